// Eigenvalues of a matrix of partial derivatives, where its form shows them.
import { argument, type Call, type Expr, equal, isCall, num, symbolsOf } from '../../formula/expr.js';
import { presented } from '../../math/elaborate.js';
import { eigen } from '../../math/kernel.js';
import { Diagonal } from '../../math/maps/diagonal.js';
import { RankOne } from '../../math/maps/rank-one.js';
import { Scaled } from '../../math/maps/scaled.js';
import { Sum } from '../../math/maps/sum.js';
import { isColumn } from '../../math/shape.js';
import { transposedTensor } from '../../math/tensor.js';
import { strong } from '../blocks.js';
import { plain } from '../notation/plain.js';
import { isSame } from '../properties/samples.js';
import { extentText, sizeText } from '../sizes.js';
import { capital, list } from '../wording.js';
import { writtenOut } from '../written-out.js';
import { type FactAnswer, told } from './fact.js';
import type { Matrix } from './matrix.js';
import { seen, spoken } from './numbers-by-sight.js';
import { kernelOf, ranks } from './of-spectrum.js';

/** Eigenvalues of matrices of a form that shows them. */
export function eigenvalues(matrix: Matrix): FactAnswer | undefined {
  const { shown, samples, name, sizes } = matrix;
  const { map, derivative, tags } = shown;
  const { k } = map;
  if (shown.shaped) return told(`${capital(name)} is no square matrix, so it has no eigenvalues.`);
  if (samples.length > 0 && samples.every(({ jacobian }) => jacobian.rows !== jacobian.cols))
    return told(
      `${capital(name)} is ${extentText(...sizes)}, not square, so it has no eigenvalues, only singular values.`,
    );
  const n = sizeText(sizes[0]);
  if (map instanceof Scaled)
    return told('All eigenvalues are ', strong(plain(map.factor, k)), `: ${name} is a multiple of the identity.`);
  if (map instanceof Diagonal)
    return told(
      'The eigenvalues are the entries of ',
      strong(plain(map.entries, k)),
      `, which stand on the diagonal: ${name} is diagonal.`,
    );
  const numbers = inNumbers(matrix);
  if (numbers)
    return told('The eigenvalues are ', strong(numbers), `: those of the ${matrix.noun} ${plain(derivative, k)}.`);
  const shifted = shiftedRankOne(matrix);
  if (shifted) {
    const [many, one] = [shifted.many, shifted.one].map((e) => plain(e, k)) as [string, string];
    return told(
      'The eigenvalues are ',
      strong(many),
      `, ${less(n)} times, and `,
      strong(one),
      `, once: ${name} is a multiple of the identity plus a column times a row.`,
    );
  }
  const { text } = ranks(matrix);
  if ((tags as readonly string[]).includes('projector') && text !== undefined)
    return told('The eigenvalues are ', strong('1'), `, ${text} times, and `, strong('0'), `: ${name} is a projector.`);
  const gram = gramOf(derivative);
  if (gram)
    return told(
      'The eigenvalues are ',
      { strong: `${gram.factor === '1' ? '' : `${gram.factor}·`}σ²` },
      ` for the singular values σ of ${plain(gram.of, k)}${gram.isTall ? ', and 0 where it has more columns than rows' : ''}: the ${matrix.noun} is ${plain(derivative, k)}.`,
    );
  const known = [
    ...((tags as readonly string[]).includes('symmetric') ? ['real'] : []),
    ...((tags as readonly string[]).includes('positive semidefinite') ? ['not negative'] : []),
  ];
  const kernel = kernelOf(matrix);
  return told(
    `I have no formula for the eigenvalues of ${name}.`,
    known.length > 0
      ? ` They are ${known.join(' and ')}${kernel ? `, and one is 0: it takes ${kernel.what} to 0` : ''}.`
      : kernel
        ? ` One is 0: it takes ${kernel.what} to 0.`
        : '',
  );
}

/** Of a symmetric matrix of numbers. */
function inNumbers({ shown, samples }: Matrix): string | undefined {
  const [first] = samples;
  if (!first || symbolsOf(shown.derivative).length > 0 || typeof shown.map.domain.rows !== 'number') return undefined;
  const { jacobian } = first;
  if (jacobian.rows > MOST_LISTED || !isSame(jacobian, transposedTensor(jacobian))) return undefined;
  return list(
    [...eigen(jacobian).values].map((value) => spoken(seen(value))),
    'and',
  );
}
/** Rows of a matrix whose eigenvalues are listed. */
const MOST_LISTED = 6;

const less = (n: string): string => (/^\d+$/.test(n) ? String(Number(n) - 1) : `${n} − 1`);

/** Of c·I + u·vᵀ: c, and c + vᵀ·u for u. */
function shiftedRankOne({ shown, samples }: Matrix): { many: Expr; one: Expr } | undefined {
  const { map } = shown;
  const { k } = map;
  const [first, second] = map instanceof Sum ? map.terms : map instanceof RankOne ? [undefined, map] : [];
  if (map instanceof Sum && map.terms.length !== 2) return undefined;
  if (!(second instanceof RankOne) || !(first === undefined || first instanceof Scaled)) return undefined;
  if (!isColumn(map.domain) || !isColumn(map.codomain)) return undefined;
  const many = first === undefined ? num(0) : first.factor;
  const one = k.add(many, k.inner(second.into, second.out));
  const isLost =
    samples.length > 0 &&
    samples.every(
      ({ at, jacobian }) =>
        at !== undefined &&
        Math.abs(at.value(one).data[0] ?? 1) < 1e-12 * (1 + Math.max(...jacobian.data.map(Math.abs))),
    );
  const written = (e: Expr): Expr => writtenOut(presented(e, k), k);
  return { many: written(many), one: isLost ? num(0) : written(one) };
}

/** c·BᵀB. */
function gramOf(e: Expr): { factor: string; of: Expr; isTall: boolean } | undefined {
  const factors = isCall(e, '*') ? flat(e) : [];
  const numbers = factors.filter((each) => each.kind === 'number');
  const [a, b] = factors.filter((each) => each.kind !== 'number');
  if (!a || !b || factors.length - numbers.length !== 2) return undefined;
  const isGram = (isCall(a, "'") && equal(argument(a, 0), b)) || (isCall(b, "'") && equal(argument(b, 0), a));
  const factor = numbers.reduce((product, each) => product * (each.kind === 'number' ? each.value : 1), 1);
  const of = isCall(a, "'") ? b : a;
  return isGram ? { factor: String(factor), of, isTall: true } : undefined;
}

const flat = (e: Expr): Expr[] => (isCall(e, '*') ? (e as Call).args.flatMap(flat) : [e]);
