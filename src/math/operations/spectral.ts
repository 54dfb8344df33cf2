// Norms of a matrix by its singular values, and the matrices of singular vectors that are their gradients.
import { argument, type Expr, num } from '../../formula/expr.js';
import { LEVEL } from '../../formula/write.js';
import { recombined, type Svd, svd, svdCost } from '../kernel.js';
import { Commutation } from '../maps/commutation.js';
import { Kronecker } from '../maps/kronecker.js';
import type { LinearMap } from '../maps/map.js';
import { compose } from '../maps/product.js';
import { RankOne } from '../maps/rank-one.js';
import { sum } from '../maps/sum.js';
import type { KinkHit, Numbers, Operation } from '../operation.js';
import { NO_FUNCTION } from '../row.js';
import { isScalar, SCALAR, transposed } from '../shape.js';
import { scalar, type Tensor } from '../tensor.js';
import { nuclearBody, spectralBody } from './matrix-bodies.js';

/** Singular values this much smaller than the greatest one are 0. */
const NONE = 1e-12;
/** Singular values that differ by less, relative, are equal. */
const EQUAL = 1e-9;

/** The decomposition, its work counted. */
export function singular(x: Tensor, { spend }: Pick<Numbers, 'spend'>): Svd {
  spend(svdCost(x.rows, x.cols));
  return svd(x);
}

/** Whether a singular value counts as 0 beside the greatest of `values`. */
export const isNone = (sigma: number, values: Float64Array): boolean => sigma <= NONE * (values[0] ?? 0);
const rank = (values: Float64Array): number => values.filter((sigma) => !isNone(sigma, values)).length;

/** The number of singular values that are not 0. */
export const rankOf = (x: Tensor): number => rank(svd(x).values);

const normNuc: Operation = {
  name: 'norm_nuc',
  spellings: ['nuclear_norm', 'trace_norm'],
  arity: [1, 1],
  says: 'nuclear norm, the sum of the singular values',
  shape: () => SCALAR,
  simplify: ([x], k) => (x && isScalar(k.shape(x)) ? k.make('abs', x) : undefined),
  evaluate: ([x], numbers) => scalar(singular(x!, numbers).values.reduce((sum, sigma) => sum + sigma, 0)),
  // d Σ σᵢ = ⟨U Vᵀ, dX⟩
  partial(_, e, k) {
    const x = argument(e, 0);
    return RankOne.of(k, num(1), k.make('polar', x), k.shape(x));
  },
  smooth: 'no singular value of $0 is 0',
  because: 'd Σ σᵢ = Σ uᵢᵀ dX vᵢ = ⟨U Vᵀ, dX⟩: singular vectors turn without changing σ to first order.',
  pieces: ([x]) => [rankOf(x!)],
  kinks([x]): KinkHit[] {
    const found = svd(x!);
    const { values } = found;
    const missing = values.length - rank(values);
    if (missing === 0) return [];
    return [
      {
        entry: 0,
        where: `${missing} singular ${missing === 1 ? 'value is' : 'values are'} 0`,
        set: 'U Vᵀ + W with ‖W‖₂ ≤ 1, UᵀW = 0, W V = 0',
        reported: 0,
        body: nuclearBody(found, (sigma) => isNone(sigma, values)),
      },
    ];
  },
  // At 0 they have the singular vectors of the identity: a subgradient, but not the least.
  reports: ([x]) =>
    x!.rows === x!.cols && x!.data.every((entry) => entry === 0)
      ? [`eye(${x!.rows})`, NO_FUNCTION, `eye(${x!.rows})`]
      : undefined,
  tex: (e, write) => ({ text: `\\lVert ${write.plain(argument(e, 0))}\\rVert_*`, level: LEVEL.atom }),
  plain: (e, write) => ({ text: `‖${write.plain(argument(e, 0))}‖_*`, level: LEVEL.atom }),
  code: {
    numpy: "np.linalg.norm($0, 'nuc')",
    pytorch: "torch.linalg.matrix_norm($0, 'nuc')",
    jax: "jnp.linalg.norm($0, 'nuc')",
  },
};

const orthogonal = (found: Svd): Tensor => recombined(found, (sigma) => (isNone(sigma, found.values) ? 0 : 1));

/** U Vᵀ of the singular vectors with σ > 0: the orthogonal factor of X, X (XᵀX)^(-1/2) where X has full column rank. */
const polar: Operation = {
  name: 'polar',
  legend: 'polar(X) = U·Vᵀ of the singular value decomposition X = U·Σ·Vᵀ.',
  withoutDerivative:
    'it is U·Vᵀ, the gradient of the nuclear norm, which is convex; how it turns depends on all singular values at once',
  arity: [1, 1],
  says: "U*V' of the singular value decomposition, the orthogonal factor",
  shape: ([x], rules) => rules.resolve(x!),
  simplify: ([x], k) => (x && isScalar(k.shape(x)) ? k.make('sign', x) : undefined),
  evaluate([x], numbers) {
    return orthogonal(singular(x!, numbers));
  },
  breakTies: ([x], [beside]) => {
    const own = svd(x!);
    return orthogonal(own.values.some((sigma) => isNone(sigma, own.values)) ? svd(beside!) : own);
  },
  code: '(lambda s: s[0] @ s[2])({m}.linalg.svd($0, full_matrices=False))',
};

const normSpectral: Operation = {
  name: 'norm_spectral',
  spellings: ['spectral_norm', 'opnorm', 'norm_op'],
  arity: [1, 1],
  says: 'spectral norm, the greatest singular value',
  shape: () => SCALAR,
  simplify: ([x], k) => (x && isScalar(k.shape(x)) ? k.make('abs', x) : undefined),
  evaluate: ([x], numbers) => scalar(singular(x!, numbers).values[0] as number),
  // dσ₁ = u₁ᵀ dX v₁
  partial(_, e, k) {
    const x = argument(e, 0);
    return RankOne.of(k, num(1), k.make('leading', x), k.shape(x));
  },
  because: 'dσ₁ = u₁ᵀ dX v₁: the singular vectors turn without changing σ₁ to first order.',
  pieces: ([x]) => {
    const [first = 0, second = 0] = svd(x!).values;
    return [first - second <= EQUAL * first ? 0 : 1];
  },
  kinks([x]): KinkHit[] {
    const found = svd(x!);
    const { values } = found;
    const [first = 0] = values;
    const ties = values.filter((sigma) => first - sigma <= EQUAL * first).length;
    if (ties < 2 && first > 0) return [];
    return [
      {
        entry: 0,
        where: first > 0 ? `${ties} singular values are greatest` : 'the operand of the norm is 0',
        set: 'convex hull of all u vᵀ with σ(u, v) greatest',
        reported: first > 0 ? 1 / ties : 0,
        body: spectralBody(found, (sigma) => isFirst(sigma, found)),
      },
    ];
  },
  reports: ([x]) => (x!.data.some((entry) => entry !== 0) ? ['leading(x)', NO_FUNCTION, 'leading(x)'] : undefined),
  tex: (e, write) => ({ text: `\\lVert ${write.plain(argument(e, 0))}\\rVert_2`, level: LEVEL.atom }),
  plain: (e, write) => ({ text: `‖${write.plain(argument(e, 0))}‖₂`, level: LEVEL.atom }),
  code: { numpy: 'np.linalg.norm($0, 2)', pytorch: 'torch.linalg.matrix_norm($0, 2)', jax: 'jnp.linalg.norm($0, 2)' },
};

/** Whether a singular value is the greatest, or equals it. */
const isFirst = (sigma: number, { values: [first = 0] }: Svd): boolean => first > 0 && first - sigma <= EQUAL * first;

function shared(found: Svd): Tensor {
  const ties = found.values.filter((sigma) => isFirst(sigma, found)).length;
  return recombined(found, (sigma) => (isFirst(sigma, found) ? 1 / ties : 0));
}

/** u₁ v₁ᵀ; k equal greatest singular values have 1/k each. */
const leading: Operation = {
  name: 'leading',
  legend: 'leading(X) = u·vᵀ of the singular vectors of the greatest singular value of X.',
  arity: [1, 1],
  says: "u*v' of the greatest singular value; ties share",
  shape: ([x], rules) => rules.resolve(x!),
  evaluate([x], numbers) {
    return shared(singular(x!, numbers));
  },
  smooth: 'the greatest singular value of $0 is simple',
  domain: {
    where: 'a matrix whose greatest singular value is simple',
    holds: ([x]) => {
      const found = svd(x!);
      return found.values.filter((sigma) => isFirst(sigma, found)).length === 1;
    },
  },
  // du = P (σ dX v + X dXᵀ u) with P = (σ²I - X Xᵀ)⁺, since X Xᵀ u = σ² u and Xᵀ u = σ v; for v alike, with Q = (σ²I - Xᵀ X)⁺.
  partial(_, e, k) {
    const x = argument(e, 0);
    const shape = k.shape(x);
    const parts = { X: x, L: e, s: k.make('norm_spectral', x), m: k.size(shape.rows), n: k.size(shape.cols) };
    const P = k.formula("pinv(s^2*eye(m) - X*X')", parts);
    const Q = k.formula("pinv(s^2*eye(n) - X'*X)", parts);
    const flip = new Commutation(k, shape);
    const turned = (left: Expr, right: Expr): LinearMap =>
      compose(Kronecker.of(k, left, right, transposed(shape)), flip);
    return sum([
      Kronecker.of(k, k.times(parts.s, P), k.product(k.transpose(e), e), shape),
      Kronecker.of(k, k.product(e, k.transpose(e)), k.times(parts.s, Q), shape),
      turned(k.product(P, x), e),
      turned(e, k.product(x, Q)),
    ]);
  },
  because:
    'u and v turn towards the other singular vectors, by du = (σ²I − X·Xᵀ)⁺·(σ·dX·v + X·dXᵀ·u) and its like for v.',
  breakTies: ([x], [beside]) => {
    const own = svd(x!);
    return shared(own.values.filter((sigma) => isFirst(sigma, own)).length === 1 ? own : svd(beside!));
  },
  code: '(lambda s: {m}.outer(s[0][:, 0], s[2][0]))({m}.linalg.svd($0, full_matrices=False))',
};

export const spectral: readonly Operation[] = [normNuc, polar, normSpectral, leading];
