// The colours can be told from their background by people who see contrasts less well (WCAG 2).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { THEMES } from '../../src/render/themes.js';

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

test('black on white has contrast 21', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
});

for (const [theme, { background, foreground, pale, accent }] of Object.entries(THEMES)) {
  test(`${theme}: formulas have contrast 7, accents 4.5, pale zeros 3`, () => {
    assert.ok(contrast(foreground, background) >= 7);
    assert.ok(contrast(accent, background) >= 4.5, `${contrast(accent, background)}`);
    assert.ok(contrast(pale, background) >= 3, `${contrast(pale, background)}`);
  });

  test(`${theme}: a pale zero recedes behind the formula and the accent`, () => {
    assert.ok(contrast(foreground, pale) >= 2);
    assert.ok(contrast(accent, background) > contrast(pale, background));
  });
}
