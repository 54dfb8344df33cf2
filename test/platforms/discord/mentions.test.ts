// Questions in messages: what is one, and what is none; an answer follows its question.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDiscord } from '../../support/discord/start-discord.js';
import { APPLICATION, BOT, CHANNEL, DIRECT, ROLE } from '../../support/discord/world.js';

const { person, standIn, events } = await startDiscord();
const ME = `<@${APPLICATION}>`;
const sent = (): number => [...standIn.messages.values()].length;

test('a mention is answered with a reply that pings nobody', async () => {
  const { text, alts, message, question } = await person().say(`${ME} /jacobian relu(W*x + b) wrt: x`);
  assert.match(text, /Diag\(1\[W·x \+ b > 0\]\)·W/);
  assert.equal(alts.length, 1);
  assert.equal(message?.body.message_reference.message_id, question.id);
  assert.deepEqual(message?.body.allowed_mentions, { parse: [], replied_user: false });
});

test('a command as a line, the role that Discord made for us, a code block, escaped stars: all are read', async () => {
  for (const said of [
    `${ME} /jacobian softmax(x)`,
    `<@&${ROLE}> softmax(x)`,
    `${ME}\n\`\`\`\nsoftmax(x)\n\`\`\``,
    `${ME} softmax(1\\*x)`,
  ])
    assert.match((await person().say(said)).text, /Diag\(s\) − s·sᵀ/, said);
});

test('a direct message needs no mention', async () => {
  const { message, text } = await person({ isDirect: true }).say('tanh(x)');
  assert.equal(message?.channel, DIRECT);
  assert.match(text, /diagonal/);
});

test('a reply to somebody’s formula asks for that formula', async () => {
  const asker = person();
  const before = asker.message('softmax(x)');
  const { text } = await asker.say(ME, { type: 19, referenced_message: before });
  assert.match(text, /Diag\(s\) − s·sᵀ/);
});

test('a reply to an answer of ours that says nothing else asks for it again', async () => {
  const asker = person();
  const { message } = await asker.say(`${ME} tanh(x)`);
  const before = { ...asker.message(''), author: BOT, components: message?.body.components };
  assert.match((await asker.say(ME, { type: 19, referenced_message: before })).text, /^\/\w+ .*tanh\(x\)/);
});

test('everyone, other roles, bots, ourselves and pins are no questions', async () => {
  const asker = person();
  const before = sent();
  for (const message of [
    asker.message('@everyone relu(x)'),
    asker.message('<@&2000000000000000009> relu(x)'),
    asker.message('relu(x)'),
    asker.message(`${ME} relu(x)`, { author: { id: '77', username: 'bot', bot: true } }),
    asker.message(`${ME} relu(x)`, { author: BOT }),
    asker.message(`${ME} relu(x)`, { webhook_id: '78' }),
    asker.message(`${ME} relu(x)`, { type: 6 }),
  ])
    standIn.gateway.dispatch('MESSAGE_CREATE', message);
  await asker.say(`${ME} x`);
  assert.equal(sent(), before + 1);
});

test('a changed question is answered in the same place; a link that Discord looked at changes nothing', async () => {
  const asker = person();
  const { message, question } = await asker.say(`${ME} relu(x)`);
  const edited_timestamp = new Date().toISOString();
  standIn.gateway.dispatch('MESSAGE_UPDATE', { ...question, embeds: [{}] });
  standIn.gateway.dispatch('MESSAGE_UPDATE', { ...question, content: `${ME} tanh(x)`, edited_timestamp });
  await standIn.until(() => message?.edits === 1, 'the answer to the changed question');
  assert.match(JSON.stringify(message?.body.components), /tanh/);
});

test('a deleted question takes its answer along', async () => {
  const { message, question } = await person().say(`${ME} relu(x)`);
  standIn.gateway.dispatch('MESSAGE_DELETE', { id: question.id, channel_id: CHANNEL, guild_id: question.guild_id });
  await standIn.until(() => message?.isDeleted === true, 'the answer deleted');
  const many = await person().say(`${ME} relu(x)`);
  standIn.gateway.dispatch('MESSAGE_DELETE_BULK', { ids: [many.question.id], channel_id: CHANNEL });
  await standIn.until(() => many.message?.isDeleted === true, 'the answer deleted');
});

test('a problem in a message can be mended in place', async () => {
  const asker = person();
  const problem = await asker.say(`${ME} /jacobian soft(x)`);
  const mended = await asker.fill(problem, 'Fix', { expression: 'softmax(x)' });
  assert.equal(mended.message, problem.message);
  assert.match(mended.text, /Diag\(s\)/);
});

test('words that do not reach us are told so', async () => {
  const { text } = await person().say('', { mention_roles: [ROLE] });
  assert.match(text, /mention me by my name/);
});

test('a bare mention is help', async () => {
  assert.match((await person().say(ME)).text, /\/jacobian/);
});

test('where no file may be sent the answer is in words; where nothing may be said it is told privately', async () => {
  standIn.forbidden.set(CHANNEL, new Set(['files']));
  assert.deepEqual((await person().say(`${ME} relu(x)`)).alts, []);
  standIn.forbidden.set(CHANNEL, new Set(['messages']));
  const asker = person();
  const question = asker.message(`${ME} relu(x)`);
  standIn.gateway.dispatch('MESSAGE_CREATE', question);
  const told = () => [...standIn.messages.values()].find(({ body }) => /may not write/.test(body.content ?? ''));
  await standIn.until(() => told() !== undefined, 'a direct message');
  assert.equal(told()?.channel, DIRECT);
  standIn.forbidden.clear();
});

test('no limit of Discord was broken', () => {
  assert.deepEqual(standIn.violations, []);
  assert.ok((events.get('answer-forbidden') ?? 0) >= 2);
});
