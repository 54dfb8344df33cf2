// Letters of a formula that a question gives numbers besides the variable: λ of "‖Ax − b‖² + λ‖x‖² with λ = 0.1".
import { substitute, sym } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { expression } from '../formulas/terms.js';
import { derivativeOf } from '../formulas/tried.js';
import { formulaValues, ownNames } from './formula-values.js';

interface Given {
  readonly at?: string;
  readonly wrt?: string;
  readonly where: readonly string[];
  readonly targets: readonly string[];
  readonly claims: readonly { readonly text: string; readonly at: number }[];
  readonly entries?: unknown;
}

const NUMBER_GIVEN = /^(\S+) = (-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)$/;

/** What the numbers change of a reading. */
export interface WithNumbers {
  readonly wrt: string;
  readonly targets: readonly string[];
  readonly claims: Given['claims'];
  readonly at?: string;
}

/**
 * The formulas with the numbers in them, where other letters are left to differentiate by. A letter that was given
 * "at" a number may be the variable itself, unless another is named; one of `beside` is not. The derivative by x at a
 * fixed λ is that of the function of x alone, so that the number may stand in the formula before anything is
 * differentiated.
 */
export function numbersGiven(reading: Given, beside: ReadonlySet<string>): WithNumbers | undefined {
  const { at, targets, wrt: named, entries } = reading;
  const [target] = targets;
  if (at === undefined || target === undefined || entries) return undefined;
  const names = ownNames(target, named);
  const points = at.split('; ');
  const numbers = new Map(
    points.flatMap((point): [string, string][] => {
      const [, name = '', value = ''] = NUMBER_GIVEN.exec(point) ?? [];
      return names.includes(name) && (named !== undefined || beside.has(name)) ? [[name, value]] : [];
    }),
  );
  if (numbers.size === 0) return undefined;
  const wrt = named ?? derivativeOf(formulaValues(reading, target))?.wrt;
  if (wrt === undefined) return undefined;
  numbers.delete(wrt);
  const isWhole = names.every((name) => name === wrt || numbers.has(name)) && points.length > numbers.size;
  if (numbers.size === 0 || isWhole || !names.includes(wrt)) return undefined;
  const left = points.filter((point) => !numbers.has(NUMBER_GIVEN.exec(point)?.[1] ?? ''));
  return {
    wrt,
    targets: targets.map((text) => withNumbers(text, numbers)),
    claims: reading.claims.map((claim) => ({ ...claim, text: withNumbers(claim.text, numbers) })),
    ...(left.length > 0 ? { at: left.join('; ') } : {}),
  };
}

/** The formula with numbers for some of its letters; the text itself where it has none of them. */
function withNumbers(text: string, numbers: ReadonlyMap<string, string>): string {
  const expr = expression(text);
  if (!expr) return text;
  const filled = [...numbers].reduce((whole, [name, value]) => {
    const number = expression(value);
    return number ? substitute(whole, sym(name), number) : whole;
  }, expr);
  return filled === expr ? text : print(filled);
}
