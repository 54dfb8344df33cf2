// What goes wrong between us and Discord: everybody gets their answer, or it is counted that nobody could.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kind } from '../../support/discord/faults.js';
import type { Answer } from '../../support/discord/people.js';
import { startDiscord } from '../../support/discord/start-discord.js';
import { APPLICATION } from '../../support/discord/world.js';

const quick = await startDiscord();
const slow = await startDiscord({ earlyMs: 0 });
const CALLBACK = /callback$/;
const EDIT = /^PATCH/;

const whole = ({ alts, awaited, text }: Answer): void => {
  assert.equal(awaited.isThinking, false);
  assert.equal(alts.length, 1, text);
  assert.match(text, /diagonal/);
};
let asked = 0;
/** Another question each time, so that no answer is remembered. */
const question = () => ({ expression: `relu(${++asked}*x)` });
const ask = (discord: typeof quick): Promise<Answer> => discord.person().slash('jacobian', question());

for (const kind of ['429', '500', 'cut-before', 'cut-after'] as const satisfies Kind[]) {
  test(`a first answer that meets ${kind} arrives`, async () => {
    quick.standIn.faults.push({ route: CALLBACK, kind, times: 1 });
    whole(await ask(quick));
  });
  test(`a deferred answer that meets ${kind} arrives, at the deferral and at the edit`, async () => {
    slow.standIn.faults.push({ route: CALLBACK, kind, times: 1 }, { route: EDIT, kind, times: 1 });
    const asker = slow.person();
    const awaited = asker.sendSlash('jacobian', question());
    await slow.standIn.until(() => (awaited.original?.edits ?? 0) > 0, 'the edit');
    whole(await asker.answerTo(awaited));
  });
}

test('a deferral that was carried out, though nobody told us, is edited', async () => {
  slow.standIn.faults.push({ route: CALLBACK, kind: 'cut-after', times: 1 });
  whole(await ask(slow));
  assert.ok((slow.events.get('already-acknowledged') ?? 0) > 0);
});

test('a first answer that hangs is given up in time and given again', async () => {
  quick.standIn.faults.push({ route: CALLBACK, kind: 'late-after', times: 1, ms: 400 });
  whole(await ask(quick));
});

test('a picture that a proxy finds too large is left out', async () => {
  quick.standIn.faults.push({ route: CALLBACK, kind: 'proxy-413', times: 1 });
  const { alts, text } = await ask(quick);
  assert.deepEqual(alts, []);
  assert.match(text, /diagonal/);
});

test('an interaction that Discord has forgotten is counted, and the next one is answered', async () => {
  const asker = quick.person();
  const awaited = asker.sendSlash('jacobian', question());
  quick.standIn.interactions.delete(awaited.token);
  await quick.standIn.until(() => (quick.events.get('unknown-interaction') ?? 0) > 0, 'the count');
  assert.equal(awaited.first, undefined);
  whole(await ask(quick));
});

test('what Discord refuses is sent more plainly, and what people typed is not in the log', async () => {
  const { standIn, logged } = quick;
  // Remembered, so that it is there at once on a busy machine too.
  await quick.person().slash('jacobian', { expression: 'relu(secret)' });
  standIn.faults.push({ route: CALLBACK, kind: 'proxy-413', times: 3 });
  const awaited = quick.person().sendSlash('jacobian', { expression: 'relu(secret)' });
  await standIn.until(() => (quick.events.get('answer-failed') ?? 0) > 0, 'the count');
  assert.ok(logged.some((line) => line.startsWith('Discord did not take an answer')));
  assert.ok(!logged.join().includes('secret'));
  await standIn.until(() => awaited.first === 4, 'a word about it');
});

test('a message sent twice, since its answer was lost, is one message', async () => {
  const { standIn, person } = quick;
  standIn.faults.push({ route: /^POST \/channels/, kind: '500', times: 1 });
  await person().say(`<@${APPLICATION}> relu(x)`);
  assert.deepEqual(standIn.violations, []);
});

test('a dropped connection is resumed, and what came meanwhile is answered', async () => {
  const { standIn, events } = quick;
  standIn.gateway.drop();
  whole(await ask(quick));
  assert.ok((events.get('reconnecting') ?? 0) > 0);
  assert.equal(standIn.gateway.resumed.length > 0, true);
});

test('told to reconnect, it does; a session that is not valid any more is begun anew', async () => {
  const { standIn, platform } = quick;
  standIn.gateway.tell(7);
  whole(await ask(quick));
  const before = standIn.gateway.identified.length;
  standIn.gateway.tell(9);
  while (standIn.gateway.identified.length === before || !platform.isReady())
    await new Promise((resolve) => setTimeout(resolve, 20));
  whole(await ask(quick));
});

test('answers keep to the limits meanwhile', () => {
  assert.deepEqual([...quick.standIn.violations, ...slow.standIn.violations], []);
});
