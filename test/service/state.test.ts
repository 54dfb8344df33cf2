// State is kept beyond a restart, in files and in Redis alike; of many who add a key, one is first.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openState, type SharedState } from '../../src/service/state.js';
import { needs } from '../support/needs.js';
import { type RedisServer, startRedis } from '../support/redis.js';

const fail = (reason: unknown): void => assert.fail(String(reason));
const folder = mkdtempSync(join(tmpdir(), 'jacobot-state-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const inFiles = (dataDir = join(folder, 'data')): Promise<SharedState> => openState({ dataDir, onLost: fail });

function laws(open: () => Promise<SharedState>): void {
  test('what was set is there after the state was closed and opened, until it is deleted', async () => {
    const first = await open();
    assert.equal(await first.get('person'), undefined);
    await first.set('person', 'light ☀');
    await first.set('__proto__', 'x');
    await first.close();
    const second = await open();
    assert.equal(await second.get('person'), 'light ☀');
    assert.equal(await second.get('__proto__'), 'x');
    assert.equal(await second.get('../person'), undefined);
    await second.delete('person');
    await second.delete('never set');
    assert.equal(await second.get('person'), undefined);
    await second.close();
  });

  test('what has a time is there until then, and can be added again afterwards', async () => {
    const state = await open();
    await state.set('short', 'a', 50);
    assert.equal(await state.add('short', 'b', 60_000), false);
    await sleep(80);
    assert.equal(await state.get('short'), undefined);
    assert.equal(await state.add('short', 'c', 60_000), true);
    assert.equal(await state.get('short'), 'c');
    await state.close();
  });

  test('of fifty who add the same key at once exactly one is first', async () => {
    const state = await open();
    const firsts = await Promise.all(Array.from({ length: 50 }, (_, i) => state.add('event', String(i), 60_000)));
    assert.equal(firsts.filter(Boolean).length, 1);
    assert.equal(await state.get('event'), String(firsts.indexOf(true)));
    await state.close();
  });
}

describe('in files', () => {
  laws(() => inFiles());

  test('only the owner may read them, and a broken one counts as not there', async () => {
    const dataDir = join(folder, 'broken');
    const state = await inFiles(dataDir);
    await state.set('token', 'secret');
    const [name = ''] = readdirSync(dataDir);
    assert.equal(statSync(join(dataDir, name)).mode & 0o077, 0);
    for (const text of ['', '{"value":', '[]', 'null', '{"value":3}']) {
      writeFileSync(join(dataDir, name), text);
      assert.equal(await state.get('token'), undefined, text);
    }
    await state.set('token', 'again');
    assert.equal(await state.get('token'), 'again');
    await state.close();
  });

  test('what is past its time is swept away when the state is opened', async () => {
    const dataDir = join(folder, 'swept');
    const before = await inFiles(dataDir);
    await before.set('short', 'a', 1);
    await before.set('long', 'b');
    await before.close();
    await sleep(10);
    const state = await inFiles(dataDir);
    while (readdirSync(dataDir).length > 1) await sleep(5);
    assert.equal(await state.get('long'), 'b');
    await state.close();
  });

  test('a process killed while it writes leaves every value whole', async () => {
    const dataDir = join(folder, 'killed');
    const values = ['A', 'B'].map((letter) => letter.repeat(20_000));
    const program = `
      const { openState } = await import(${JSON.stringify(new URL('../../src/service/state.js', import.meta.url).href)});
      const state = await openState({ dataDir: ${JSON.stringify(dataDir)}, onLost() {} });
      for (let i = 0; ; i++) {
        await Promise.all([0, 1, 2, 3].map((key) => state.set('key' + key, (i % 2 ? 'A' : 'B').repeat(20000))));
        if (i === 0) process.stdout.write('begun');
      }`;
    for (let i = 0; i < 8; i++) {
      const writer = spawn(process.execPath, ['--input-type=module', '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(writer.stdout, 'data');
      await sleep(3 * i);
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      const state = await inFiles(dataDir);
      for (let key = 0; key < 4; key++) assert.ok(values.includes((await state.get(`key${key}`)) ?? ''));
      await state.close();
    }
    assert.equal(readdirSync(dataDir).length, 4, 'what was begun and not finished is dropped');
  });
});

describe('in Redis', needs('redis'), () => {
  let server: Promise<RedisServer> | undefined;
  const redis = (): Promise<RedisServer> => (server ??= startRedis());
  const open = async (onLost = fail): Promise<SharedState> =>
    openState({ redisUrl: (await redis()).url, dataDir: folder, onLost });
  after(async () => (await redis()).kill());

  laws(() => open());

  test('of two processes that add the same key exactly one is first', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const firsts = await Promise.all([one.add('shared', '1', 60_000), other.add('shared', '2', 60_000)]);
    assert.equal(firsts.filter(Boolean).length, 1);
    await Promise.all([one.close(), other.close()]);
  });

  test('while the server is away calls are refused at once, and when it is back they work', async () => {
    const lost: unknown[] = [];
    const state = await open((reason) => lost.push(reason));
    await state.set('before', 'x');
    await (await redis()).kill();
    while (lost.length === 0) await sleep(10);
    await assert.rejects(state.get('before'));
    await (await redis()).restart();
    const works = (): Promise<boolean> =>
      state.set('after', 'y').then(
        () => true,
        () => false,
      );
    while (!(await works())) await sleep(20);
    assert.equal(await state.get('after'), 'y');
    await state.close();
  });

  test('an address where nobody listens is refused at the start', async () => {
    await assert.rejects(openState({ redisUrl: 'redis://127.0.0.1:1', dataDir: folder, onLost: fail }));
  });
});
