// Answers made in threads are the same as those made on the thread that calls, which is free meanwhile.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { commands } from '../commands/index.js';
import { assemble } from '../src/assemble.js';

const fail = (fault: unknown): void => assert.fail(String(fault));
const parts = { workers: 1, cacheBytes: 0, onFault: fail, onMissingPicture: fail };
const inThread = assemble({ ...parts, answerers: 1 });
const here = assemble(parts);
after(() => Promise.all([inThread.close(), here.close()]));

for (const command of commands) {
  test(`/${command.name}: the examples and a problem are answered alike`, async () => {
    const requests = [...command.examples, { nonsense: 'x' }].map((values) => ({ command: command.name, values }));
    for (const request of requests)
      assert.deepEqual(await inThread.router.answer(request, undefined), await here.router.answer(request, undefined));
  });
}

test('while an answer takes long the caller turns to others', async () => {
  await inThread.ready();
  const expression = Array.from({ length: 50 }, (_, i) => `max(x, y${i})`).join(' + ');
  const request = { command: 'jacobian', values: { expression, wrt: 'x' } };
  const turnsDuring = async (router: typeof here.router): Promise<number> => {
    let turns = 0;
    let isDone = false;
    const answer = router.answer(request, undefined).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await new Promise((resolve) => setImmediate(resolve));
      turns++;
    }
    await answer;
    return turns;
  };
  assert.ok((await turnsDuring(here.router)) < 5);
  assert.ok((await turnsDuring(inThread.router)) > 50);
});
