// Whatever is sent, the server answers in its own words, quickly, and goes on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWeb } from './start-web.js';

const web = await startWeb();
const JACOBIAN = '/api/commands/jacobian';

/** The code of the problem. */
async function problem(values: unknown): Promise<string> {
  const { status, json } = await web.ask('jacobian', values);
  assert.equal(status, 400, JSON.stringify(json).slice(0, 300));
  return json.error.code;
}

test('10,000 characters', async () => {
  assert.equal(await problem({ expression: 'x+'.repeat(5000) }), 'too-long');
});

test('brackets inside one another without end', async () => {
  assert.equal(await problem({ expression: `${'('.repeat(900)}x${')'.repeat(900)}` }), 'too-deep');
});

test('JSON that is nested without end', async () => {
  for (const depth of [30, 1000, 100_000]) {
    const response = await web.post(JACOBIAN, `{"expression": "x", "at": ${'['.repeat(depth)}${']'.repeat(depth)}}`);
    const { error } = (await response.json()) as { error: { code: string } };
    assert.deepEqual([response.status, error.code], [400, 'too-deep']);
  }
});

test('lists in lists where numbers should be', async () => {
  assert.ok(await problem({ expression: 'x', at: { x: [[[1]]] } }));
  assert.ok(await problem({ expression: 'x', at: { x: [[1, 2], [3]] } }));
  assert.ok(await problem({ expression: 'x', at: { x: [] } }));
  assert.ok(await problem({ expression: 'x', at: { x: {} } }));
  assert.ok(await problem({ expression: 'x', at: { x: null } }));
});

test('numbers that are none', async () => {
  assert.ok(await problem({ expression: 'x', at: { x: 'NaN' } }));
  assert.ok(await problem({ expression: 'x', at: 'x = NaN' }));
  assert.ok(await problem({ expression: 'x', at: 'x = Infinity' }));
  const huge = await web.post(JACOBIAN, '{"expression": "x", "at": {"x": 1e999}}');
  assert.equal(huge.status, 400);
  assert.ok(await problem({ expression: 'x', at: 'x = 1e999' }));
});

test('a vector of 100,000 numbers is refused by its limit', async () => {
  const at = { x: Array.from({ length: 100_000 }, () => 1) };
  assert.equal(await problem({ expression: 'max(0, x)', at }), 'too-long');
  assert.equal(await problem({ expression: 'max(0, x)', at: JSON.stringify(at.x) }), 'too-long');
});

test('names that every object has are no values of variables', async () => {
  for (const name of ['__proto__', 'constructor', 'hasOwnProperty']) {
    assert.ok(await problem(JSON.parse(`{"expression": "x", "at": {"${name}": [1, 2]}}`)));
    assert.ok(await problem({ expression: name === 'constructor' ? 'x.constructor' : `${name}(x)` }));
  }
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});

test('arguments of another kind', async () => {
  for (const expression of [1, true, ['x'], { x: 1 }]) assert.equal(await problem({ expression }), 'bad-argument');
  assert.equal(await problem({ expression: 'x', layout: 'diagonal' }), 'bad-argument');
  assert.equal(await problem({ expression: 'x', nonsense: 1 }), 'unknown-argument');
});

test('control characters, lone surrogates, directions', async () => {
  for (const sign of ['\u0000', '\u001b[31m', '\ud800', '\u202e', '\ufeff\u200b\u0007']) {
    const { status } = await web.ask('jacobian', { expression: `x ${sign} y` });
    assert.ok(status === 400 || status === 200, `${status}`);
  }
});

test('HTML and mentions stay text, in JSON and on the page', async () => {
  const expression = '<img src=x onerror=alert(1)>@everyone"\'&amp;</pre><script>';
  const { json } = await web.ask('jacobian', { expression });
  assert.equal(typeof json.error.message, 'string');
  const page = await (await web.get(`/?${new URLSearchParams({ q: expression })}`)).text();
  assert.ok(page.includes('&lt;img src=x onerror=alert(1)&gt;@everyone&quot;&#39;&amp;amp;&lt;/pre&gt;&lt;script&gt;'));
  assert.equal(page.match(/<img/g)?.length, 1, 'only the icon');
  assert.equal(page.match(/<script/g)?.length, 1, 'only ours');
});

test('a page address with strange parameters is a page', async () => {
  for (const query of [
    '?q',
    '?q=&at=',
    '?q=x&__proto__=1',
    '?q=x&q.command=__proto__',
    '?q=%00',
    '?q=/nope x',
    '?at=1',
    '?&&&=',
  ]) {
    const response = await web.get(`/${query}`);
    assert.ok([200, 400].includes(response.status), `${query}: ${response.status}`);
    assert.match(await response.text(), /^<!doctype html>/);
  }
});

test('after all of that the server answers as before, and nothing was a fault of ours', async () => {
  assert.equal((await web.ask('jacobian', { expression: 'max(0, x)', at: { x: [1, -2, 3] } })).status, 200);
  assert.deepEqual(web.faults, []);
});
