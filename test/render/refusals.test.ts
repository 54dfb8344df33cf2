// What cannot be drawn is refused with the right reason, and the next picture works.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { TexRow } from '../../src/drawing.js';
import { createRenderer, RenderFailed } from '../../src/render/index.js';

// On a machine under load a formula nested 2,900 levels deep takes more than the usual three seconds to overflow.
const renderer = createRenderer({ workers: 1, timeoutMs: 30_000 });
after(() => renderer.close());

async function refuses(rows: readonly TexRow[], reason: string, message?: RegExp): Promise<void> {
  await assert.rejects(renderer.picture({ rows, theme: 'dark' }), (error: unknown) => {
    assert.ok(error instanceof RenderFailed);
    assert.equal(error.reason, reason);
    assert.doesNotMatch(error.message, /[/\\]\w+[/\\]/, 'no path in the message');
    if (message) assert.match(error.message, message);
    return true;
  });
  assert.ok((await renderer.picture({ rows: [['x', reason.length > 0 ? '+ y' : '']], theme: 'dark' })).png.length > 0);
}

const WRONG_TEX = ['\\frac{1}{', '\\left( x', 'x^2^3', 'a & b', '{', '}', '\\begin{bmatrix} 1', '\\begin{nothing} x'];
for (const tex of WRONG_TEX) {
  test(`${tex} is wrong TeX`, () => refuses([[tex]], 'tex'));
}

const NOT_HERE = [
  '\\nosuchcommand',
  '\\input{x}',
  '\\def\\a{b}',
  '\\newcommand{\\a}{b}',
  '\\let\\a\\b',
  '\\href{a}{b}',
];
NOT_HERE.push('\\require{html}', '\\class{a}{b}', '\\style{a}{b}', '\\color{red}{x}', '\\includegraphics{a}');
NOT_HERE.push(
  '\\mmlToken{mi}[style="fill:red"]{x}',
  '\\label{a}',
  '\\ref{a}',
  '\\rule{1em}{1em}',
  '\\DeclareMathOperator{\\a}{b}',
);
for (const tex of NOT_HERE) {
  test(`${tex} is an unknown command`, () => refuses([[tex]], 'tex', /^Undefined control sequence \\\w+$/));
}

for (const tex of ['\\text{где}', 'где', '\\text{caffè}', '🙂', '\\text{α}', '\\mathbb 1', 'x²', '漢']) {
  test(`${tex} would need a font`, () => refuses([[tex]], 'text-in-svg'));
}

test('no formula, no picture', async () => {
  await refuses([], 'tex');
  await refuses([[]], 'tex');
  await refuses([['', ' ']], 'tex');
});

test('too much at once is refused', async () => {
  await refuses([['x+'.repeat(4000)]], 'too-large');
  await refuses(
    Array.from({ length: 100 }, () => ['x']),
    'too-large',
  );
  await refuses([[`${'{'.repeat(2900)}x${'}'.repeat(2900)}`]], 'too-large', /nested/);
  await refuses([['\\raise 1000em {x}']], 'too-large');
});

test('one wrong row costs the whole picture', () => refuses([['x'], ['\\frac']], 'tex'));
