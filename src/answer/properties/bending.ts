// Whether a function is convex or concave, and its Hessian definite.
import { type Expr, symbolsOf } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { curvature } from '../../math/curvature.js';
import { isScalar } from '../../math/shape.js';
import { greatest } from '../../math/tensor.js';
import { amongDefinite, curvatureOf, definiteOf } from '../convexity.js';
import type { Derivation, Question } from '../derivation.js';
import { derive, deriveTwice } from '../derive.js';
import { plain, plainSymbol } from '../notation/plain.js';
import { type Shown, shownDerivative } from '../shown.js';
import { type Known, no, type Property, unknown, yes } from './known.js';
import { isSingular, leastCurvature, opposite, samples } from './samples.js';

/** A symmetric matrix of which it is known on which sides of 0 vᵀ·A·v lies. */
export interface GivenSign {
  readonly name: string;
  readonly sign: 'indefinite' | 'negative definite' | 'negative semidefinite';
}

type Bent = 'convex' | 'concave';
const OTHER: Readonly<Record<Bent, Bent>> = { convex: 'concave', concave: 'convex' };

export function bent(property: Bent, question: Question): Known {
  const found = bends(property, question);
  return found.answer === 'no' ? (underCondition(question, (asked) => bends(property, asked)) ?? found) : found;
}

/**
 * Whether it is strictly convex, with vᵀHv > 0, or strongly, with vᵀHv ≥ m·‖v‖² for one m > 0 and all values; or concave
 * in that degree. Where the Hessian is singular everywhere, the gradient stays the same along a segment.
 */
export function bentMuch(degree: 'strictly' | 'strongly', property: Bent, question: Question): Known {
  const found = bent(property, question);
  if (found.answer !== 'yes') return found;
  const own = derive(question);
  const f = plain(own.expr, own.k);
  if (!isScalar(own.derivative.map.codomain) && !actsOnEntries(own))
    return unknown(`${found.words}, and I have no proof that it is ${degree} so`);
  const { gradient, hessian } = twice(question, own);
  if (curvatureOf(gradient, shownDerivative(hessian, 'numerator')) === 'affine')
    return no(`${f} is affine, so it is ${property} but not ${degree}`);
  const sharp = definite(property === 'convex' ? 'positive definite' : 'negative definite', question);
  if (sharp.answer === 'no') return no(`${f} is ${property}, but not ${degree}: ${sharp.words}`);
  const isConstant = !symbolsOf(hessian.shown).includes(hessian.wrt);
  if (sharp.answer === 'unknown' || (degree === 'strongly' && !isConstant))
    return unknown(
      `${f} is ${property}${found.when ? ` if ${found.when}` : ''}, and I have no proof that it is ${degree} so`,
    );
  return { ...sharp, words: `${f} is ${degree} ${property}, since ${sharp.words}` };
}

/** The same where what else stands in the formula is of one sign; undefined if that is not enough. */
function underCondition(question: Question, judge: (question: Question) => Known): Known | undefined {
  const { inference, wrt } = derive(question);
  const isSymmetric = (name: string): boolean => [...(inference.scope.tags.get(name) ?? [])].join() === 'symmetric';
  const others = [...inference.scope.shapes].filter(
    ([name]) => name !== wrt && (isSymmetric(name) || !inference.scope.tags.get(name)?.size),
  );
  for (const [name, { rows, cols }] of others) {
    const isSquare = rows === cols && rows !== 1;
    const tag = isSquare ? 'psd' : 'positive';
    try {
      const given = (question.where ?? '').split(';').filter((each) => each.trim() !== `${name}: symmetric`);
      const where = [...given, `${name}: ${tag}`].filter((each) => each.trim() !== '').join('; ');
      const found = judge({ ...question, where });
      const n = plainSymbol(name);
      if (found.answer === 'yes')
        return {
          ...found,
          when: [
            isSquare
              ? `${n} is ${isSymmetric(name) ? '' : 'symmetric '}positive semidefinite`
              : `${n} has no negative entry`,
            ...(found.when ? [found.when] : []),
          ].join(' and '),
        };
    } catch (problem) {
      if (!(problem instanceof Unanswerable)) throw problem;
    }
  }
  return undefined;
}

function bends(property: Bent, question: Question): Known {
  const own = derive(question);
  if (!isScalar(own.derivative.map.codomain) && !actsOnEntries(own)) return ofEntries(property, own);
  const { gradient, hessian } = twice(question, own);
  const shown = shownDerivative(hessian, 'numerator');
  const f = plain(own.expr, gradient.k);
  const x = plainSymbol(gradient.wrt);
  const curvature = curvatureOf(gradient, shown);
  const definite = definiteOf(gradient, shown);
  const among = amongDefinite(gradient);
  if (among === property) {
    const tags = own.inference.scope.tags.get(gradient.wrt);
    const isDeclared = tags?.has('psd') || tags?.has('spd');
    return isDeclared
      ? yes(`among symmetric positive definite ${x}, ${f} is ${among}`)
      : { ...yes(`${f} is ${among} there`), when: `${x} is symmetric positive definite` };
  }
  if (curvature === 'affine') return yes(`${f} is affine in ${x}, so it is convex and concave`);
  if (curvature === property) {
    const why =
      definite === undefined
        ? 'it is put together by rules that keep this'
        : `its Hessian is ${definite} wherever it exists`;
    return yes(`${f} is ${property} in ${x}, since ${why}`);
  }
  const turned = (matrix: Parameters<typeof leastCurvature>[0]) => (property === 'convex' ? matrix : opposite(matrix));
  const refuted = samples(hessian).some(({ jacobian }) => leastCurvature(turned(jacobian)) < -1e-6 * size(jacobian));
  const sign = property === 'convex' ? '<' : '>';
  if (refuted && curvature === OTHER[property]) return no(`${f} is ${curvature} in ${x}, and not ${property}`);
  if (refuted)
    return no(
      `there are values and directions v with vᵀ·H·v ${sign} 0, so ${f} is not ${property} in ${x}${othersOf(gradient)}`,
    );
  return unknown(`I found no values that refute it, and have no proof that ${f} is ${property} in ${x}`);
}

/**
 * The same where the sign of a symmetric matrix is known: it decides if the Hessian is c·A for one number c, and otherwise
 * only if that A is symmetric is enough.
 */
export function bentGiven(property: Property, question: Question, { name, sign }: GivenSign): Known {
  const asked = { ...question, where: [question.where, `${name}: symmetric`].filter(Boolean).join('; ') };
  const own = derive(asked);
  const { hessian } = twice(asked, own);
  const [f, A, H] = [plain(own.expr, own.k), plainSymbol(name), plain(hessian.shown, hessian.k)];
  const factor = factorOf(hessian.shown, name);
  if (factor === undefined || factor === 0) {
    const found = /definite$/.test(property) ? isDefinite(property as Definite, asked) : bends(property as Bent, asked);
    return found.answer === 'yes' ? found : unknown(`that ${A} is ${sign} does not tell the sign of the Hessian ${H}`);
  }
  const isUp = /^positive|convex$/.test(property);
  if (sign === 'indefinite')
    return no(
      `the Hessian ${H} is indefinite, as ${A} is: vᵀ·H·v takes both signs, so ${f} is neither convex nor concave`,
    );
  const isConcave = factor > 0;
  const definiteness = isConcave ? sign : sign.replace('negative', 'positive');
  const words = `the Hessian ${H} is ${definiteness}${H === A ? '' : `, as ${A} is ${sign}`}`;
  const isStrict = /^str|\bdefinite$/.test(property);
  if (isUp !== isConcave)
    return isStrict && sign === 'negative semidefinite' ? no(`${words} only, and may be singular`) : yes(words);
  return no(`${words}, so ${f} is ${isConcave ? 'concave' : 'convex'}`);
}

/** c where the formula is c·A. */
function factorOf(e: Expr, name: string): number | undefined {
  if (e.kind === 'symbol') return e.name === name ? 1 : undefined;
  if (e.kind !== 'call') return undefined;
  const [first, second] = e.args;
  if (e.op === 'neg' && first) return -(factorOf(first, name) ?? Number.NaN) || undefined;
  if (e.op !== '*' || e.args.length !== 2 || first?.kind !== 'number' || !second) return undefined;
  const inside = factorOf(second, name);
  return inside === undefined ? undefined : first.value * inside;
}

const size = ({ data }: { readonly data: Float64Array }): number => greatest(data, 1e-300);

/** ` for every A`: a counterexample is one for some value of what else stands in the formula. */
function othersOf({ inference, wrt }: Derivation): string {
  const others = [...inference.scope.shapes.keys()].filter((name) => name !== wrt);
  return others.length === 0 ? '' : ` for every ${others.slice(0, 3).map(plainSymbol).join(', ')}`;
}

/** Of a vector each entry is a function. */
function ofEntries(property: Bent, { expr, simple, wrt, k }: Derivation): Known {
  const f = plain(expr, k);
  const found = curvature(simple, wrt, k);
  if (found === 'affine' || found === 'constant') return yes(`each entry of ${f} is affine, so convex and concave`);
  if (found === property) return yes(`each entry of ${f} is ${property}`);
  if (found === OTHER[property]) return no(`each entry of ${f} is ${found}`);
  return unknown(`${f} is no single number, and I have no proof for its entries`);
}

export const actsOnEntries = ({ derivative: { map } }: Derivation): boolean =>
  ['diagonal', 'identity', 'scaled identity'].includes(map.structure);

/** Of a function of single entries the sum of its entries bends as each does. */
export function twice(question: Question, own: Derivation): { gradient: Derivation; hessian: Derivation } {
  if (isScalar(own.derivative.map.codomain) || !actsOnEntries(own)) return deriveTwice(question);
  return deriveTwice({ ...question, expression: `sum(${question.expression})` });
}

export type Definite = `${'positive' | 'negative'} ${'definite' | 'semidefinite'}`;

export function definite(property: Definite, question: Question): Known {
  const found = isDefinite(property, question);
  return found.answer === 'no' ? (underCondition(question, (asked) => isDefinite(property, asked)) ?? found) : found;
}

function isDefinite(property: Definite, question: Question): Known {
  const { gradient, hessian } = twice(question, derive(question));
  const shown: Shown = shownDerivative(hessian, 'numerator');
  const found = definiteOf(gradient, shown);
  const [sign = 'positive', kind = ''] = property.split(' ');
  const semi = `${sign} semidefinite`;
  const all = samples(hessian);
  const turned = (matrix: Parameters<typeof leastCurvature>[0]) => (sign === 'positive' ? matrix : opposite(matrix));
  const H = plain(hessian.shown, hessian.k);
  if (found === semi) {
    if (kind === 'semidefinite') return yes(`the Hessian ${H} is ${semi} wherever it exists`);
    if (all.length > 0 && all.every(({ jacobian }) => isSingular(jacobian) === true))
      return no(`the Hessian ${H} is ${semi} only: it is singular, so vᵀ·H·v = 0 for some v ≠ 0`);
    if (shown.map.structure === 'scaled identity' && hessian.shown.kind === 'call')
      return yes(`the Hessian ${H} is a multiple of the identity by a number of one sign`);
    const [declared] = [...gradient.inference.scope.tags].filter(
      ([name, tags]) => tags.has('spd') && factorOf(hessian.shown, name),
    );
    if (declared) return yes(`the Hessian ${H} is ${property}, as ${plainSymbol(declared[0])} is positive definite`);
    return { ...yes(`the Hessian ${H} is ${semi}`), when: 'the Hessian is invertible' };
  }
  if (all.some(({ jacobian }) => leastCurvature(turned(jacobian)) < -1e-6 * size(jacobian)))
    return no(
      `there are values and directions v with vᵀ·H·v ${sign === 'positive' ? '<' : '>'} 0, so the Hessian ${H} is not ${property}${othersOf(gradient)}`,
    );
  return unknown(`I found no values that refute it, and have no proof that ${H} is ${property}`);
}
