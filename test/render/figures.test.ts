// Graphs and scenes: every number stands at its place, every colour says what it means, and nothing is drawn without bound.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import sharp from 'sharp';
import type { Drawing, DrawingRow, Graph, Scene } from '../../src/drawing.js';
import { compose } from '../../src/render/compose.js';
import { contrast, mostReadable } from '../../src/render/contrast.js';
import { figureOfGraph } from '../../src/render/graph.js';
import { createRenderer, type Picture, type Theme } from '../../src/render/index.js';
import { Labels } from '../../src/render/label.js';
import { heatOf } from '../../src/render/scales.js';
import { figureOfScene } from '../../src/render/scene.js';
import { THEMES } from '../../src/render/themes.js';
import { GRAPH, grid, SCENE } from './figures.js';
import { pictureDifference, VISIBLE } from './picture-difference.js';

const renderer = createRenderer({ workers: 1 });
const again = createRenderer({ workers: 1 });
after(() => Promise.all([renderer.close(), again.close()]));
const draw = (row: DrawingRow, theme: Theme = 'dark', from = renderer): Promise<Picture> =>
  from.picture({ rows: [row], theme });

const svgOf = (row: Graph | Scene, theme: Theme = 'light', room = 440): string =>
  row.kind === 'graph'
    ? figureOfGraph(row, room, THEMES[theme], new Labels()).svg
    : figureOfScene(row, THEMES[theme], new Labels()).svg;
const all = (svg: string, pattern: RegExp): RegExpExecArray[] => [...svg.matchAll(pattern)];
const numbers = (match: RegExpExecArray | undefined): number[] => (match ?? []).slice(1).map(Number);

for (const [name, row] of Object.entries({ GRAPH, SCENE })) {
  test(`${name}: paths only, of the same size in both themes, as a PNG with a palette`, async () => {
    const [dark, light] = await Promise.all([draw(row, 'dark'), draw(row, 'light')]);
    assert.deepEqual([dark.width, dark.height], [light.width, light.height]);
    for (const { png, width, height } of [dark, light]) {
      const found = await sharp(png).metadata();
      assert.deepEqual([found.width, found.height, found.isPalette], [2 * width, 2 * height, true]);
      assert.ok(png.length < 60_000, `${png.length} bytes`);
    }
    for (const theme of ['dark', 'light'] as const)
      assert.doesNotMatch(svgOf(row, theme), /<text|NaN|undefined|Infinity/);
  });
}

test('a figure below a formula does not widen its letters, and a graph is as wide as the formula', () => {
  const figure = (room: number) => figureOfGraph(GRAPH, room, THEMES.dark, new Labels());
  assert.ok(figure(500).width > figure(440).width);
  assert.equal(figure(10).width, figure(440).width);
  assert.equal(compose([figure], THEMES.dark).width, 480);
});

test('circles stand where the lines of their numbers cross; a limit that is not taken is open', () => {
  const svg = svgOf(GRAPH);
  const [background, blue] = [THEMES.light.background, THEMES.light.blue];
  const circles = all(svg, /<circle cx="([\d.]+)" cy="([\d.]+)" r="[\d.]+" fill="(#\w+)"/g);
  assert.deepEqual(
    circles.map(([, , , fill]) => fill),
    [blue, background],
  );
  const [faint = ''] = all(svg, new RegExp(`<path d="([^"]+)" fill="none" stroke="${THEMES.light.faint}"`, 'g')).map(
    ([, path]) => path ?? '',
  );
  const uprights = all(faint, /M([\d.]+) [\d.]+V/g).map(([, x]) => Number(x));
  const levels = all(faint, /M[\d.]+ ([\d.]+)H/g).map(([, y]) => Number(y));
  for (const circle of circles) {
    const [x, y] = numbers(circle);
    assert.ok(uprights.includes(x as number) && levels.includes(y as number), `${x}, ${y}`);
  }
});

test('a curve goes through the circle on it, and leaves the field nowhere', async () => {
  const svg = svgOf(GRAPH);
  const [cx, cy] = numbers(all(svg, /<circle cx="([\d.]+)" cy="([\d.]+)"/g)[0]);
  assert.ok(svg.includes(`L${cx},${cy}L`), 'the kink is a point of the curve');
  // The dashed line would reach -2 where the field ends at -1.
  const { png, height } = await draw({ ...GRAPH, notes: [], bars: [] }, 'light');
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  let lowest = 0;
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      const at = (y * info.width + x) * 3;
      const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
      if (r > 160 && g < 100 && b < 60) lowest = y / 2;
    }
  }
  assert.ok(lowest > height / 2 && lowest < height - 20 - 24, `accent down to ${lowest} of ${height}`);
});

test('the bar of subderivatives goes from one limit to the other', () => {
  const svg = svgOf(GRAPH);
  const [x, from, to] = numbers(
    all(svg, /<path d="M([\d.]+) ([\d.]+)V([\d.]+)" fill="none" stroke="#\w+" stroke-width="6"/g)[0],
  );
  const [open, closed] = all(svg, /<circle cx="([\d.]+)" cy="([\d.]+)"/g)
    .reverse()
    .map(numbers);
  assert.equal(x, closed?.[0]);
  assert.equal(from, closed?.[1]);
  assert.equal(to, open?.[1]);
});

test('items of a line are centred on one another, and lines share their columns', () => {
  const scene: Scene = {
    kind: 'scene',
    lines: [
      [grid(3, 1), { kind: 'sign', tex: '=' }, grid(1, 3)],
      [grid(1, 3), { kind: 'sign', tex: '=' }, grid(3, 1)],
    ],
  };
  const places = all(svgOf(scene), /<g transform="translate\(([\d.]+),([\d.]+)\)"><(?:rect|g)/g).map(numbers);
  assert.equal(places.length, 6);
  const [first, second] = [places.slice(0, 3), places.slice(3)];
  for (const line of [first, second]) assert.equal(new Set(line.map(([, y]) => y)).size, 1);
  // The narrow grid of the first line has its middle where the wide one below has it.
  assert.equal(second[0]?.[0], 0);
  assert.ok((first[0]?.[0] as number) > 30);
  assert.equal(first[1]?.[0], second[1]?.[0]);
});

test('every cell of a grid is a tile of one size', () => {
  const svg = svgOf({ kind: 'scene', lines: [[grid(3, 4)]] });
  const tiles = all(svg, /<rect x="[-\d.]+" y="[-\d.]+" width="([\d.]+)" height="([\d.]+)" rx/g);
  assert.equal(tiles.length, 12);
  assert.equal(new Set(tiles.map(([, w, h]) => `${w} ${h}`)).size, 1);
});

test('another digit, another colour and another arrow can be seen, a repetition cannot', async () => {
  const scene = (tex: string, heat: number, towards: 'left' | 'right'): Scene => ({
    kind: 'scene',
    lines: [[{ kind: 'grid', cells: [[{ tex, tone: 'plain', heat }]] }, { kind: 'arrow', towards }, grid(2, 2)]],
  });
  const { png } = await draw(scene('0.5', 0.5, 'right'));
  assert.ok((await pictureDifference(png, (await draw(scene('0.5', 0.5, 'right'), 'dark', again)).png)) < VISIBLE);
  for (const other of [scene('0.8', 0.5, 'right'), scene('0.5', -1, 'right'), scene('0.5', 0.5, 'left')])
    assert.ok((await pictureDifference(png, (await draw(other)).png)) >= VISIBLE / 2);
});

for (const theme of ['dark', 'light'] as const) {
  test(`${theme}: in a heat map positive is the accent, negative blue, 0 the background, and digits can be read`, () => {
    const colours = THEMES[theme];
    const hex = (rgb: string): string =>
      `#${(rgb.match(/\d+/g) ?? []).map((each) => Number(each).toString(16).padStart(2, '0')).join('')}`;
    assert.equal(hex(heatOf(1, colours)), colours.accent);
    assert.equal(hex(heatOf(-1, colours)), colours.blue);
    assert.equal(hex(heatOf(0, colours)), colours.background);
    assert.equal(heatOf(7, colours), heatOf(1, colours));
    for (let heat = -1; heat <= 1; heat += 0.05) {
      const fill = heatOf(heat, colours);
      assert.ok(
        contrast(mostReadable(fill, colours), fill) >= 4.1,
        `${heat}: ${contrast(mostReadable(fill, colours), fill)}`,
      );
    }
  });
}

test('a heat map of ten thousand cells is one path a colour, and its zeros are left out', () => {
  const values = Array.from({ length: 100 }, (_, i) =>
    Array.from({ length: 100 }, (__, j) => (i < j ? 0 : Math.sin(i * j))),
  );
  const svg = svgOf({ kind: 'scene', lines: [[{ kind: 'heat-map', values }]] });
  const cells = all(svg, /<path d="((?:M[-\d. ]+h3v3h-3z)+)" fill/g);
  assert.ok(cells.length <= 24, `${cells.length} paths`);
  const drawn = cells.reduce((total, [, path = '']) => total + path.split('M').length - 1, 0);
  assert.equal(drawn, values.flat().filter((value) => value !== 0).length);
});

test('a heat map whose numbers are all 0 is empty', () => {
  const svg = svgOf({ kind: 'scene', lines: [[{ kind: 'heat-map', values: [[0, 0]] }]] });
  assert.doesNotMatch(svg, /NaN/);
});

const refuses = async (rows: Drawing['rows'], reason: string): Promise<void> => {
  await assert.rejects(renderer.picture({ rows, theme: 'dark' }), { name: 'RenderFailed', reason });
  assert.ok((await draw(GRAPH)).png.length > 0);
};
const scene = (...items: Scene['lines'][number]): Scene => ({ kind: 'scene', lines: [items] });

test('work is bounded: too many labels, cells, points and letters are refused', async () => {
  const points = Array.from({ length: 20_000 }, (_, i) => [i / 5000 - 2, 0] as const);
  await refuses([{ ...GRAPH, curves: [{ points, tone: 'blue' }] }], 'too-large');
  await refuses([{ ...GRAPH, dots: points.map((at) => ({ at, tone: 'blue' as const })) }], 'too-large');
  await refuses([{ ...GRAPH, x: [0, 1e-9], y: [0, 1e9], notes: Array(700).fill(GRAPH.notes[0]) }], 'too-large');
  await refuses([scene(grid(30, 30))], 'too-large');
  await refuses([scene({ kind: 'heat-map', values: Array(200).fill(Array(200).fill(1)) })], 'too-large');
  await refuses([scene({ kind: 'sign', tex: 'x+'.repeat(4000) })], 'too-large');
  await refuses([scene(...Array(40).fill(grid(2, 8)))], 'too-large');
});

test('what is no matrix, no number or no TeX is refused', async () => {
  const cell = { tex: '1', tone: 'plain' as const };
  await refuses([scene({ kind: 'grid', cells: [[cell, cell], [cell]] })], 'tex');
  await refuses([scene({ kind: 'grid', cells: [] })], 'tex');
  await refuses([scene({ kind: 'grid', cells: [[{ ...cell, heat: Number.NaN }]] })], 'tex');
  await refuses([scene({ kind: 'heat-map', values: [[1, Number.NaN]] })], 'tex');
  await refuses([scene({ kind: 'heat-map', values: [[1, 2], [3]] })], 'tex');
  await refuses([scene({ kind: 'sign', tex: '\\href{a}{b}' })], 'tex');
  await refuses(
    [scene({ kind: 'grid', cells: [[{ tex: '</g><script>', tone: 'plain' }]], caption: '\\frac{' })],
    'tex',
  );
  await refuses([scene({ kind: 'sign', tex: '\\text{где}' })], 'text-in-svg');
  await refuses([{ ...GRAPH, x: [Number.NaN, 1] }], 'tex');
  await refuses([{ ...GRAPH, y: [1, 1] }], 'tex');
});
