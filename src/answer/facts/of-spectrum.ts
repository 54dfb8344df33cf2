// The rank of a matrix of partial derivatives, what it takes to 0, and its determinant.
import { sym } from '../../formula/expr.js';
import { svd } from '../../math/kernel.js';
import { Diagonal } from '../../math/maps/diagonal.js';
import { RankOne } from '../../math/maps/rank-one.js';
import { Scaled } from '../../math/maps/scaled.js';
import { isColumn, isScalar } from '../../math/shape.js';
import { numberOf } from '../../math/size.js';
import { product, type Tensor, tensor, transposedTensor } from '../../math/tensor.js';
import { strong } from '../blocks.js';
import { plain, plainSymbol } from '../notation/plain.js';
import { extentText, sizeText } from '../sizes.js';
import { structureReasons } from '../structure.js';
import { type Fact, type FactAnswer, told } from './fact.js';
import { type Count, fitted } from './fitted.js';
import type { Matrix } from './matrix.js';

/** Singular values below this part of the greatest are 0 but for rounding. */
const NOTHING = 1e-9;
/** Rows of a matrix whose singular values are computed. */
const MOST = 40;

/** What rounding leaves where everything cancels. */
const isZeroMatrix = ({ data }: Tensor): boolean => data.every((x) => Math.abs(x) < 1e-13);

function rankIn(t: Tensor): number | undefined {
  if (Math.max(t.rows, t.cols) > MOST) return undefined;
  if (isZeroMatrix(t)) return 0;
  const { values } = svd(t.rows < t.cols ? transposedTensor(t) : t);
  const top = Math.max(...values);
  return values.filter((value) => value > NOTHING * top).length;
}

interface Ranks {
  /** The greatest rank met at each size. */
  readonly counts: readonly Count[];
  readonly text: string | undefined;
  /** Whether the rank was the same at all points of one size. */
  readonly isAlways: boolean;
}

export function ranks({ samples, sizes }: Matrix): Ranks {
  const all = new Map<string, Count[]>();
  for (const { jacobian, letters } of samples) {
    const own = rankIn(jacobian);
    const key = [...letters].join(';');
    if (own !== undefined) all.set(key, [...(all.get(key) ?? []), { letters, count: own }]);
  }
  const counts = [...all.values()].map((each) => each.reduce((a, b) => (b.count > a.count ? b : a)));
  const isAlways = [...all.values()].every((each) => each.every(({ count }) => count === each[0]?.count));
  return { counts, text: fitted(counts, sizes), isAlways };
}

export function rank({ said, why: isWhy }: Fact, matrix: Matrix): FactAnswer | undefined {
  const { name, points, sizes, shown } = matrix;
  const { text, isAlways } = ranks(matrix);
  if (text === undefined) return undefined;
  const [rows, cols] = sizes.map(sizeText) as [string, string];
  const isFull = text === rows || text === cols || text === `min(${[rows, cols].sort().join(', ')})`;
  const isSo = said === undefined || bare(said) === bare(text);
  const verdict = !isSo ? 'No: ' : said === undefined || isWhy ? '' : 'Yes: ';
  const size = isAlways ? '' : ' at most';
  const why = isAlways ? reasonOf(matrix, isFull) : dependence(matrix);
  return told(
    `${verdict}${verdict === '' ? 'The' : 'the'} rank is${size} `,
    strong(text),
    `: ${name} is ${extentText(...sizes)}${why}. (Counted ${points}${shown.derivation.inference.scope.shapes.size > 1 ? ', with values of no special kind' : ''}.)`,
  );
}

const bare = (text: string): string => text.replace(/[\s·*()]/g, '').replace('−', '-');

/** Why the rank is full, or what is lost. */
function reasonOf(matrix: Matrix, isFull: boolean): string {
  const kernel = kernelOf(matrix);
  if (kernel) return `, and takes ${kernel.what} to 0${kernel.why}`;
  const { map } = matrix.shown;
  if (map instanceof RankOne) return ', a column times a row';
  return isFull ? ', and has full rank' : '';
}

/** Of a diagonal, the entries that are not 0 count. */
const dependence = ({ shown }: Matrix): string => {
  const { map } = shown;
  const entries = map instanceof Diagonal ? plain(map.entries, map.k) : undefined;
  return entries === undefined
    ? ', and its rank was less at some points'
    : `, and has as many independent rows as ${entries} has entries that are not 0`;
};

/** Whether nothing but rounding is left beside the entries of a matrix. */
const isNothing = (t: Tensor, { data }: Tensor): boolean =>
  t.data.every((x) => Math.abs(x) <= NOTHING * Math.max(...data.map(Math.abs)));

interface Kernel {
  readonly what: string;
  readonly why: string;
}

/** A vector that it takes to 0: ones, or the variable itself. */
export function kernelOf({ shown, samples }: Pick<Matrix, 'shown' | 'samples'>): Kernel | undefined {
  const { map, derivation } = shown;
  const { k } = map;
  if (isScalar(map.domain) || isScalar(map.codomain)) return undefined;
  const x = plainSymbol(derivation.wrt);
  if (shown.tags.includes('rows sum to 0')) {
    const why = structureReasons(shown).get('rows sum to 0')?.replace(/\.$/, '');
    return { what: 'the vector of ones', why: why ? `, since ${why}` : '' };
  }
  const isSeen = ({ jacobian, at }: Matrix['samples'][number]): boolean =>
    at !== undefined &&
    isNothing(product(jacobian, tensor(jacobian.cols, 1, at.symbol(derivation.wrt).data)), jacobian);
  const isLost = k.isZero(map.apply(sym(derivation.wrt))) || (samples.length > 0 && samples.every(isSeen));
  return isLost ? { what: x, why: `, since ${x} times a number changes nothing` } : undefined;
}

export function nullSpace(matrix: Matrix): FactAnswer | undefined {
  const { name, sizes, shown } = matrix;
  const { counts } = ranks(matrix);
  const lost = counts.map(({ letters, count: own }) => ({
    letters,
    count: (numberOf(sizes[1], letters) ?? Number.NaN) - own,
  }));
  const dimension = fitted(lost, sizes);
  if (dimension === undefined) return undefined;
  const points = ` (Its dimension was counted ${matrix.points}.)`;
  if (dimension === '0')
    return told('The null space holds ', strong('0 alone'), `: ${name} takes no other vector to 0.${points}`);
  const kernel = kernelOf(matrix);
  if (kernel && dimension === '1')
    return told(
      'The null space holds the ',
      strong(`multiples of ${kernel.what}`),
      `, and has dimension 1: ${name} takes ${kernel.what} to 0${kernel.why}.${points}`,
    );
  const { map, derivative } = shown;
  const into = map instanceof RankOne ? plain(map.into, map.k) : undefined;
  const what =
    into !== undefined
      ? `: the vectors v with ⟨${into}, v⟩ = 0`
      : `: the vectors v with ${plain(derivative, map.k)} times v = 0${kernel ? `, among them ${kernel.what}` : ''}`;
  return told('The null space has dimension ', strong(dimension), `${what}.${points}`);
}

/** 0 of what is singular; of a diagonal the product of its entries. */
export function determinant(matrix: Matrix): FactAnswer | undefined {
  const { name, sizes, samples, shown } = matrix;
  if (shown.shaped || samples.length === 0 || !samples.every(({ jacobian }) => jacobian.rows === jacobian.cols))
    return undefined;
  const { map } = shown;
  const isSingular = samples.every(({ jacobian }) => (rankIn(jacobian) ?? jacobian.rows) < jacobian.rows);
  if (isSingular) {
    const { text } = ranks(matrix);
    const kernel = kernelOf(matrix);
    const why = kernel
      ? ` takes ${kernel.what} to 0${kernel.why}`
      : ` has rank ${text ?? 'below full'}, less than ${sizeText(sizes[0])}`;
    return told('The determinant is ', strong('0'), `: ${name}${why}.${kernel ? '' : ` (Seen ${matrix.points}.)`}`);
  }
  if (map instanceof Scaled && isColumn(map.domain)) {
    const factor = plain(map.factor, map.k);
    const n = sizeText(sizes[0]);
    return told(
      'The determinant is ',
      strong(map.isIdentity ? '1' : /^[\w.√]+$/.test(factor) ? `${factor}^${n}` : `(${factor})^${n}`),
      `: ${name} is ${map.isIdentity ? 'the identity' : `${factor} times the identity`}.`,
    );
  }
  if (map instanceof Diagonal && isColumn(map.domain)) {
    const entry = plain(map.entries, map.k);
    return told(
      'The determinant is ',
      strong(`the product of the entries of ${entry}`),
      `, which stand on the diagonal: ${name} is diagonal.`,
    );
  }
  return undefined;
}
