// Whether a derivative is a given matrix up to its rows, columns or entries: some of them set to 0, or each times a number of its own.
import { Unanswerable } from '../../formula/unanswerable.js';
import { type Tensor, transposedTensor } from '../../math/tensor.js';
import { derive } from '../derive.js';
import { fitting } from '../fitting.js';
import { arrangements } from './arrangements.js';
import { type CheckQuestion, readerFor } from './check.js';
import { trials } from './trials.js';

export interface Relation {
  readonly parts: 'rows' | 'columns' | 'entries' | 'whole';
  readonly how: 'zeroed' | 'scaled';
}

/** The same number to nine digits of the greater. */
const NEAR = 1e-9;

/** Whether it holds at all points that are tried; undefined where the matrix cannot be read or is of another shape. */
export function holds({ answer, ...question }: CheckQuestion, relation: Relation): boolean | undefined {
  const found = fitting(() => judged(question, answer, relation));
  return found instanceof Unanswerable ? undefined : found;
}

function judged(question: Omit<CheckQuestion, 'answer'>, answer: string, relation: Relation): boolean | undefined {
  const derivation = derive(question);
  const ways = arrangements(derivation.derivative.map, derivation.inference.scope.tags.get(derivation.wrt));
  const reader = readerFor(derivation, ways);
  const [reading] = reader.readings(answer);
  if (!reading) return undefined;
  const { core } = reader.settle(reading.expr);
  const verdicts = trials(derivation).map(({ evaluator, jacobian, isExtreme }) => {
    const value = evaluator.value(core);
    // Far out a number may overflow.
    if (isExtreme && !value.data.every(Number.isFinite)) return 'nothing' as const;
    const matrix = [value, transposedTensor(value)].find((each) => isOfShape(each, jacobian));
    return matrix ? isRelated(jacobian, matrix, relation) : undefined;
  });
  const told = verdicts.filter((each) => each !== 'nothing');
  return told.length === 0 || told.includes(undefined) ? undefined : told.every(Boolean);
}

const isOfShape = (a: Tensor, b: Tensor): boolean => a.rows === b.rows && a.cols === b.cols;

function isRelated(jacobian: Tensor, matrix: Tensor, { parts, how }: Relation): boolean {
  const [J, M] = parts === 'columns' ? [transposedTensor(jacobian), transposedTensor(matrix)] : [jacobian, matrix];
  const length = parts === 'entries' ? 1 : parts === 'whole' ? J.data.length : J.cols;
  for (let from = 0; from < J.data.length; from += length) {
    const [own, given] = [J, M].map(({ data }) => data.slice(from, from + length)) as [Float64Array, Float64Array];
    if (!(how === 'zeroed' ? isKeptOrZero(own, given) : isMultiple(own, given))) return false;
  }
  return true;
}

const isKeptOrZero = (own: Float64Array, given: Float64Array): boolean =>
  own.every((x) => x === 0) || own.every((x, i) => isSame(x, given[i] as number));

/** By the greatest entry of what is given, whose factor is then that of all. */
function isMultiple(own: Float64Array, given: Float64Array): boolean {
  const at = given.reduce((best, x, i) => (Math.abs(x) > Math.abs(given[best] as number) ? i : best), 0);
  const factor = (own[at] as number) / (given[at] as number);
  return Number.isFinite(factor)
    ? own.every((x, i) => isSame(x, factor * (given[i] as number)))
    : own.every((x) => x === 0);
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b), 1e-3);

const PART = { rows: 'row', columns: 'column', entries: 'entry' } as const;

/** What it is in words: `each row of the derivative is that row of W, or 0`. */
export const relationWords = ({ parts, how }: Relation, claim: string): string =>
  parts === 'whole'
    ? `the derivative is ${claim} times a number that may depend on the variables`
    : how === 'zeroed'
      ? `each ${PART[parts]} of the derivative is that ${PART[parts]} of ${claim}, or 0`
      : `each ${PART[parts]} of the derivative is that ${PART[parts]} of ${claim} times a number`;
