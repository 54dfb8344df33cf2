// Whether a Jacobian or a Hessian is symmetric, diagonal, invertible and so on: by its structure, or refuted in numbers.
import { argument, equal, isCall, symbolsOf } from '../../formula/expr.js';
import { isColumn, isScalar } from '../../math/shape.js';
import { product, type Tensor, transposedTensor } from '../../math/tensor.js';
import type { Derivation, Question } from '../derivation.js';
import { derive, deriveTwice } from '../derive.js';
import { kernelOf } from '../facts/of-spectrum.js';
import { plain, plainNumber, plainSymbol } from '../notation/plain.js';
import { matrixSizes, type Shown, shownDerivative } from '../shown.js';
import { extentText } from '../sizes.js';
import { structureReasons } from '../structure.js';
import { type Bearer, type Known, no, type Property, unknown, yes } from './known.js';
import {
  isOrthogonal,
  isSame,
  isSingular,
  leastCurvature,
  opposite,
  type Sample,
  samples,
  vanishes,
} from './samples.js';

interface Subject {
  readonly shown: Shown;
  readonly all: () => readonly Sample[];
  /** `the Jacobian Diag(s) − s·sᵀ`. */
  readonly name: string;
  readonly noun: string;
  /** `, 2·A`, for use in the middle of a sentence. */
  readonly f: string;
  readonly x: string;
  readonly derivation: Derivation;
}

export function ofMatrix(property: Property, of: Bearer, question: Question): Known {
  // That the gradient is linear is seen from its own derivative.
  const isOfGradient = of === 'derivative' && property === 'linear';
  const derivation = of === 'hessian' || isOfGradient ? deriveTwice(question).hessian : derive(question);
  const shown = shownDerivative(derivation, 'numerator');
  let found: readonly Sample[] | undefined;
  const all = (): readonly Sample[] => {
    found ??= samples(derivation);
    return found;
  };
  const noun = of === 'hessian' ? 'Hessian' : shown.map.structure === 'gradient' ? 'gradient' : 'Jacobian';
  const subject = {
    shown,
    all,
    derivation,
    noun,
    name: `the ${noun} ${plain(shown.derivative, derivation.k)}`,
    f: plain((isOfGradient ? derivation : derive(question)).expr, derivation.k),
    x: plainSymbol(derivation.wrt),
  };
  return answered(property, subject);
}

function answered(property: Property, subject: Subject): Known {
  const { shown, name, x, f } = subject;
  switch (property) {
    case 'elementwise':
      return elementwise(subject);
    case 'linear':
      return linear(subject);
    case 'singular':
      return singular(subject);
    case 'bounded':
    case 'Lipschitz':
    case 'injective':
    case 'positive':
    case 'non-negative':
      return unknown(`I judge whether a function is ${property}, and not whether ${name} is`);
    case 'of unit length':
      return unitLength(subject);
    case 'constant':
      return symbolsOf(shown.derivative).includes(shown.derivation.wrt) &&
        !subject.all().every(isLikeFirst(subject.all()))
        ? no(`${name} changes with ${x}`)
        : symbolsOf(shown.derivative).includes(shown.derivation.wrt)
          ? unknown(`${name} was the same at the points tried, and I have no proof that it is constant`)
          : yes(
              `${name} does not depend on ${x}, since ${subject.noun === 'Hessian' ? 'the gradient' : f} is linear in ${x} but for a constant`,
            );
    default:
      return matrix(property, subject);
  }
}

const isLikeFirst =
  (all: readonly Sample[]) =>
  ({ jacobian }: Sample): boolean => {
    const first = all[0]?.jacobian;
    return first === undefined || first.data.length !== jacobian.data.length || isSame(first, jacobian);
  };

function elementwise({ shown, all, f, x }: Subject): Known {
  const { map } = shown;
  if (
    ['diagonal', 'identity', 'scaled identity'].includes(map.structure) ||
    (isScalar(map.domain) && isScalar(map.codomain))
  )
    return yes(`entry i of ${f} depends on entry i of ${x} alone, so its Jacobian is diagonal`);
  if (isScalar(map.codomain)) return no(`${f} is one number that depends on all entries of ${x}`);
  if (all().some(({ jacobian }) => jacobian.rows !== jacobian.cols || !vanishes(jacobian, (i, j) => i !== j)))
    return no(`an output of ${f} depends on more than one entry of ${x}, so its Jacobian is not diagonal`);
  return unknown(`I found no entry of ${f} that depends on another entry of ${x}, and have no proof`);
}

function singular(subject: Subject): Known {
  const { all, name } = subject;
  const found = matrix('invertible', subject);
  if (found.answer === 'yes') return no(`${name} is invertible`);
  const seen = all().map(({ jacobian }) => isSingular(jacobian));
  if (found.answer === 'unknown') return no(`${name} is invertible at the ${seen.length} points tried`);
  if (!seen.some((each) => each !== undefined)) return found;
  return seen.every(Boolean)
    ? { ...found, answer: 'yes' }
    : no(`${name} is singular for some values and invertible for others`);
}

/** v/‖v‖ has length 1 wherever it has a value. */
function unitLength({ shown, all, name }: Subject): Known {
  const { map, derivative } = shown;
  if (!isScalar(map.codomain) || isScalar(map.domain))
    return unknown(`${name} is no gradient, and I judge its length alone`);
  const [above, below] = isCall(derivative, '/') ? derivative.args : [];
  const isNorm = below !== undefined && (isCall(below, 'norm2') || isCall(below, 'normF'));
  if (isCall(derivative, 'direction') || (above && isNorm && equal(argument(below, 0), above)))
    return yes(`${name} is a vector divided by its own norm, so its length is 1 wherever it has a value`);
  const lengths = all().map(({ jacobian }) => Math.hypot(...jacobian.data));
  const other = lengths.find((length) => Math.abs(length - 1) > 1e-9);
  if (other !== undefined)
    return no(`the length of ${name} is ${plainNumber(Number(other.toPrecision(3)))} at one of the points tried`);
  return unknown(`${name} had length 1 at the points tried, and I have no proof that it always has`);
}

function linear({ shown, all, f, x, derivation }: Subject): Known {
  const { wrt, k, core } = derivation;
  if (symbolsOf(shown.derivative).includes(wrt) || all().some(({ jacobian }) => jacobian.data.some(Number.isNaN)))
    return all().every(isLikeFirst(all())) && all().length === 0
      ? unknown(`I have no proof that ${f} is linear in ${x}`)
      : no(`the derivative of ${f} changes with ${x}: ${plain(shown.derivative, k)}`);
  if (derivation.kinks.length > 0) return no(`${f} jumps or bends where ${derivation.kinks[0]?.at}`);
  const isZeroAtZero = all().every(({ at }) => {
    const zero = at.value(core);
    const image = at.with(new Map([[wrt, zeros(at.symbol(wrt))]])).value(core);
    return image.data.every((value) => Math.abs(value) <= 1e-9 * (1 + Math.abs(zero.data[0] as number)));
  });
  if (isZeroAtZero)
    return yes(`${f} is linear in ${x}: its derivative is the same everywhere, and it is 0 for ${x} = 0`);
  return no(`${f} is affine in ${x}, not linear: its derivative is the same everywhere, but it is not 0 for ${x} = 0`);
}

const zeros = (t: Tensor): Tensor => ({ ...t, data: new Float64Array(t.data.length) });

/** Why it equals its transpose. */
function symmetryOf({ map, tags }: Shown, noun: string): string | undefined {
  if (noun === 'Hessian') return 'mixed partial derivatives agree wherever they are continuous';
  if (tags.includes('diagonal')) return 'it is diagonal';
  return map.structure === 'diagonal plus rank-one'
    ? 'a diagonal matrix and a multiple of u·uᵀ are symmetric, and so is their sum'
    : undefined;
}

type Judge = (matrix: Tensor) => boolean | undefined;
const JUDGES: Readonly<Partial<Record<Property, Judge>>> = {
  symmetric: (J) => isSame(J, transposedTensor(J)),
  diagonal: (J) => vanishes(J, (i, j) => i !== j),
  triangular: (J) => vanishes(J, (i, j) => i > j) || vanishes(J, (i, j) => i < j),
  orthogonal: isOrthogonal,
  identity: (J) => vanishes(J, (i, j) => i !== j) && isOrthogonal(J),
  'a projection': (J) => isSame(product(J, J), J),
  invertible: (J) => isSingular(J) === false,
  sparse: (J) => 2 * J.data.filter((entry) => entry === 0).length >= J.data.length,
  'positive definite': (J) => leastCurvature(J) > 0,
  'positive semidefinite': (J) => leastCurvature(J) > -1e-9,
  'negative definite': (J) => leastCurvature(opposite(J)) > 0,
  'negative semidefinite': (J) => leastCurvature(opposite(J)) > -1e-9,
};
/** What proves a property, as the structure is known by. */
const PROOFS: Readonly<Partial<Record<Property, readonly string[]>>> = {
  symmetric: ['symmetric'],
  diagonal: ['diagonal', 'identity', 'scaled identity', 'zero'],
  triangular: ['diagonal', 'identity', 'scaled identity', 'lower triangular', 'upper triangular'],
  orthogonal: ['identity', 'permutation', 'commutation'],
  identity: ['identity'],
  'a projection': ['projector', 'identity'],
  invertible: ['identity', 'permutation', 'commutation'],
  sparse: [
    'diagonal',
    'identity',
    'scaled identity',
    'zero',
    'selection',
    'permutation',
    'commutation',
    'block diagonal',
  ],
  'positive semidefinite': ['positive semidefinite'],
};
const OF_SQUARE = new Set<Property>([
  'symmetric',
  'diagonal',
  'triangular',
  'orthogonal',
  'identity',
  'a projection',
  'invertible',
  'positive definite',
  'positive semidefinite',
  'negative definite',
  'negative semidefinite',
]);

/** Of a gradient by a matrix, or the derivative of a matrix by a number: it has the shape of that matrix. */
function ofShape(property: Property, { shown, all, name, derivation }: Subject): Known {
  const { wrt, core } = derivation;
  const judge = JUDGES[property];
  // The entries in their places, or transposed, which makes no difference to a property of square matrices.
  const seen = all().flatMap(({ at, jacobian }) => {
    const like = isScalar(shown.map.codomain) ? at.symbol(wrt) : at.value(core);
    const isOf = like.data.length === jacobian.data.length;
    return isOf ? [{ ...like, data: jacobian.data }] : [];
  });
  const [first] = seen;
  if (!judge || !first) return unknown(`I have no proof that ${name} is ${property}`);
  if (OF_SQUARE.has(property) && seen.every(({ rows, cols }) => rows !== cols))
    return no(`${name} has the shape of a matrix that need not be square, so it need not be ${property}`);
  if (seen.some((each) => judge(each) === false))
    return no(`${name} was not ${property} at one of the ${seen.length} points tried`);
  return unknown(`${name} was ${property} at the points tried, and I have no proof that it always is`);
}

function matrix(property: Property, subject: Subject): Known {
  const { shown, all, name, noun, x, derivation } = subject;
  const { map, tags } = shown;
  if (shown.shaped) {
    if (isScalar(map.domain) && isScalar(map.codomain))
      return unknown(
        `the derivative by the number ${x} is one number, ${plain(shown.derivative, map.k)}, and no matrix`,
      );
    if (isColumn(isScalar(map.codomain) ? map.domain : map.codomain))
      return no(`${name} is a vector, so nothing of it is ${property}`);
    return ofShape(property, subject);
  }
  const extent = extentText(...matrixSizes(shown));
  const square = tags.includes('square') || map.structure === 'identity';
  if (property === 'square') return square ? yes(`${name} is ${extent}`) : no(`${name} is ${extent}`);
  if (!square && OF_SQUARE.has(property)) {
    const fits = all().every(({ jacobian }) => jacobian.rows !== jacobian.cols);
    if (fits) return no(`${name} is ${extent}, not square, so it cannot be ${property}`);
  }
  if (noun === 'Hessian' && property === 'symmetric')
    return yes(`${name} is symmetric, since ${symmetryOf(shown, noun)}`);
  const proof = (PROOFS[property] ?? []).find(
    (tag) => map.structure === tag || (tags as readonly string[]).includes(tag),
  );
  if (proof !== undefined) {
    const reason =
      (proof === 'symmetric' ? symmetryOf(shown, noun) : undefined) ??
      structureReasons(shown)
        .get(proof as never)
        ?.replace(/\.$/, '');
    return yes(`${name} is ${property}${reason ? `, since ${reason}` : ''}`);
  }
  const own = shown.derivative;
  if (
    own.kind === 'symbol' &&
    (derivation.k.scope.tags.get(own.name) as ReadonlySet<string> | undefined)?.has(property)
  )
    return yes(`${name} is declared ${property}`);
  const judge = JUDGES[property] as Judge;
  const seen = all().map(({ jacobian }) => judge(jacobian));
  const kernel = property === 'invertible' ? kernelOf({ shown, samples: all() }) : undefined;
  if (property === 'invertible' && seen.length > 0 && seen.every((each) => each === false))
    return no(
      `${name} is singular${tags.includes('rows sum to 0') ? ': its rows sum to 0, so it takes the vector of ones to 0' : kernel ? `: it takes ${kernel.what} to 0${kernel.why}` : ' at every point tried'}`,
    );
  if (seen.length > 0 && seen.every((each) => each === false)) return no(`${name} is not ${property}`);
  if (seen.some((each) => each === false)) {
    const others = [...derivation.inference.scope.shapes.keys()].filter((each) => each !== derivation.wrt);
    return no(`${name} is not ${property} for all values of ${[x, ...others.map(plainSymbol)].join(', ')}`);
  }
  return unknown(`${name} was ${property} at the ${seen.length} points tried, and I have no proof that it always is`);
}
