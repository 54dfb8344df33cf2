// The points of a convex hull that are nearest to 0 and to others: what is reported of the derivatives possible at a kink, and which are.
import { dot, type Tensor, tensor } from './tensor.js';

/** Weights this far below 0 are rounding. */
const BELOW = 1e-10;

/** The element of least Frobenius norm in the convex hull of at most about eight tensors of one shape. */
export function leastInHull(points: readonly Tensor[]): Tensor {
  const [first] = points as [Tensor];
  const distinct = points.filter((point, i) => points.findIndex((other) => same(point, other)) === i);
  const gram = distinct.map((a) => distinct.map((b) => dot(a.data, b.data)));
  let best: { readonly weights: readonly number[]; readonly square: number } | undefined;
  // On the face that holds it, the least point is the foot of the perpendicular from 0.
  for (let face = 1; face < 2 ** distinct.length; face++) {
    const members = distinct.map((_, i) => i).filter((i) => (face >> i) % 2 === 1);
    const foot = perpendicular(members.map((i) => members.map((j) => gram[i]![j]!)));
    if (!foot || foot.some((weight) => weight < -BELOW)) continue;
    const weights = distinct.map((_, i) => Math.max(0, foot[members.indexOf(i)] ?? 0));
    const square = weights.reduce((sum, w, i) => sum + w * weights.reduce((s, v, j) => s + v * gram[i]![j]!, 0), 0);
    if (!best || square < best.square) best = { weights, square };
  }
  const data = new Float64Array(first.data.length);
  distinct.forEach((point, i) => {
    for (let at = 0; at < data.length; at++) data[at]! += (best?.weights[i] ?? 0) * point.data[at]!;
  });
  const size = Math.max(...distinct.map(({ data: entries }) => Math.hypot(...entries)));
  return tensor(
    first.rows,
    first.cols,
    data.map((entry) => (Math.abs(entry) <= BELOW * size ? 0 : entry)),
  );
}

/** Steps of a search for the least element of a set. */
export const MAX_STEPS = 300;
/** Of the square of what is computed with, how much nearer to 0 a set may come than at its least element. */
export const GAP = 1e-15;
/** Parts of what is computed with that are this small are rounding. */
export const SLACK = 1e-14;

/** With 0 for what rounding has left of it. */
export const rounded = (x: Float64Array, size: number): Float64Array =>
  x.map((entry) => (Math.abs(entry) <= SLACK * size ? 0 : entry));

/** An element of a set, and whether the search for the one of least norm came to its end there. */
export interface Least {
  readonly element: Float64Array;
  readonly isLeast: boolean;
}

/**
 * The element of least norm of a convex set in n dimensions, of which `support` gives an element that lies farthest in a
 * direction. Wolfe's algorithm: the least point of the hull of a few elements, to which the one that lies farthest
 * towards 0 is added until none lies nearer.
 */
export function leastOf(support: (direction: Float64Array) => Float64Array, n: number): Least {
  let points = [support(new Float64Array(n).fill(1))];
  let weights = [1];
  let x = points[0] as Float64Array;
  for (let step = 0; step < MAX_STEPS; step++) {
    const further = support(x.map((entry) => -entry));
    const size = Math.max(1, dot(further, further), ...points.map((point) => dot(point, point)));
    const gap = dot(x, x) - dot(x, further);
    if (gap <= GAP * size) return { element: rounded(x, size), isLeast: true };
    if (points.some((point) => point.every((entry, i) => entry === further[i]))) return { element: x, isLeast: false };
    [points, weights] = [
      [...points, further],
      [...weights, 0],
    ];
    for (;;) {
      const foot = perpendicular(points.map((a) => points.map((b) => dot(a, b))));
      if (!foot) return { element: x, isLeast: false };
      if (foot.every((weight) => weight > SLACK)) {
        weights = foot;
        break;
      }
      // As far towards the foot as all weights stay positive; those that become 0 are left out.
      const share = foot.reduce(
        (least, weight, i) => (weight > SLACK ? least : Math.min(least, weights[i]! / (weights[i]! - weight))),
        1,
      );
      const moved = weights.map((weight, i) => weight + share * (foot[i]! - weight));
      const kept = moved.map((weight) => weight > SLACK);
      if (kept.every(Boolean) || !kept.some(Boolean)) return { element: x, isLeast: false };
      points = points.filter((_, i) => kept[i]);
      weights = moved.filter((_, i) => kept[i]);
    }
    x = new Float64Array(n);
    for (const [i, point] of points.entries()) for (let j = 0; j < n; j++) x[j]! += weights[i]! * point[j]!;
  }
  return { element: x, isLeast: false };
}

/** The point of the convex hull of `points` that is nearest to `target`. */
export function nearestInHull(points: readonly Float64Array[], target: Float64Array): Float64Array {
  const shifted = points.map((point) => point.map((x, i) => x - target[i]!));
  const farthest = (direction: Float64Array): Float64Array =>
    shifted.reduce((best, point) => (dot(direction, point) > dot(direction, best) ? point : best));
  return leastOf(farthest, target.length).element.map((x, i) => x + target[i]!);
}

const same = (a: Tensor, b: Tensor): boolean => a.data.every((x, i) => x === b.data[i]);

/**
 * Weights with sum 1 of the point nearest to 0 in the plane through some points, by their inner products; undefined if
 * the points are dependent. (G + 1 1ᵀ) u = 1 gives the weights but for their sum.
 */
function perpendicular(gram: readonly (readonly number[])[]): number[] | undefined {
  const n = gram.length;
  const scale = Math.max(...gram.map((row, i) => row[i] as number)) || 1;
  const rows = gram.map((row) => [...row.map((x) => 1 + x / scale), 1]);
  for (let col = 0; col < n; col++) {
    const pivot = rows.reduce(
      (most, row, i) => (i >= col && Math.abs(row[col]!) > Math.abs(rows[most]![col]!) ? i : most),
      col,
    );
    [rows[col], rows[pivot]] = [rows[pivot]!, rows[col]!];
    const head = rows[col]!;
    if (Math.abs(head[col]!) < Number.EPSILON) return undefined;
    for (const row of rows) {
      if (row === head) continue;
      const factor = row[col]! / head[col]!;
      for (let j = col; j <= n; j++) row[j]! -= factor * head[j]!;
    }
  }
  const weights = rows.map((row, i) => row[n]! / row[i]!);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
