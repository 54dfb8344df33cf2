// The set of derivatives at a kink has what mathematics says: simplices, boxes and balls, with their insides and nothing beyond.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { ClarkeSet } from '../../src/math/clarke.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { nearestInHull } from '../../src/math/least.js';
import { generator } from '../../src/math/sample.js';
import type { Selection } from '../../src/math/selection.js';
import { fromValue, type Tensor, tensor } from '../../src/math/tensor.js';

function setAt(expression: string, x: number[]): (g: readonly number[]) => boolean {
  const { core, wrt, derivative, numbers } = derive({ expression, wrt: 'x', at: { x } });
  const at = new Evaluator(new Map([['x', fromValue(x)]]), new Map());
  const [J, selection] = [numbers?.jacobian as Tensor, numbers?.selection as Selection];
  const set = new ClarkeSet(core, wrt, derivative.map, at, new Map(), J, selection);
  return (g) => set.has(tensor(1, g.length, Float64Array.from(g)), (each) => each, 1e-5);
}

const size = (g: readonly number[]): number => Math.hypot(...g);
const total = (g: readonly number[]): number => g.reduce((sum, each) => sum + each, 0);

/** Functions of three entries at a kink, and how far a gradient is from their set; 0 or less inside. */
const SETS: readonly (readonly [string, number[], (g: readonly number[]) => number])[] = [
  ['norm1(x)', [0, 0, 0], (g) => Math.max(...g.map(Math.abs)) - 1],
  ['norm(x)', [0, 0, 0], (g) => size(g) - 1],
  ['sum(relu(x))', [0, 0, 0], (g) => Math.max(...g.map((each) => Math.abs(each - 0.5))) - 0.5],
  ['max(x)', [2, 2, 2], (g) => Math.max(Math.abs(total(g) - 1), ...g.map((each) => -each))],
  ['-max(x)', [2, 2, 2], (g) => Math.max(Math.abs(total(g) + 1), ...g)],
];

test('what is possible at a kink is what the theory of convex functions says', () => {
  const random = generator(20);
  for (const [expression, x, beyond] of SETS) {
    const has = setAt(expression, x);
    let [inside, outside] = [0, 0];
    for (let i = 0; i < 120; i++) {
      let g = [0, 1, 2].map(() => 2.4 * random() - 1.2);
      // On the plane of a simplex, as good as never hit by chance.
      if (expression.includes('max') && i % 4 > 0) {
        const to = expression.startsWith('-') ? -1 : 1;
        g = g.map((each) => to * Math.abs(each) - (i % 4 > 2 ? to * 0.2 : 0));
        const sum = total(g);
        g = g.map((each) => (to * each) / sum);
      }
      const by = beyond(g);
      if (Math.abs(by) < 0.02 && by > 1e-9) continue;
      assert.equal(has(g), by <= 1e-9, `${expression}: ${g} lies ${by} beyond`);
      if (by <= 1e-9) inside++;
      else outside++;
    }
    assert(inside > 5 && outside > 5, `${expression}: ${inside} inside, ${outside} outside`);
  }
});

test('the nearest point of a hull leaves nothing of it on the other side', () => {
  const random = generator(4);
  for (let round = 0; round < 200; round++) {
    const n = 1 + Math.floor(5 * random());
    const points = Array.from({ length: 1 + Math.floor(14 * random()) }, () =>
      Float64Array.from({ length: n }, () => Math.round(6 * random() - 3)),
    );
    const target = Float64Array.from({ length: n }, () => 4 * random() - 2);
    const nearest = nearestInHull(points, target);
    const away = target.map((t, i) => t - nearest[i]!);
    // ⟨target - nearest, point - nearest⟩ ≤ 0 for every point of the hull, and 0 at the nearest itself.
    const sides = points.map((point) => point.reduce((sum, p, i) => sum + away[i]! * (p - nearest[i]!), 0));
    assert(
      sides.every((side) => side < 1e-6),
      `${sides}`,
    );
    assert(Math.max(...sides) > -1e-6, `${sides}`);
  }
});
