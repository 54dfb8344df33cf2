// The greatest eigenvalue of a symmetric matrix, and the projector on its eigenvector that is its gradient.
import { argument, num } from '../../formula/expr.js';
import { type Eigen, eigen, svdCost } from '../kernel.js';
import { Commutation } from '../maps/commutation.js';
import { Kronecker } from '../maps/kronecker.js';
import { compose } from '../maps/product.js';
import { RankOne } from '../maps/rank-one.js';
import { sum } from '../maps/sum.js';
import type { Operation } from '../operation.js';
import { isScalar, SCALAR } from '../shape.js';
import { product, scalar, type Tensor, tensor, transposedTensor } from '../tensor.js';
import { eigenBody } from './matrix-bodies.js';

/** Eigenvalues that differ by less, relative to the greatest in size, are equal. */
const EQUAL = 1e-9;

const isTop = (value: number, { values }: Eigen): boolean => {
  const size = values.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  return (values[0] as number) - value <= EQUAL * size;
};
const multiplicity = (found: Eigen): number => found.values.filter((value) => isTop(value, found)).length;

/** Orthonormal eigenvectors of the greatest eigenvalue, as columns. */
function topSpace(x: Tensor): Tensor {
  const found = eigen(x);
  const n = x.rows;
  const width = multiplicity(found);
  return tensor(
    n,
    width,
    Float64Array.from({ length: n * width }, (_, at) => found.vectors.data[Math.floor(at / width) * n + (at % width)]!),
  );
}

/** Q Qᵀ/k of k orthonormal columns: the mean of the projectors on them. */
function projector(columns: Tensor): Tensor {
  const both = product(columns, transposedTensor(columns));
  return tensor(
    both.rows,
    both.cols,
    both.data.map((entry) => entry / columns.cols),
  );
}

const eigmax: Operation = {
  name: 'eigmax',
  spellings: ['lambda_max', 'max_eigenvalue', 'eigvalsh_max'],
  arity: [1, 1],
  says: "greatest eigenvalue of a symmetric matrix, of (S + S')/2",
  shape: (args, rules) => rules.square(args) ?? SCALAR,
  simplify: ([x], k) => (x && isScalar(k.shape(x)) ? x : undefined),
  evaluate([x], { spend }) {
    spend(svdCost(x!.rows, x!.cols));
    return scalar(eigen(x!).values[0] as number);
  },
  // dλ₁ = u₁ᵀ dS u₁
  partial(_, e, k) {
    const x = argument(e, 0);
    return RankOne.of(k, num(1), k.make('eigtop', x), k.shape(x));
  },
  because: 'dλ₁ = u₁ᵀ dS u₁: the eigenvector turns without changing λ₁ to first order.',
  caveat: 'The eigenvalues are those of the symmetric part (S + Sᵀ)/2.',
  pieces: ([x]) => [multiplicity(eigen(x!)) > 1 ? 0 : 1],
  kinks([x]) {
    const ties = multiplicity(eigen(x!));
    if (ties < 2) return [];
    return [
      {
        entry: 0,
        where: `${ties} eigenvalues are greatest`,
        set: 'convex hull of all u uᵀ with S u = λ₁ u, ‖u‖ = 1',
        reported: 1 / ties,
        body: eigenBody(topSpace(x!)),
      },
    ];
  },
  code: '{m}.linalg.eigvalsh(($0 + $(0).T)/2)[-1]',
};

/** u₁ u₁ᵀ; k equal greatest eigenvalues have 1/k each. */
const eigtop: Operation = {
  name: 'eigtop',
  arity: [1, 1],
  says: "u*u' of the greatest eigenvalue; ties share",
  legend: 'eigtop(S) = u·uᵀ of the unit eigenvector u of the greatest eigenvalue of S.',
  smooth: 'the greatest eigenvalue of $0 is simple',
  domain: {
    where: 'a matrix whose greatest eigenvalue is simple',
    holds: ([x]) => multiplicity(eigen(x!)) === 1,
  },
  // du = P dS u with P = (λI - S)⁺ for the symmetric part S; so d(u uᵀ) = P dS u uᵀ + u uᵀ dS P.
  partial(_, e, k) {
    const x = argument(e, 0);
    const shape = k.shape(x);
    const parts = { X: x, l: k.make('eigmax', x), n: k.size(shape.rows) };
    const half = k.formula("pinv(l*eye(n) - (X + X')/2)/2", parts);
    const both = sum([Kronecker.of(k, half, e, shape), Kronecker.of(k, e, half, shape)]);
    return sum([both, compose(both, new Commutation(k, shape))]);
  },
  because: 'The eigenvector u turns towards the others, by du = (λI − S)⁺·dS·u.',
  shape: ([x], rules) => rules.resolve(x!),
  evaluate([x], { spend }) {
    spend(svdCost(x!.rows, x!.cols));
    return projector(topSpace(x!));
  },
  // Of the eigenvectors that tie, the one that leads beside: the first of Qᵀ S Q there.
  breakTies: ([x], [beside]) => {
    const own = topSpace(x!);
    if (own.cols === 1) return projector(own);
    return projector(product(own, topSpace(product(product(transposedTensor(own), beside!), own))));
  },
  code: '(lambda u: {m}.outer(u[:, -1], u[:, -1]))({m}.linalg.eigh(($0 + $(0).T)/2)[1])',
};

export const eigenvalues: readonly Operation[] = [eigmax, eigtop];
