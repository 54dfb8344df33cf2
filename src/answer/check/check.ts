// The answer to "is my derivative right?": a judgement, what is off, the right formula and a point where they differ.
import { type Expr, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { Evaluator } from '../../math/evaluate.js';
import { type Tensor, toValue } from '../../math/tensor.js';
import { type ContentBlock, type Inline, type PictureBlock, strong } from '../blocks.js';
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
import { coefficients } from './coefficients.js';
import { type Counterexample, counterexample, exampleBlocks, squareCounterexample } from './counterexample.js';
import { type Diagnosis, diagnose } from './diagnose.js';
import { knownErratum } from './errata.js';
import { diagnoseNumbers, truthAtPoint } from './in-numbers.js';
import { isProgram } from './spelling.js';
import type { Judgement, Told } from './told.js';
import { told } from './verdict-words.js';

export interface CheckQuestion extends Question {
  readonly answer: string;
}

export interface CheckAnswer {
  readonly verdict: readonly Inline[];
  readonly picture: PictureBlock;
  readonly why: readonly string[];
  readonly counterexample: readonly ContentBlock[];
  readonly badge: string;
  readonly conventions: string;
  readonly data: CheckData;
}

/** The answer for programs; outside programs rely on its form. */
export interface CheckData {
  readonly verdict: Judgement;
  readonly reason: string;
  /** The derivative in our language and numerator layout; a scalar's has the shape of its variable. */
  readonly expected: string;
  readonly counterexample: Counterexample | null;
}

/** Throws Unanswerable where the question or the answer cannot be read, or the derivative cannot be verified. */
export function checkAnswer(asked: CheckQuestion): CheckAnswer {
  const { derivation, claim, ...answer } = judgedAnswer(asked);
  if (answer.data.verdict !== 'false' && answer.data.reason !== 'only-if-elementwise') return answer;
  const rightIf = (change: Partial<CheckQuestion>): CheckAnswer | undefined => {
    const other = fitting(() => judgedAnswer({ ...asked, ...change }));
    if (other instanceof Unanswerable || other.data.verdict !== 'true') return undefined;
    const { derivation: _, claim: __, ...right } = other;
    return right;
  };
  if (asked.expression.search(KRONECKER) >= 0) {
    const hadamard = rightIf({ expression: asked.expression.replace(KRONECKER, '⊙') });
    if (hadamard) return asHadamard(hadamard);
  }
  for (const name of coefficients(derivation, claim)) {
    const right = rightIf({ where: [asked.where, `${name}: scalar`].filter(Boolean).join('; ') });
    if (right) return { ...right, why: [...right.why, `${plainSymbol(name)} is read as a number.`] };
  }
  return answer;
}

/** What was read of a question and its answer. */
interface Read {
  readonly derivation: Derivation;
  readonly claim: Expr;
}

function judgedAnswer({ answer, ...question }: CheckQuestion): CheckAnswer & Read {
  const derivation = derive(question);
  if (!derivation.verification.ok) throw new Unanswerable('not-verified', {});
  const ways = arrangements(derivation.derivative.map, derivation.inference.scope.tags.get(derivation.wrt));
  const reader = new ClaimReader(
    derivation.inference,
    ways.map(({ shape }) => shape),
    derivation.expr,
    derivation.wrt,
  );
  const readings = inAnswer(() => reader.readings(answer));
  const isNumeric =
    readings.every(({ expr }) => symbolsOf(expr).length === 0) && derivation.numbers?.jacobian !== undefined;
  const { reading, diagnosis, settled } = isNumeric
    ? atPoint(derivation, readings[0] as ClaimReading, reader, ways, answer)
    : judgedReading(derivation, readings, reader);
  const { expr: claim, program, byEntries, differential, itself } = reading;
  const shown = shownDerivative(derivation, 'numerator');
  const { judgement, reason, words, why } = toldOf(told(diagnosis, shown, settled?.shape), program, answer);
  const way =
    ways.find(({ name }) => diagnosis.kind !== 'right' && 'way' in diagnosis && name === diagnosis.way) ?? ways[0];
  const example =
    judgement === 'true' || diagnosis.kind === 'off-kinks' || !way || reading.unfit
      ? undefined
      : !settled
        ? squareCounterexample(derivation, claim, ways)
        : isNumeric
          ? numericExample(derivation, settled, way)
          : counterexample(derivation, settled.core, way);
  const erratum = !isNumeric && judgement !== 'true' ? knownErratum(derivation, claim, settled, reader) : undefined;
  const isUnplaced = judgement === 'false' && symbolsOf(claim).length === 0 && !derivation.numbers;
  const right = shown.named.formulas[0] as Expr;
  const { k } = shown.map;
  const shapes = shapesIfFit(k);
  const yours = plain(claim, shapes);
  return {
    derivation,
    claim,
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

/** An answer that is right if ⊗ is the elementwise product. */
const asHadamard = ({ data, ...answer }: CheckAnswer): CheckAnswer => ({
  ...answer,
  verdict: [strong('True only'), ' if ⊗ is the elementwise product.'],
  why: [
    ...answer.why,
    'Some texts, Parr & Howard among them, write ⊗ for it; here ⊗ is the Kronecker product and ⊙ the elementwise one.',
  ],
  data: { ...data, verdict: 'conditional', reason: 'only-if-elementwise' },
});

const PROGRAM = 'Read as a program: * and / act on each entry, @ is the matrix product.';
const BY_ENTRIES =
  'Quotients of vectors, and products written side by side that fit as no matrix product, are read entry by entry.';
const UNPLACED = 'Yours has no variables: to compare numbers, give the values of the variables, too.';

/** What is said of an answer that was read as a program: if it does not look like one, it is right only if that was meant. */
function toldOf(said: Told, program: boolean, typed: string): Told {
  if (!program || said.judgement === 'false') return said;
  if (said.judgement === 'true' && !isProgram(typed) && typed.includes('*'))
    return {
      ...said,
      judgement: 'conditional',
      reason: 'only-if-elementwise',
      words: ' if * is the elementwise product, which is ⊙ or .* here',
    };
  return { ...said, why: [...said.why, PROGRAM] };
}

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
function judgedReading(derivation: Derivation, readings: readonly ClaimReading[], reader: ClaimReader): Judged {
  const judged: Judged[] = [];
  const problems: unknown[] = [];
  for (const reading of readings) {
    const { program, itself, unfit } = reading;
    if (unfit) return { reading, diagnosis: { kind: 'unfit', problem: unfit } };
    // What fits as mathematics is no program, unless it looks like one.
    if (program && judged.some(({ settled }) => settled)) break;
    const isSecond = program && judged.length > 0;
    const mended = !isSecond ? 'all' : judged.some(hasOneSlip) ? 'none' : 'those that fit';
    const result = fitting(() => diagnose(derivation, reading, reader, mended));
    if (result instanceof Unanswerable) {
      if (program) problems.push(result);
      else problems.unshift(result);
    } else {
      // A name that nobody explained is read so only where that makes the answer right.
      const isRight = RIGHT.has(result.diagnosis.kind) || RIGHT_IF.has(result.diagnosis.kind);
      if (itself !== undefined && !isRight) continue;
      judged.push({ ...result, reading });
      if (RIGHT.has(result.diagnosis.kind)) break;
    }
  }
  const kinds = (wanted: ReadonlySet<Diagnosis['kind']>) => judged.find(({ diagnosis }) => wanted.has(diagnosis.kind));
  // Of wrong answers what fits as mathematics is told first, then one slip, then what fits as a program.
  const best =
    kinds(RIGHT) ??
    kinds(RIGHT_IF) ??
    judged.find(({ settled, reading: { program } }) => settled && !program) ??
    judged.find(hasOneSlip) ??
    judged.find(({ settled, diagnosis: { kind } }) => settled && kind !== 'other' && kind !== 'shape') ??
    judged[0];
  // What cannot be read as mathematics is not wrong because it is no program either.
  if (!best || (problems.length > 0 && best.reading.program && !best.settled)) throw problems[0];
  return best;
}

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
