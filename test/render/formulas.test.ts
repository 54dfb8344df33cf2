// Every kind of formula that answers are made of can be drawn, with paths only.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compose } from '../../src/render/compose.js';
import { THEMES } from '../../src/render/themes.js';
import { typeset } from '../../src/render/typeset.js';
import { FORMULAS, matrix } from './formulas.js';

for (const tex of FORMULAS) {
  test(`${tex.slice(0, 70)} is drawn without a font of the machine`, () => {
    const { svg } = compose([typeset([tex])], THEMES.dark);
    assert.match(svg, /<path/);
    assert.doesNotMatch(svg, /<text|merror/);
  });
}

test('pieces side by side stand exactly as in the unbroken formula', () => {
  const pieces = ['x', '+ \\frac{1}{2} y', '= \\left(a\\right)', '\\, - b', '= - c,', '\\sin x', '\\in S'];
  const broken = typeset(pieces);
  const [whole] = typeset([pieces.join(' ')]);
  assert.equal(broken.length, pieces.length);
  assert.ok(Math.abs(broken.at(-1)!.end - whole!.end) < 1e-9, `${broken.at(-1)!.end} and ${whole!.end}`);
});

test('an operator at the beginning of a piece keeps its space to the right', () => {
  const [, sum] = typeset(['a', '+ b']);
  const [sign] = typeset(['+ b']);
  assert.ok(sum!.end - sum!.start - sum!.lead > sign!.end + 0.2, 'a plus between two terms, not a sign');
});

test('a group that spans two pieces keeps them together', () => {
  assert.equal(typeset(['\\displaystyle a', '+ b']).length, 1);
});

test('the brackets of a matrix leave room for a minus sign', () => {
  const [tight] = typeset(['\\left[ -1 \\right]']);
  const [roomy] = typeset([matrix(1, 1, () => '-1')]);
  assert.ok(roomy!.end > tight!.end + 0.2);
});

test('a name with digits or underscores stays in one piece', () => {
  for (const [written, shown] of [
    ['log1mexp', 'log1mexp'],
    ['gelu\\_tanh', 'gelu_tanh'],
    ['relu6', 'relu6'],
  ]) {
    const [name] = typeset([`\\operatorname{${written}}(x)`]);
    const [text] = typeset([`\\text{${shown}}(x)`]);
    assert.ok(Math.abs(name!.end - text!.end) < 0.01, `${name!.end} and ${text!.end}`);
  }
  const [plain] = typeset(['\\operatorname{relu}(x)']);
  assert.ok(plain!.end > 0);
});
