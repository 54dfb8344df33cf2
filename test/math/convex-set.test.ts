// Convex sets: support and projection agree, and the element of least norm lies nearer to 0 than any other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Body, ball, box, dualBall, SumSet, simplex } from '../../src/math/convex-set.js';
import { svd } from '../../src/math/kernel.js';
import { eigenBody, nuclearBody, spectralBody } from '../../src/math/operations/matrix-bodies.js';
import { generator } from '../../src/math/sample.js';
import { dot, eye, type Tensor, tensor } from '../../src/math/tensor.js';

const random = generator(71);
const anyTensor = (rows: number, cols: number, size = 3): Tensor =>
  tensor(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => size * (2 * random() - 1)),
  );
const ones = tensor(2, 2, Float64Array.of(1, 1, 1, 1));
const none = (sigma: number): boolean => sigma <= 1e-12;

const BODIES: readonly (readonly [name: string, body: Body, rows: number, cols: number])[] = [
  ['ball', ball, 3, 1],
  ['simplex', simplex([0, 2, 3]), 4, 1],
  ['box', box(Float64Array.of(-1, 0, 0.5), Float64Array.of(1, 2, 0.5)), 3, 1],
  ['dual of the 3-norm', dualBall(3), 3, 1],
  ['spectral ball', nuclearBody(svd(tensor(2, 3)), none), 2, 3],
  ['subdifferential of the nuclear norm', nuclearBody(svd(ones), none), 2, 2],
  ['nuclear ball', spectralBody(svd(tensor(2, 3)), () => false), 2, 3],
  ['subdifferential of the spectral norm', spectralBody(svd(eye(3)), () => true), 3, 3],
  ['subdifferential of the greatest eigenvalue', eigenBody(eye(2)), 2, 2],
];

for (const [name, body, rows, cols] of BODIES) {
  test(`${name}: no element lies further in a direction than the support`, () => {
    for (let i = 0; i < 30; i++) {
      const v = anyTensor(rows, cols);
      const most = dot(body.support(v).data, v.data);
      for (let j = 0; j < 10; j++)
        assert(dot(body.support(anyTensor(rows, cols)).data, v.data) <= most + 1e-9, 'another element lies further');
    }
  });
  if (body.project)
    test(`${name}: the projection is an element, and no element is nearer`, () => {
      for (let i = 0; i < 30; i++) {
        const point = anyTensor(rows, cols);
        const nearest = body.project?.(point) as Tensor;
        const off = tensor(
          rows,
          cols,
          point.data.map((entry, n) => entry - nearest.data[n]!),
        );
        // The plane through the projection, across to the point, has the set on one side.
        const most = dot(body.support(off).data, off.data);
        assert(Math.abs(most - dot(nearest.data, off.data)) <= 1e-9, `${most}, ${dot(nearest.data, off.data)}`);
        for (let j = 0; j < 10; j++) {
          const v = anyTensor(rows, cols);
          assert(dot(nearest.data, v.data) <= dot(body.support(v).data, v.data) + 1e-9, 'it is outside');
        }
      }
    });
}

/** The columns of the identity, each `scale` times. */
const images = (n: number, scale = 1): Float64Array[] =>
  Array.from({ length: n }, (_, j) => Float64Array.from({ length: n }, (__, i) => (i === j ? scale : 0)));

test('the least element of a sum is as near to 0 as the whole set lies', () => {
  let exact = 0;
  for (let i = 0; i < 60; i++) {
    const one = BODIES[i % BODIES.length] as (typeof BODIES)[number];
    const [, body, rows, cols] = one;
    const n = rows * cols;
    const shape = { rows, cols };
    const bent = Array.from({ length: n }, () => anyTensor(n, 1, 1).data);
    const second = i % 2 === 0 ? [{ body: ball, shape, images: images(n, 0.5) }] : [];
    const set = new SumSet(anyTensor(n, 1, i % 3 === 0 ? 0.5 : 4).data, [
      { body, shape, images: i % 4 < 2 ? images(n) : bent },
      ...second,
    ]);
    const { element, isLeast } = set.least();
    const away = element.map((entry) => -entry);
    // An element lies in the set if no direction has it beyond the support.
    for (let j = 0; j < 20; j++) {
      const v = anyTensor(n, 1).data;
      assert(dot(element, v) <= dot(set.support(v), v) + 1e-7, `${one[0]}: not an element`);
    }
    if (!isLeast) continue;
    exact++;
    // ‖x‖² ≤ ⟨x, y⟩ for all elements y, as far as ten digits.
    assert(dot(set.support(away), away) <= -dot(element, element) + 1e-10 * (1 + dot(element, element)), one[0]);
  }
  assert(exact > 40, `only ${exact} of 60 came to their end`);
});

test('the nearest point of an ellipsoid is found to the last digits', () => {
  for (let i = 0; i < 20; i++) {
    const n = 2 + (i % 4);
    const columns = Array.from({ length: n }, () => anyTensor(n, 1, 1).data);
    const centre = anyTensor(n, 1, 5).data;
    const { element } = new SumSet(centre, [{ body: ball, shape: { rows: n, cols: 1 }, images: columns }]).least();
    // It is the support towards 0, which depends on the direction smoothly.
    const set = new SumSet(centre, [{ body: ball, shape: { rows: n, cols: 1 }, images: columns }]);
    if (Math.hypot(...element) < 1e-9) continue;
    const furthest = set.support(element.map((entry) => -entry));
    assert(Math.hypot(...furthest.map((entry, j) => entry - element[j]!)) <= 1e-11 * (1 + Math.hypot(...centre)));
  }
});
