// The sets of derivatives of norms and eigenvalues of a matrix where singular values or eigenvalues are 0 or equal.
import { type Body, threshold } from '../convex-set.js';
import { eigen, recombined, type Svd, svd } from '../kernel.js';
import { product, type Tensor, tensor, transposedTensor } from '../tensor.js';

/** Some of the columns of a matrix. */
const columns = ({ rows, cols, data }: Tensor, places: readonly number[]): Tensor =>
  tensor(
    rows,
    places.length,
    Float64Array.from(
      { length: rows * places.length },
      (_, at) => data[Math.floor(at / places.length) * cols + (places[at % places.length] as number)]!,
    ),
  );
const plus = (a: Tensor, b: Tensor, sign: number): Tensor =>
  tensor(
    a.rows,
    a.cols,
    a.data.map((entry, i) => entry + sign * b.data[i]!),
  );
const size = ({ data }: Tensor): number => Math.hypot(...data);
/** What is this much smaller than what it is a part of is 0. */
const NONE = 1e-12;

const onSimplex = (values: Float64Array): Float64Array => {
  const tau = threshold(values);
  return values.map((value) => Math.max(value - tau, 0));
};
const inNuclearBall = (values: Float64Array): Float64Array =>
  values.reduce((sum, value) => sum + value, 0) <= 1 ? values : onSimplex(values);

/** The matrix with these singular values in place of its own. */
const withValues = (found: Svd, values: Float64Array): Tensor => recombined(found, (_, i) => values[i] as number);

/** The nearest symmetric matrix without negative eigenvalues whose trace is 1. */
function ofTraceOne(t: Tensor): Tensor {
  const { values, vectors } = eigen(t);
  return withValues({ U: vectors, values, V: vectors }, onSimplex(values));
}

/** U Vᵀ + W with ‖W‖₂ ≤ 1, UᵀW = 0, W V = 0, for the singular vectors whose σ is not 0. */
export function nuclearBody({ U: all, values, V: others }: Svd, isNone: (sigma: number) => boolean): Body {
  const places = Array.from(values.keys()).filter((i) => !isNone(values[i]!));
  const [U, V] = [columns(all, places), columns(others, places)];
  const own = product(U, transposedTensor(V));
  const off = (x: Tensor, Q: Tensor): Tensor => plus(x, product(Q, product(transposedTensor(Q), x)), -1);
  return {
    isCurved: true,
    support(direction) {
      const rest = transposedTensor(off(transposedTensor(off(direction, U)), V));
      if (size(rest) <= NONE * size(direction)) return own;
      const found = svd(rest);
      const kept = Array.from(found.values.keys()).filter((i) => found.values[i]! > NONE * size(direction));
      return plus(own, product(columns(found.U, kept), transposedTensor(columns(found.V, kept))), 1);
    },
    project(point) {
      const rest = transposedTensor(off(transposedTensor(off(point, U)), V));
      const inside = recombined(svd(rest), (sigma) => Math.min(sigma, 1));
      return plus(own, inside, 1);
    },
    condition: (name) => (places.length === 0 ? `‖${name}‖₂ ≤ 1` : `${name} = U Vᵀ + W, ‖W‖₂ ≤ 1, UᵀW = 0, W V = 0`),
  };
}

/** The convex hull of all u vᵀ with u = U w, v = V w, ‖w‖ = 1 for the singular vectors of the greatest σ; at 0 of all u vᵀ. */
export function spectralBody({ U: all, values, V: others }: Svd, isFirst: (sigma: number) => boolean): Body {
  const places = Array.from(values.keys()).filter((i) => isFirst(values[i]!));
  const [U, V] = [columns(all, places), columns(others, places)];
  return {
    isCurved: true,
    support(direction) {
      if (places.length === 0) {
        const found = svd(direction);
        return product(columns(found.U, [0]), transposedTensor(columns(found.V, [0])));
      }
      const w = columns(eigen(product(product(transposedTensor(U), direction), V)).vectors, [0]);
      return product(product(U, w), transposedTensor(product(V, w)));
    },
    project(point) {
      if (places.length === 0) {
        const found = svd(point);
        return withValues(found, inNuclearBall(found.values));
      }
      const inner = ofTraceOne(product(product(transposedTensor(U), point), V));
      return product(product(U, inner), transposedTensor(V));
    },
    condition: (name) =>
      places.length === 0 ? `‖${name}‖_* ≤ 1` : `${name} in the convex hull of all u vᵀ with σ(u, v) greatest`,
  };
}

/** The convex hull of all u uᵀ with u = Q w, ‖w‖ = 1. */
export const eigenBody = (Q: Tensor): Body => ({
  isCurved: true,
  support(direction) {
    const u = product(Q, columns(eigen(product(product(transposedTensor(Q), direction), Q)).vectors, [0]));
    return product(u, transposedTensor(u));
  },
  project: (point) =>
    product(product(Q, ofTraceOne(product(product(transposedTensor(Q), point), Q))), transposedTensor(Q)),
  condition: (name) => `${name} in the convex hull of all u uᵀ with S u = λ₁ u, ‖u‖ = 1`,
});
