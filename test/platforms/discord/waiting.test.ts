// Whoever waits sees that an answer is coming; an answer whose pictures take too long goes out in words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { startDiscord, stateHere } from '../../support/discord/start-discord.js';
import { APPLICATION, CHANNEL } from '../../support/discord/world.js';

const ME = `<@${APPLICATION}>`;
const TYPING = `POST /channels/${CHANNEL}/typing`;

test('a mention that is answered at once shows no typing; one that waits does, until the answer is there', async () => {
  const state = stateHere();
  let ms = 0;
  const slowly = { ...state, get: (key: string) => after(ms).then(() => state.get(key)) };
  const { person, standIn } = await startDiscord({ state: slowly });
  const typed = (): number => standIn.requests.filter((request) => request.endsWith(TYPING.slice(5))).length;
  await person().say(`${ME} relu(x)`);
  const before = typed();
  // This answer is remembered.
  await person().say(`${ME} relu(x)`);
  assert.equal(typed(), before);
  ms = 9000;
  const { text, alts } = await person().say(`${ME} tanh(x)`);
  assert.match(text, /diagonal/);
  assert.equal(alts.length, 1);
  // After half a second, and again before Discord takes it away.
  assert.equal(typed(), before + 2);
  ms = 0;
  await after(600);
  assert.equal(typed(), before + 2);
});

test('where no typing may be shown the answer comes all the same', async () => {
  const state = stateHere();
  const { person, standIn } = await startDiscord({
    state: { ...state, get: (key: string) => after(700).then(() => state.get(key)) },
  });
  standIn.faults.push({ route: /typing$/, kind: '500', times: 9 });
  assert.match((await person().say(`${ME} relu(x)`)).text, /diagonal/);
});

test('an answer whose pictures take too long has its formulas in words, deferred or not, and the next question is not kept waiting', async () => {
  for (const earlyMs of [0, 700]) {
    const { person, standIn } = await startDiscord({ wholeMs: 0, earlyMs });
    const asker = person();
    const mention = await asker.say(`${ME} softmax(x)`);
    assert.match(mention.text, /Diag\(s\) − s·sᵀ/);
    assert.deepEqual(mention.alts, []);
    const slash = await asker.slash('jacobian', { expression: 'tanh(W*x)', wrt: 'x' });
    assert.match(slash.text, /Diag\(1 − tanh\(W·x\)²\)·W/);
    assert.equal(slash.awaited.isThinking, false);
    assert.deepEqual(standIn.violations, []);
  }
});
