// Other platforms take the requests below their paths from the same port; all others are the page's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listen } from '../../../src/platforms/web/index.js';

test('a request goes to the first listener whose path it begins with, else to the app', async () => {
  const server = await listen(() => new Response('app'), { host: '127.0.0.1', port: 0 }, [
    { path: '/other/', listener: (_, response) => response.end('other') },
  ]);
  const text = async (path: string): Promise<string> => (await fetch(new URL(path, server.url))).text();
  assert.equal(await text('/other/deep?x=/'), 'other');
  for (const path of ['/', '/others', '/a/other/', '/?/other/']) assert.equal(await text(path), 'app', path);
  await server.close(100);
});
