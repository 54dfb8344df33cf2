// The colours can be told from their background by people who see contrasts less well (WCAG 2).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast } from '../../src/render/contrast.js';
import { THEMES } from '../../src/render/themes.js';

test('black on white has contrast 21', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
});

for (const [theme, { background, foreground, pale, accent, blue, green, violet }] of Object.entries(THEMES)) {
  test(`${theme}: formulas have contrast 7, accents 4.5, pale zeros 3`, () => {
    assert.ok(contrast(foreground, background) >= 7);
    assert.ok(contrast(accent, background) >= 4.5, `${contrast(accent, background)}`);
    assert.ok(contrast(pale, background) >= 3, `${contrast(pale, background)}`);
  });

  test(`${theme}: what colours tell apart has contrast 4.5`, () => {
    for (const colour of [blue, green, violet]) assert.ok(contrast(colour, background) >= 4.5, colour);
  });

  test(`${theme}: a pale zero recedes behind the formula and the accent`, () => {
    assert.ok(contrast(foreground, pale) >= 2);
    assert.ok(contrast(accent, background) > contrast(pale, background));
  });
}
