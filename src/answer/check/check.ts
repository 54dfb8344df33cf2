// The answer to "is my derivative right?": a judgement, what is off, the right formula and a point where they differ.
import { type Expr, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { Evaluator } from '../../math/evaluate.js';
import { type Tensor, toValue } from '../../math/tensor.js';
import { strong } from '../blocks.js';
import { badge, conventions } from '../conventions.js';
import type { Derivation, Question } from '../derivation.js';
import { derive } from '../derive.js';
import { fitting } from '../fitting.js';
import { shapesIfFit } from '../notation/matrix-in.js';
import { plain, plainSymbol } from '../notation/plain.js';
import { texPieces } from '../notation/tex.js';
import { shownDerivative, whereRow, whereText } from '../shown.js';
import { type Arranged, arrangements } from './arrangements.js';
import { ClaimReader, type ClaimReading, type Settled } from './claim.js';
import { otherShapes } from './coefficients.js';
import { type Counterexample, counterexample, exampleBlocks, squareCounterexample } from './counterexample.js';
import { type Diagnosis, diagnose, type Mended } from './diagnose.js';
import { knownErratum } from './errata.js';
import { diagnoseNumbers, truthAtPoint } from './in-numbers.js';
import { asHadamard, asSquare, toldOf } from './provided.js';
import { quickSearch, type Search, wholeSearch } from './search.js';
import { squares } from './squares.js';
import type { CheckAnswer, CheckData } from './told.js';
import { told } from './verdict-words.js';

export interface CheckQuestion extends Question {
  readonly answer: string;
}

/** Throws Unanswerable where the question or the answer cannot be read, or the derivative cannot be verified. */
export const checkAnswer = (asked: CheckQuestion): CheckAnswer => answered(asked, 'all', wholeSearch(), answerOf);

/** The judgement alone, of one answer of many that are tried. */
export const judgementOf = (asked: CheckQuestion, mended: Mended): Pick<CheckData, 'verdict' | 'reason'> =>
  answered(asked, mended, quickSearch(), (judged) => answerOf(judged, 'judgement')).data;

function answered(
  asked: CheckQuestion,
  mended: Mended,
  search: Search,
  answerOf: (judged: JudgedAnswer) => CheckAnswer,
): CheckAnswer {
  const judged = judgedAnswer(asked, mended, search);
  const answer = answerOf(judged);
  const { derivation, reading, diagnosis } = judged;
  if (answer.data.verdict !== 'false' && answer.data.reason !== 'only-if-elementwise') return answer;
  const rightIf = (change: Partial<CheckQuestion>): CheckAnswer | undefined => {
    const other = fitting(() => judgedAnswer({ ...asked, ...change }, 'right', search));
    if (other instanceof Unanswerable || !RIGHT.has(other.diagnosis.kind)) return undefined;
    const right = answerOf(other);
    return right.data.verdict === 'true' ? right : undefined;
  };
  if (asked.expression.search(KRONECKER) >= 0) {
    const hadamard = rightIf({ expression: asked.expression.replace(KRONECKER, '⊙') });
    if (hadamard) return asHadamard(hadamard);
  }
  const unfit = diagnosis.kind === 'unfit' && diagnosis.problem.code === 'not-square' ? diagnosis.problem : undefined;
  const operand = (unfit?.data as { operand: string } | undefined)?.operand;
  for (const { names, where } of operand === undefined ? [] : squares(derivation, operand)) {
    const right = rightIf({ where: [asked.where, where].filter(Boolean).join('; ') });
    if (right) return asSquare(right, names.map(plainSymbol), reading.expr);
  }
  for (const { where, why } of otherShapes(derivation, reading.expr, judged.settled?.shape)) {
    const right = rightIf({ where: [asked.where, where].filter(Boolean).join('; ') });
    if (right) return { ...right, why: [...right.why, why] };
  }
  return answer;
}

/** A question and what was found of its answer. */
interface JudgedAnswer extends Judged {
  readonly derivation: Derivation;
  readonly reader: ClaimReader;
  readonly ways: readonly Arranged[];
  readonly typed: string;
  readonly isNumeric: boolean;
}

/** Reads an answer to this question, which may have the shape of any of these ways. */
export const readerFor = (derivation: Derivation, ways: readonly Arranged[]): ClaimReader =>
  new ClaimReader(
    derivation.inference,
    ways.map(({ shape }) => shape),
    derivation.expr,
    derivation.wrt,
    derivation.reading.countsFromZero,
  );

function judgedAnswer({ answer: typed, ...question }: CheckQuestion, mended: Mended, search: Search): JudgedAnswer {
  const derivation = derive(question);
  if (!derivation.verification.ok) throw new Unanswerable('not-verified', {});
  const ways = arrangements(derivation.derivative.map, derivation.inference.scope.tags.get(derivation.wrt));
  const reader = readerFor(derivation, ways);
  const readings = inAnswer(() => reader.readings(typed));
  const isNumeric =
    readings.every(({ expr }) => symbolsOf(expr).length === 0) && derivation.numbers?.jacobian !== undefined;
  const judged = isNumeric
    ? atPoint(derivation, readings[0] as ClaimReading, reader, ways, typed)
    : judgedReading(derivation, readings, reader, mended, search);
  return { ...judged, derivation, reader, ways, typed, isNumeric };
}

function answerOf(judged: JudgedAnswer, asked: 'all' | 'judgement' = 'all'): CheckAnswer {
  const { reading, diagnosis, settled, derivation, reader, ways, typed, isNumeric } = judged;
  const { expr: claim, byEntries, differential, itself } = reading;
  const shown = shownDerivative(derivation, 'numerator');
  const { judgement, reason, words, why } = toldOf(told(diagnosis, shown, settled?.shape), reading, typed);
  const way =
    ways.find(({ name }) => diagnosis.kind !== 'right' && 'way' in diagnosis && name === diagnosis.way) ?? ways[0];
  const example =
    asked === 'judgement' || judgement === 'true' || diagnosis.kind === 'off-kinks' || !way || reading.unfit
      ? undefined
      : !settled
        ? squareCounterexample(derivation, claim, ways)
        : isNumeric
          ? numericExample(derivation, settled, way)
          : counterexample(derivation, settled.core, way);
  const erratum =
    asked === 'all' && !isNumeric && judgement !== 'true'
      ? knownErratum(derivation, claim, settled, reader)
      : undefined;
  const isUnplaced = judgement === 'false' && symbolsOf(claim).length === 0 && !derivation.numbers;
  const right = shown.named.formulas[0] as Expr;
  const { k } = shown.map;
  const shapes = shapesIfFit(k);
  const yours = plain(claim, shapes);
  return {
    verdict: [strong({ true: 'True', false: 'False', conditional: 'True only' }[judgement]), `${words}.`],
    picture: {
      type: 'picture',
      drawing: {
        rows: [
          ['\\text{yours}\\; =', ...texPieces(claim, shapes)],
          ['\\text{derivative}\\; =', ...texPieces(right, k)],
          ...(shown.named.where.length > 0 ? [whereRow(shown.named, k)] : []),
        ],
      },
      alt: `Your answer ${yours}; the derivative is ${plain(right, k)}${whereText(shown.named, k)}`,
      text: `yours: ${yours}\nderivative: ${plain(right, k)}${whereText(shown.named, k)}`,
    },
    why: [
      ...why,
      ...(byEntries ? [BY_ENTRIES] : []),
      ...(differential
        ? [`The derivative is read off your differential, ${plain(differential, shapes)}: ${yours}.`]
        : []),
      ...(itself ? [`${plainSymbol(itself)} is read as ${plain(derivation.expr, derivation.k)}.`] : []),
      ...(erratum ? [erratum] : []),
      ...(isUnplaced ? [UNPLACED] : []),
    ],
    counterexample: example ? exampleBlocks(example) : [],
    badge: badge(derivation),
    conventions: conventions(shown),
    data: { verdict: judgement, reason, expected: print(shown.derivative), counterexample: example ?? null },
  };
}

const KRONECKER = /⊗|\\otimes\b/g;

const BY_ENTRIES =
  'Quotients of vectors, and products written side by side that fit as no matrix product, are read entry by entry.';
const UNPLACED = 'Yours has no variables: to compare numbers, give the values of the variables, too.';

interface Judged {
  readonly reading: ClaimReading;
  readonly diagnosis: Diagnosis;
  readonly settled?: Settled;
}

/** Diagnoses of an answer that is right as it was meant; the first ends the search for another reading. */
const RIGHT: ReadonlySet<Diagnosis['kind']> = new Set(['right', 'letters']);
const RIGHT_IF: ReadonlySet<Diagnosis['kind']> = new Set([
  'only-if',
  'only-where',
  'where-defined',
  'no-epsilon',
  'off-kinks',
]);

/** The reading in which the answer is right, or the first that fits. Throws Unanswerable where no reading can be judged. */
function judgedReading(
  derivation: Derivation,
  readings: readonly ClaimReading[],
  reader: ClaimReader,
  asked: Mended,
  search: Search,
): Judged {
  const judged: Judged[] = [];
  const problems: unknown[] = [];
  let named: Judged | undefined;
  for (const reading of readings) {
    const { program, itself, one, unfit } = reading;
    if (unfit) return { reading, diagnosis: { kind: 'unfit', problem: unfit } };
    // What fits as mathematics is no program, unless it looks like one.
    if (program && judged.some(({ settled }) => settled)) continue;
    const isSecond = program && judged.length > 0;
    const all = one ? 'none' : !isSecond ? 'all' : judged.some(hasOneSlip) ? 'none' : 'those that fit';
    const mended = asked === 'all' ? all : asked;
    const result = fitting(() => diagnose(derivation, reading, reader, mended, search));
    if (result instanceof Unanswerable) {
      if (program) problems.push(result);
      else problems.unshift(result);
    } else {
      // A name that nobody explained, and a 1 that is no number, are read so only where that makes the answer right.
      const isRight = RIGHT.has(result.diagnosis.kind) || RIGHT_IF.has(result.diagnosis.kind);
      if ((itself !== undefined || one) && !isRight) {
        if (itself !== undefined) named ??= { ...result, reading };
        continue;
      }
      judged.push({ ...result, reading });
      if (RIGHT.has(result.diagnosis.kind)) break;
    }
  }
  // With no other reading a usual name of the function's value is one.
  if (judged.length === 0 && named?.settled && problems.every(isStranger)) return named;
  const kinds = (wanted: ReadonlySet<Diagnosis['kind']>) => judged.find(({ diagnosis }) => wanted.has(diagnosis.kind));
  // Of wrong answers what fits as mathematics is told first, then one slip, then what fits as a program.
  const typedAs = readings[0]?.program;
  const isNamed = ({ settled, diagnosis: { kind } }: Judged): boolean =>
    settled !== undefined && kind !== 'other' && kind !== 'shape';
  const best =
    kinds(RIGHT) ??
    kinds(RIGHT_IF) ??
    (typedAs ? judged.find((each) => each.reading.program && isNamed(each)) : undefined) ??
    judged.find(({ settled, reading: { program } }) => settled && !program) ??
    judged.find(hasOneSlip) ??
    judged.find(isNamed) ??
    judged[0];
  // What cannot be read as mathematics is not wrong because it is no program either.
  if (!best || (problems.length > 0 && best.reading.program && !best.settled)) throw problems[0];
  return best;
}

const isStranger = (problem: unknown): boolean =>
  problem instanceof Unanswerable && problem.code === 'unknown-in-answer';

const hasOneSlip = ({ diagnosis }: Judged): boolean => diagnosis.kind === 'edit' && !diagnosis.also;

function inAnswer<T>(read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (!(problem instanceof Unanswerable)) throw problem;
    throw problem.code === 'empty'
      ? new Unanswerable('empty', { what: 'answer' }, undefined, 'answer')
      : problem.in('answer');
  }
}

/** An answer in numbers, compared at the person's point to as many digits as were typed. */
function atPoint(
  derivation: Derivation,
  reading: ClaimReading,
  reader: ClaimReader,
  ways: readonly Arranged[],
  typed: string,
): Judged {
  const settled = inAnswer(() => reader.settle(reading.expr));
  const digits = Math.max(0, ...[...typed.matchAll(/\.(\d+)/g)].map(([, shown = '']) => shown.length));
  return { reading, settled, diagnosis: diagnoseNumbers(derivation, numbersOf(settled), ways, digits) };
}

const numbersOf = ({ core }: Settled): Tensor => new Evaluator(new Map(), new Map()).value(core);

const numericExample = (derivation: Derivation, settled: Settled, way: Arranged): Counterexample => ({
  at: Object.fromEntries(derivation.point),
  answer: toValue(numbersOf(settled)),
  derivative: toValue(truthAtPoint(derivation, way)),
});
