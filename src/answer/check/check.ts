// The answer to "is my derivative right?": a judgement, what is off, the right formula and a point where they differ.
import { type Expr, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { Evaluator } from '../../math/evaluate.js';
import { extentOf } from '../../math/numbers.js';
import { toValue } from '../../math/tensor.js';
import { type ContentBlock, code, type Inline, type PictureBlock, strong, text } from '../blocks.js';
import { badge, conventions } from '../conventions.js';
import type { Derivation, Question } from '../derivation.js';
import { derive } from '../derive.js';
import { shapesIfFit } from '../notation/matrix-in.js';
import { plain } from '../notation/plain.js';
import { texPieces } from '../notation/tex.js';
import { shownDerivative, whereRow, whereText } from '../shown.js';
import { type Arranged, arrangements } from './arrangements.js';
import { ClaimReader, type Settled } from './claim.js';
import { type Counterexample, counterexample } from './counterexample.js';
import { type Diagnosis, diagnose } from './diagnose.js';
import { isNear } from './trials.js';
import { type Judgement, told } from './verdict-words.js';

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
export function checkAnswer({ answer, ...question }: CheckQuestion): CheckAnswer {
  const derivation = derive(question);
  if (!derivation.verification.ok) throw new Unanswerable('not-verified', {});
  const ways = arrangements(derivation.derivative.map);
  const reader = new ClaimReader(
    derivation.inference.scope,
    ways.map(({ shape }) => shape),
  );
  const claim = inAnswer(() => reader.read(answer));
  const isNumeric = symbolsOf(claim).length === 0 && derivation.numbers?.jacobian !== undefined;
  const { diagnosis, settled } = isNumeric
    ? atPoint(
        derivation,
        inAnswer(() => reader.settle(claim)),
        ways,
        answer,
      )
    : diagnose(derivation, claim, reader);
  const shown = shownDerivative(derivation, 'numerator');
  const { judgement, reason, words, why } = told(diagnosis, shown, settled?.shape);
  const way =
    ways.find(({ name }) => diagnosis.kind !== 'right' && 'way' in diagnosis && name === diagnosis.way) ?? ways[0];
  const example =
    judgement === 'true' || diagnosis.kind === 'off-kinks' || !way || !settled
      ? undefined
      : isNumeric
        ? numericExample(derivation, settled, way)
        : counterexample(derivation, settled.core, way);
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
    why,
    counterexample: example ? exampleBlocks(example) : [],
    badge: badge(derivation),
    conventions: conventions(shown),
    data: { verdict: judgement, reason, expected: print(shown.derivative), counterexample: example ?? null },
  };
}

function inAnswer<T>(read: () => T): T {
  try {
    return read();
  } catch (problem) {
    throw problem instanceof Unanswerable ? problem.in('answer') : problem;
  }
}

/** An answer in numbers, compared at the person's point to as many digits as were typed. */
function atPoint(
  derivation: Derivation,
  settled: Settled,
  ways: readonly Arranged[],
  typed: string,
): { diagnosis: Diagnosis; settled: Settled } {
  const value = new Evaluator(new Map(), new Map()).value(settled.core);
  const digits = Math.max(0, ...[...typed.matchAll(/\.(\d+)/g)].map(([, shown = '']) => shown.length));
  const tolerance = digits > 0 ? 0.51 * 10 ** -digits : 1e-9;
  const found = ways.find((way) => {
    const truth = truthAtPoint(derivation, way);
    const scale = truth.data.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-3);
    return isNear(value, truth, digits > 0 ? tolerance / scale : tolerance);
  });
  if (found) return { diagnosis: { kind: 'right', way: found.name }, settled };
  const sameShape = ways.some((way) => {
    const { rows, cols } = truthAtPoint(derivation, way);
    return rows === value.rows && cols === value.cols;
  });
  return { diagnosis: { kind: sameShape ? 'other' : 'shape' }, settled };
}

function truthAtPoint({ numbers, derivative: { map } }: Derivation, way: Arranged) {
  const none = new Map<string, number>();
  const jacobian = numbers?.jacobian;
  if (!jacobian) throw new Unanswerable('too-much-work', { limit: '10 000 entries in a derivative that is compared' });
  return way.from(jacobian, extentOf(map.codomain, none), extentOf(map.domain, none));
}

function numericExample(derivation: Derivation, { core }: Settled, way: Arranged): Counterexample {
  return {
    at: Object.fromEntries(derivation.point),
    answer: toValue(new Evaluator(new Map(), new Map()).value(core)),
    derivative: toValue(truthAtPoint(derivation, way)),
  };
}

function exampleBlocks({ at, answer, derivative }: Counterexample): ContentBlock[] {
  const point = Object.entries(at).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return [
    text(
      'text',
      'For example at ',
      code(point.join('; ')),
      ': yours gives ',
      code(JSON.stringify(answer)),
      ', the derivative is ',
      code(JSON.stringify(derivative)),
      '.',
    ),
  ];
}
