// Where the function has a derivative: conditions that suffice, one for each part with a domain or a norm's point.
import { argument, type Call, type Expr, equal, nodes } from '../formula/expr.js';
import type { Algebra } from '../math/algebra.js';
import { isPositive } from '../math/non-negative.js';
import { operationOf } from '../math/registry.js';
import { type Argument, argumentsOf } from '../math/row.js';
import { isScalar, isWide } from '../math/shape.js';
import type { Derived } from './derivation.js';
import { plain } from './notation/plain.js';
import { list } from './wording.js';

/** Conditions shown beside an answer, and how long they may be. */
const MAX_CONDITIONS = 3;
const MAX_LENGTH = 60;

/** `Holds where x > 0 in every entry.`; undefined where it holds everywhere, kinks aside. */
export function holdsWhere({ core, k }: Pick<Derived, 'core' | 'k'>): string | undefined {
  const all = nodes(core);
  const conditions = new Set(
    all.flatMap((node) => {
      if (node.kind !== 'call' || isSquared(node, all)) return [];
      return conditionsOf(node, k);
    }),
  );
  if (conditions.size === 0) return undefined;
  const told = [...conditions].filter((condition) => condition.length <= MAX_LENGTH).slice(0, MAX_CONDITIONS);
  if (told.length === 0) return 'Holds where every part of the formula has a derivative.';
  const others = told.length < conditions.size ? ['the other parts of the formula have a derivative'] : [];
  return `Holds where ${list([...told, ...others], 'and')}.`;
}

/** What the operation asks of its operands; none that they satisfy whatever the variables are. */
function conditionsOf(e: Call, k: Algebra): readonly string[] {
  if (e.op === '^' || e.op === '.^') return ofPower(argument(e, 0), argument(e, 1), k);
  const operation = operationOf(e);
  const [first] = e.args;
  const { smooth } = operation;
  if (smooth && first) return isRegular(first, k) || isScalar(k.shape(first)) ? [] : [told(smooth, first, k)];
  const row = operation.entrywise?.row;
  if (row?.smooth) return ofAlternatives(row.smooth, argumentsOf(row.args), e, k);
  if (!row?.domain) return [];
  // The ends of a domain have no derivative on both sides.
  const inside = row.domain.where.replaceAll('≥', '>').replaceAll('≤', '<').replaceAll('-', '−');
  const names = argumentsOf(row.args).map(({ name }) => name);
  const place = names.findIndex((name) => new RegExp(`\\b${name}\\b`).test(inside));
  const operand = e.args[place];
  return operand ? ofEntries(inside.replace(new RegExp(`\\b${names[place]}\\b`), '$0'), operand, k) : [];
}

/** Comparisons with 0 one of which is enough; none where one holds anyway, as with a default. */
function ofAlternatives(all: readonly string[], args: readonly Argument[], e: Call, k: Algebra): readonly string[] {
  const open = all.flatMap((each) => {
    const [name, sign] = each.split(' ') as [string, '≠' | '>'];
    const operand = e.args[args.findIndex((arg) => arg.name === name)];
    const isSure =
      !operand || isPositive(operand, k) || (sign === '≠' && operand.kind === 'number' && operand.value !== 0);
    return isSure ? [] : [{ operand, sign }];
  });
  if (open.length < all.length) return [];
  const isEach = open.some(({ operand }) => !isScalar(k.shape(operand)));
  const words = open.map(({ operand, sign }) => told(`$0 ${sign} 0`, operand, k)).join(' or ');
  return [words + (isEach ? ' in every entry' : '')];
}

/** Whether it has a derivative everywhere as far as the conditions of its own go. */
export const isSmoothByItself = (e: Call, k: Algebra): boolean => {
  const row = operationOf(e).entrywise?.row;
  return !row?.smooth || ofAlternatives(row.smooth, argumentsOf(row.args), e, k).length === 0;
};

/** √x has x > 0, 1/x has x ≠ 0, X⁻¹ has det(X) ≠ 0. */
function ofPower(base: Expr, exponent: Expr, k: Algebra): readonly string[] {
  const isWhole = exponent.kind === 'number' && Number.isInteger(exponent.value);
  const isSize = exponent.kind === 'symbol' && k.scope.sizes.has(exponent.name);
  if (isSize || (isWhole && exponent.value >= 0)) return [];
  if (isWide(k.shape(base)) && isWhole) return isRegular(base, k) ? [] : [told('det($0) ≠ 0', base, k)];
  return ofEntries(isWhole ? '$0 ≠ 0' : '$0 > 0', base, k);
}

/** A condition on every entry of the operand; of a product that is not 0, on its factors. */
function ofEntries(template: string, operand: Expr, k: Algebra): readonly string[] {
  if (operand.kind === 'number') return [];
  const isApart = template === '$0 ≠ 0';
  if ((isApart || template === '$0 > 0') && isPositive(operand, k)) return [];
  if (isApart && operand.kind === 'call') {
    if (operand.op === '*' && operand.args.every((arg) => isScalar(k.shape(arg))))
      return operand.args.flatMap((arg) => ofEntries(template, arg, k));
    // A norm is 0 where its operand is, a root at the end of its own domain.
    if (/^norm[2F]$/.test(operand.op)) return [told(template, argument(operand, 0), k)];
    if (operand.op === 'sqrt') return ofEntries('$0 > 0', argument(operand, 0), k);
  }
  return [told(template, operand, k) + (isScalar(k.shape(operand)) ? '' : ' in every entry')];
}

const told = (template: string, operand: Expr, k: Algebra): string => template.replace('$0', () => plain(operand, k));

/** Whether it has an inverse by what is declared of it. */
const isRegular = (e: Expr, k: Algebra): boolean =>
  e.kind === 'symbol' && ['spd', 'orthogonal'].some((tag) => k.scope.tags.get(e.name)?.has(tag as never));

/** Whether an even power is all that is taken of a norm: ‖x‖² is smooth at 0. */
function isSquared(e: Call, all: readonly Expr[]): boolean {
  if (!/^norm[2F]$/.test(e.op)) return false;
  const parents = all.filter((node): node is Call => node.kind === 'call' && node.args.some((arg) => equal(arg, e)));
  return parents.length > 0 && parents.every((by) => isEvenPower(by) && equal(argument(by, 0), e));
}

const isEvenPower = (e: Call): boolean => {
  const exponent = e.args[1];
  return (
    (e.op === '^' || e.op === '.^') && exponent?.kind === 'number' && exponent.value > 0 && exponent.value % 2 === 0
  );
};
