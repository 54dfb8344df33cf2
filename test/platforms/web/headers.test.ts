// What browsers are told about every response.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWeb } from './start-web.js';

const web = await startWeb();
const PATHS = ['/', '/?q=tanh(x)', '/api/commands', '/nothing', '/healthz', '/metrics', '/assets/x/static/page.css'];

test('nothing but what comes from here is loaded or run, and nothing may frame the page', async () => {
  for (const path of PATHS) {
    const { headers } = await web.get(path);
    assert.equal(
      headers.get('content-security-policy'),
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      path,
    );
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
  }
});

test('no other site may read the answers', async () => {
  for (const path of PATHS) {
    const { headers } = await web.get(path, { origin: 'https://evil.example' });
    assert.equal(headers.get('access-control-allow-origin'), null);
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
  }
});

test('the server does not say what it runs on', async () => {
  const { headers } = await web.get('/');
  assert.equal(headers.get('server'), null);
  assert.equal(headers.get('x-powered-by'), null);
});

test('answers are not stored, pages are asked for again, files of this version are kept', async () => {
  const cached = async (path: string) => (await web.get(path)).headers.get('cache-control');
  assert.equal(await cached('/api/commands'), 'no-store');
  assert.equal(await cached('/'), 'no-cache');
  const html = await (await web.get('/')).text();
  const [style = ''] = html.match(/assets\/[\da-f]+\/static\/page\.css/) ?? [];
  assert.equal(await cached(`/${style}`), 'public, max-age=31536000, immutable');
  assert.equal(await cached('/assets/older/static/page.css'), 'no-cache');
});

test('files have their types', async () => {
  for (const [path, type] of [
    ['static/page.css', 'text/css; charset=utf-8'],
    ['static/icon.svg', 'image/svg+xml'],
    ['view/card.js', 'text/javascript; charset=utf-8'],
  ]) {
    assert.equal((await web.get(`/assets/x/${path}`)).headers.get('content-type'), type);
  }
});

test('HEAD is answered like GET, without the body', async () => {
  const response = await fetch(`${web.url}/api/commands`, { method: 'HEAD' });
  assert.equal(response.status, 200);
  assert.equal(await response.text(), '');
});
