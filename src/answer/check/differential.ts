// An answer in differentials, dY = A·dX·B or df = tr(Gᵀ·dX), as the derivative that is read off it: Bᵀ ⊗ A, G.
import type { Declaration } from '../../formula/declarations.js';
import { call, type Expr, sym, symbolsOf } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { differentiate } from '../../math/differentiate.js';
import { elaborate } from '../../math/elaborate.js';
import { Evaluator } from '../../math/evaluate.js';
import { infer } from '../../math/infer/infer.js';
import { generator, samplePoint, sampleSizes } from '../../math/sample.js';
import { createAlgebra } from '../../math/simplify/create-algebra.js';
import { greatest } from '../../math/tensor.js';
import { derivativeFormula } from '../derivative-formula.js';

const SIGN = String.raw`(?<![\w\\])(?:\\(?:mathrm|operatorname|text)\s*\{?\s*d\s*\}?|\\partial(?![A-Za-z])|∂|d)`;
const FACED = String.raw`\\(?:mathbf|boldsymbol|bm)\s*\{\s*`;
const VEC = String.raw`\\?(?:operatorname\s*\{\s*vec\s*\}|mathrm\s*\{\s*vec\s*\}|text\s*\{\s*vec\s*\}|vec)\s*\(?\s*`;

/** What stands for the differential of a variable. */
export const differentialOf = (wrt: string): string => `d${wrt}`;

/**
 * A formula with every spelling of the variable's differential, `∂X`, `\mathrm d X`, `d vec(X)`, as `dX`, and products
 * `A : dX` as ⟨A, dX⟩; undefined where it has none.
 */
export function withDifferentials(text: string, wrt: string): string | undefined {
  const name = wrt.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const one = new RegExp(`${SIGN}\\s*(?:${FACED}${name}\\s*\\}|\\(\\s*${name}\\s*\\)|${name}(?![\\w(]))`, 'g');
  const stacked = new RegExp(`${SIGN}\\s*${VEC}${name}(?!\\w)`, 'g');
  const d = differentialOf(wrt);
  const found = text
    .replace(/<([^<>,]+,[^<>,]+)>/g, '⟨$1⟩')
    .replace(stacked, (typed) => `vec(${d}${typed.includes('(') ? '' : ')'}`.padStart(typed.length))
    .replace(one, (typed) => d.padEnd(typed.length));
  return new RegExp(`(?<!\\w)${d}(?!\\w)`).test(found) ? withInnerProducts(found) : undefined;
}

/** The terms `A : B` of a sum as ⟨A, B⟩. */
function withInnerProducts(text: string): string {
  if (!text.includes(':')) return text;
  let [depth, from, result] = [0, 0, ''];
  const take = (to: number): void => {
    const [left, right, ...more] = text.slice(from, to).split(':');
    result += right === undefined || more.length > 0 ? text.slice(from, to) : `⟨${left}, ${right}⟩`;
    from = to;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if ('([{⟨'.includes(character)) depth++;
    else if (')]}⟩'.includes(character)) depth--;
    else if (depth === 0 && /[-+−]/.test(character) && /[\w)\]}'ᵀ]\s*$/.test(text.slice(from, at))) {
      take(at);
      result += character;
      from = at + 1;
    }
  }
  take(text.length);
  return result;
}

/**
 * The derivative that a differential has, in numerator layout. Throws Unanswerable where the formula has no shape, or is
 * not linear in the differential.
 */
export function readOff(expr: Expr, wrt: string, declarations: readonly Declaration[]): Expr {
  const name = differentialOf(wrt);
  const own = declarations.find((declaration) => declaration.name === wrt);
  if (!own || !symbolsOf(expr).includes(name)) return expr;
  const { expr: sized, scope } = infer(expr, new Map(), [...declarations, { ...own, name }], undefined);
  const k = createAlgebra(scope);
  const { core } = elaborate(sized, k);
  const { map } = differentiate(k.simplify(core), sym(name), k);
  const derivative = derivativeFormula(map);
  const letters = sampleSizes(scope);
  const point = new Evaluator(samplePoint(scope, letters, 'positive', generator(core.hash)), letters);
  const rest = point.value(elaborate(call('-', [core, map.apply(sym(name))]), k).core);
  const scale = greatest(point.value(core).data, 1);
  const isLinear = !symbolsOf(derivative).includes(name) && rest.data.every((x) => Math.abs(x) <= 1e-9 * scale);
  if (!isLinear) throw new Unanswerable('unknown-in-answer', { name, variables: [...scope.shapes.keys()] });
  return derivative;
}
