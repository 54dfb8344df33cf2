// The points of a convex hull that are nearest to 0 and to others: what is reported of the derivatives possible at a kink, and which are.
import { type Tensor, tensor } from './tensor.js';

/** Weights this far below 0 are rounding. */
const SLACK = 1e-10;

/** The element of least Frobenius norm in the convex hull of at most about eight tensors of one shape. */
export function leastInHull(points: readonly Tensor[]): Tensor {
  const [first] = points as [Tensor];
  const distinct = points.filter((point, i) => points.findIndex((other) => same(point, other)) === i);
  const gram = distinct.map((a) => distinct.map((b) => dot(a, b)));
  let best: { readonly weights: readonly number[]; readonly square: number } | undefined;
  // On the face that holds it, the least point is the foot of the perpendicular from 0.
  for (let face = 1; face < 2 ** distinct.length; face++) {
    const members = distinct.map((_, i) => i).filter((i) => (face >> i) % 2 === 1);
    const foot = perpendicular(members.map((i) => members.map((j) => gram[i]![j]!)));
    if (!foot || foot.some((weight) => weight < -SLACK)) continue;
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
    data.map((entry) => (Math.abs(entry) <= SLACK * size ? 0 : entry)),
  );
}

/** Steps of the search for a nearest point. */
const MAX_STEPS = 200;

/**
 * The point of the convex hull of `points` that is nearest to `target`, by Wolfe's method: a simplex of points whose
 * foot of the perpendicular lies inside it takes in the point that lies farthest on the target's side.
 */
export function nearestInHull(points: readonly Float64Array[], target: Float64Array): Float64Array {
  const shifted = points.map((point) => point.map((x, i) => x - target[i]!));
  const times = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  const mix = (members: readonly number[], weights: readonly number[]): Float64Array =>
    target.map((_, i) => members.reduce((sum, member, j) => sum + weights[j]! * shifted[member]![i]!, 0));
  const lowest = (score: (point: Float64Array) => number): number =>
    shifted.reduce((best, point, i) => (score(point) < score(shifted[best]!) ? i : best), 0);
  let members = [lowest((point) => times(point, point))];
  let weights = [1];
  for (let step = 0; step < MAX_STEPS; step++) {
    const foot = mix(members, weights);
    const next = lowest((point) => times(foot, point));
    if (members.includes(next) || times(foot, shifted[next]!) >= times(foot, foot) - SLACK) break;
    members = [...members, next];
    weights = [...weights, 0];
    for (;;) {
      const wanted = perpendicular(members.map((i) => members.map((j) => times(shifted[i]!, shifted[j]!))));
      if (!wanted) return mix(members, weights).map((x, i) => x + target[i]!);
      if (wanted.every((weight) => weight > SLACK)) {
        weights = wanted;
        break;
      }
      // As far towards it as all weights stay positive; a point that comes to 0 is dropped.
      const share = Math.min(
        1,
        ...wanted.map((weight, i) => (weight <= SLACK ? weights[i]! / (weights[i]! - weight || 1) : 1)),
      );
      const moved = weights.map((weight, i) => weight + share * (wanted[i]! - weight));
      const keep = moved.map((weight) => weight > SLACK);
      members = members.filter((_, i) => keep[i]);
      weights = moved.filter((_, i) => keep[i]);
      if (members.length <= 1) break;
    }
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    weights = weights.map((weight) => weight / total);
  }
  return mix(members, weights).map((x, i) => x + target[i]!);
}

const dot = (a: Tensor, b: Tensor): number => a.data.reduce((sum, x, i) => sum + x * b.data[i]!, 0);
const same = (a: Tensor, b: Tensor): boolean => a.data.every((x, i) => x === b.data[i]);

/** Weights w with Σw = 1 and G w constant, by elimination on [G 1; 1ᵀ 0]; undefined where they are not settled. */
function perpendicular(gram: readonly (readonly number[])[]): number[] | undefined {
  const n = gram.length;
  const scale = Math.max(...gram.map((row, i) => row[i] as number)) || 1;
  const rows = [...gram.map((row) => [...row.map((x) => x / scale), 1, 0]), [...gram.map(() => 1), 0, 1]];
  for (let col = 0; col <= n; col++) {
    const pivot = rows.reduce(
      (most, row, i) => (i >= col && Math.abs(row[col]!) > Math.abs(rows[most]![col]!) ? i : most),
      col,
    );
    [rows[col], rows[pivot]] = [rows[pivot]!, rows[col]!];
    const head = rows[col]!;
    if (Math.abs(head[col]!) < SLACK) return undefined;
    for (const row of rows) {
      if (row === head) continue;
      const factor = row[col]! / head[col]!;
      for (let j = col; j <= n + 1; j++) row[j]! -= factor * head[j]!;
    }
  }
  return rows.slice(0, n).map((row, i) => row[n + 1]! / row[i]!);
}
