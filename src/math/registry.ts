// Every operation there is, and the names people know them by.

import type { Vocabulary } from '../formula/cursor.js';
import type { Call } from '../formula/expr.js';
import { MISSING } from '../formula/missing.js';
import { nearest } from '../formula/nearest.js';
import { Unanswerable } from '../formula/unanswerable.js';
import type { Operation } from './operation.js';
import { activations } from './operations/activations.js';
import { arithmetic } from './operations/arithmetic.js';
import { axes } from './operations/axes.js';
import { constants } from './operations/constants.js';
import { derived, reductionsOfLosses } from './operations/definitions.js';
import { determinants } from './operations/determinant.js';
import { diag } from './operations/diagonal.js';
import { eigenvalues } from './operations/eigenvalue.js';
import { entrywise } from './operations/entrywise.js';
import { exponentials } from './operations/exponential.js';
import { functions } from './operations/functions.js';
import { inverse } from './operations/inverse.js';
import { kron } from './operations/kronecker.js';
import { layernorms } from './operations/layernorm.js';
import { literals } from './operations/literals.js';
import { powerSums } from './operations/matrix-power.js';
import { medians } from './operations/median.js';
import { orderings } from './operations/order.js';
import { products } from './operations/products.js';
import { pinv } from './operations/pseudo-inverse.js';
import { readByShape } from './operations/read-by-shape.js';
import { reductions } from './operations/reductions.js';
import { cosinesAlong, rowPairs } from './operations/row-pairs.js';
import { softmaxes } from './operations/softmax.js';
import { sparsemax } from './operations/sparsemax.js';
import { spectral } from './operations/spectral.js';
import { stackings } from './operations/stacking.js';
import { trace } from './operations/trace.js';
import { transpose } from './operations/transpose.js';

export const operations: readonly Operation[] = [
  ...arithmetic,
  ...powerSums,
  transpose,
  ...literals,
  ...activations.map(entrywise),
  ...functions.map(entrywise),
  ...reductions,
  ...medians,
  ...orderings,
  ...products,
  ...softmaxes,
  sparsemax,
  ...layernorms,
  trace,
  ...determinants,
  inverse,
  pinv,
  ...spectral,
  ...eigenvalues,
  ...exponentials,
  diag,
  ...stackings,
  kron,
  ...constants,
  ...derived,
  ...readByShape,
  ...rowPairs,
  ...axes,
  ...cosinesAlong,
  ...reductionsOfLosses,
];

/** Operations that only signs and brackets make. */
const UNNAMED = new Set(['+', '-', 'neg', '*', '.*', '/', './', '^', '.^', "'", 'matrix', 'row', 'index', 'bars']);

const byName = new Map<string, Operation[]>();
const bySpelling = new Map<string, string>();
for (const operation of operations) {
  byName.set(operation.name, [...(byName.get(operation.name) ?? []), operation]);
  if (!UNNAMED.has(operation.name)) bySpelling.set(operation.name, operation.name);
  for (const spelling of operation.spellings ?? []) bySpelling.set(spelling, operation.name);
}
const byLowerCase = new Map([...bySpelling].map(([spelling, name]) => [spelling.toLowerCase(), name]));
/** Named by `axis=` and `reduction=` in a formula, and by these names only where it is printed. */
const byKeyword = new Set([...axes, ...cosinesAlong, ...reductionsOfLosses].map(({ name }) => name));
const names = [...bySpelling.keys()].filter((name) => !byKeyword.has(name));
/** The functions that can be typed, by their names in our language. */
export const functionNames: readonly string[] = [...new Set(bySpelling.values())]
  .filter((name) => !UNNAMED.has(name) && !byKeyword.has(name))
  .sort();

/** The names of functions as the grammar asks for them. Capitals do not matter unless two names differ by them alone. */
export const vocabulary: Vocabulary = {
  functionNamed: (spelling) =>
    bySpelling.get(spelling) ?? (spelling.length > 1 ? byLowerCase.get(spelling.toLowerCase()) : undefined),
  parametersOf: (name) =>
    byName.get(name)?.find(({ entrywise }) => entrywise)?.entrywise?.arguments ??
    byName.get(name)?.[0]?.parameters ??
    [],
  missing: (spelling) => MISSING[spelling] ?? MISSING[spelling.toLowerCase()],
  nearest: (spelling) => nearest(spelling, names),
};

const LETTERS = ['x', 'y', 'z'];

/** The record of a call. Throws Unanswerable if it has the wrong number of operands. */
export function operationOf(e: Call): Operation {
  const candidates = byName.get(e.op) ?? [];
  const fits = candidates.find(({ arity: [least, most] }) => e.args.length >= least && e.args.length <= most);
  if (fits) return fits;
  const missing = MISSING[e.op];
  if (missing) throw new Unanswerable('missing-function', { name: e.op, ...missing }, e.span);
  const expected = candidates
    .map(({ arity: [least, most] }) => (least === most ? `${least}` : `${least} to ${most}`))
    .sort()
    .join(' or ');
  const [most] = candidates.map(({ arity }) => Math.min(arity[1], LETTERS.length)).sort((a, b) => b - a);
  const parameters = candidates.find(({ entrywise }) => entrywise)?.entrywise?.arguments.map(({ name }) => name);
  const call = `${e.op}(${(parameters ?? LETTERS.slice(0, most)).join(', ')})`;
  const usage = byKeyword.has(`${e.op}_axis0`) ? `${call}\` or \`${e.op}(X, axis=0)` : call;
  throw new Unanswerable('wrong-arity', { name: e.op, expected, found: e.args.length, usage }, e.span);
}
