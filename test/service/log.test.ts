// The log is one JSON object a line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLog, type Level } from '../../src/service/log.js';

function logged(level: Level, write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLog(level, [], { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

test('a line has its level by name, the time, its fields and a sentence', () => {
  const [line] = logged('info', (log) => log.info({ command: 'jacobian' }, 'request'));
  const { time, ...rest } = line ?? {};
  assert.deepEqual(rest, { level: 'info', command: 'jacobian', msg: 'request' });
  assert.match(String(time), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

test('whatever people type, a line stays one line', () => {
  const lines: string[] = [];
  createLog('info', [], { write: (line) => lines.push(line) }).info({ text: 'a\nb\u2028"}\r\n{"level":"fatal"}' }, 'x');
  assert.equal(lines.length, 1);
  assert.equal(lines[0]?.trimEnd().includes('\n'), false);
});

test('an error is written with its stack and its cause', () => {
  const [line] = logged('info', (log) => log.error({ err: new Error('a', { cause: new Error('b') }) }, 'broke'));
  assert.match(JSON.stringify(line?.['err']), /log\.test.*caused by: Error: b/s);
});

test('what is below the level is not written', () => {
  const levels = (level: Level) =>
    logged(level, (log) => {
      log.debug({}, 'debug');
      log.info({}, 'info');
      log.error({}, 'error');
    }).map(({ msg }) => msg);
  assert.deepEqual(levels('debug'), ['debug', 'info', 'error']);
  assert.deepEqual(levels('error'), ['error']);
  assert.deepEqual(levels('silent'), []);
});

test('no secret is written, wherever it stands and however it is written', () => {
  const secrets = ['Mz.the"token.of-a-bot', 'Mz.the"token'];
  const lines: string[] = [];
  const log = createLog('debug', secrets, { write: (line) => lines.push(line) });
  log.error({ err: new Error(`Bot ${secrets[0]} is wrong`), deep: [{ header: secrets[1] }] }, `sent ${secrets[0]}`);
  log.debug({ url: `/api/v10/interactions/123/${'a'.repeat(40)}/callback` }, 'xoxb-1234-abcdefgh');
  log.debug({ url: 'https://hooks.slack.com/commands/T1/2/abc' }, '');
  const written = lines.join('');
  assert.doesNotMatch(written, /the\\?"token|of-a-bot|aaaa|abcdefgh|T1\/2/);
  for (const line of lines) JSON.parse(line);
  assert.match(written, /interactions\/123\/\[secret\]\/callback/);
});
