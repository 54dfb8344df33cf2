// A task that hangs, throws, ends its thread or eats memory costs itself only.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Pool, type PoolOptions } from '../../src/threads/pool.js';
import type { PoolFailed } from '../../src/threads/pool-failed.js';
import type { Deed } from './misbehaving.js';

const pools: Pool<Deed, string>[] = [];
after(() => Promise.all(pools.map((pool) => pool.close())));
function poolOf(options: Partial<PoolOptions> = {}): Pool<Deed, string> {
  const file = new URL('./misbehaving.js', import.meta.url);
  const pool = new Pool<Deed, string>({ file, threads: 1, timeoutMs: 10_000, maxQueue: 10, heapMb: 64, ...options });
  pools.push(pool);
  return pool;
}
const failureOf = (task: Promise<unknown>): Promise<PoolFailed> =>
  task.then(
    () => assert.fail('it should fail'),
    (failure: PoolFailed) => failure,
  );

test('a task that throws is told as what it threw, and the thread goes on', async () => {
  const pool = poolOf();
  const failure = await failureOf(pool.run('throw'));
  assert.equal(failure.reason, 'crashed');
  assert.ok(failure.cause instanceof TypeError);
  assert.match(failure.cause.stack ?? '', /thrown in a thread[\s\S]*misbehaving/);
  assert.equal(await pool.run('answer'), 'done');
});

for (const deed of ['exit', 'eat'] as const) {
  test(`a task that makes its thread ${deed} fails, and the one behind it is done`, async () => {
    const pool = poolOf();
    const [failure, behind] = await Promise.all([failureOf(pool.run(deed)), pool.run('answer')]);
    assert.equal(failure.reason, 'crashed');
    assert.equal(behind, 'done');
  });
}

test('a task that hangs is ended after its time, which does not run while it waits', async () => {
  const pool = poolOf({ timeoutMs: 300 });
  const [first, second, behind] = await Promise.all([
    failureOf(pool.run('hang')),
    failureOf(pool.run('hang')),
    pool.run('answer'),
  ]);
  assert.deepEqual([first.reason, second.reason, behind], ['timeout', 'timeout', 'done']);
});

test('one more than may wait is refused at once, and after the end everything', async () => {
  const pool = poolOf({ maxQueue: 1 });
  await pool.ready();
  const [first, second] = [pool.run('answer'), pool.run('answer')];
  assert.equal((await failureOf(pool.run('answer'))).reason, 'busy');
  assert.deepEqual(await Promise.all([first, second]), ['done', 'done']);
  await pool.close();
  assert.equal((await failureOf(pool.run('answer'))).reason, 'closed');
});
