// The derivative entry by entry: ∂yᵢ/∂xⱼ = 1[xᵢ > 0] δᵢⱼ.
import { argument, call, type Expr, isCall, isNumber, num, sym } from '../formula/expr.js';
import { lowered } from '../formula/spellings.js';
import type { Algebra } from '../math/algebra.js';
import type { LinearMap } from '../math/maps/map.js';
import { operationOf } from '../math/registry.js';
import { isScalar } from '../math/shape.js';
import type { SettledSize } from '../math/size.js';
import { type Index, type Place, placeIn, type Term, termsOf } from './entry-terms.js';
import type { Abbreviation } from './notation/abbreviate.js';
import { type Both, both, bracketed } from './notation/both.js';
import { plainSymbol } from './notation/plain.js';

/** Σ over letters of a formula in the letters. */
export interface EntryTerm {
  readonly negative: boolean;
  readonly sums: readonly { readonly letter: string; readonly size: SettledSize }[];
  readonly body: Expr;
}
export interface Entries {
  /** Letters of the output and of the input. */
  readonly output: readonly string[];
  readonly input: readonly string[];
  readonly terms: readonly EntryTerm[];
  readonly entry: Both;
}

/** Letters that have a small form. */
const LETTERS = ['i', 'j', 'k', 'l', 'p', 'r', 's', 't', 'm', 'n'];
/** A sum of more terms is no help. */
const MAX_TERMS = 8;

/** Letters or numbers in place of the indices of either side; a side with none has letters of its own. */
export interface Wanted {
  readonly output: readonly string[];
  readonly input: readonly string[];
}

/**
 * The entry of a map at general indices, in the names that stand for its parts; undefined where it has no short form.
 * `taken` are names that no index may have.
 */
export function entriesOf(
  map: LinearMap,
  names: readonly Abbreviation[],
  taken: ReadonlySet<string>,
  wanted: Wanted = { output: [], input: [] },
): Entries | undefined {
  const { k } = map;
  const [output, input] = [placeIn(map.codomain), placeIn(map.domain)];
  const terms = termsOf(map, output, input, names);
  if (!terms || terms.length > MAX_TERMS) return undefined;
  const used = new Set([...taken, ...names.map(({ symbol }) => symbol.name)].map(plainSymbol));
  const given = new Set([...wanted.output, ...wanted.input]);
  const free = LETTERS.filter((letter) => !used.has(letter) && !given.has(letter));
  const letters = new Map<Index, string>();
  const listed = ({ row, col }: Place): Index[] => [row, col].filter((index) => index !== undefined);
  const bound = Math.max(0, ...terms.map(({ sums }) => sums.length));
  const open = [...listed(output), ...listed(input)];
  const asked = [...listed(output).map((_, i) => wanted.output[i]), ...listed(input).map((_, i) => wanted.input[i])];
  const unnamed = open.filter((_, i) => asked[i] === undefined);
  if (unnamed.length + bound > free.length) return undefined;
  for (const [i, index] of open.entries()) letters.set(index, asked[i] ?? (free[unnamed.indexOf(index)] as string));
  // δ₁₂ = 0.
  const isZero = ({ deltas }: Term): boolean =>
    deltas.some((pair) => {
      const [a, b] = pair.map((index) => letters.get(index) ?? '');
      return a !== b && [a, b].every((each) => /^\d+$/.test(each ?? ''));
    });
  const written = terms
    .filter((term) => !isZero(term))
    .map((term): EntryTerm => {
      for (const [i, index] of term.sums.entries()) letters.set(index, free[unnamed.length + i] as string);
      const letter = (index: Index): string => letters.get(index) as string;
      return {
        negative: term.coefficient < 0,
        sums: term.sums.map((index) => ({ letter: letter(index), size: index.size })),
        body: body(term, letter, used.has('δ') ? 'I' : 'delta', k),
      };
    });
  const named = (place: Place): string[] => listed(place).map((index) => letters.get(index) as string);
  return { output: named(output), input: named(input), terms: written, entry: added(written, k) };
}

/** A letter, or a number, as an index. */
const placed = (letter: string): Expr => (/^\d+$/.test(letter) ? num(Number(letter)) : sym(letter));

/** An entry of a formula at letters. */
export const entryAt = (e: Expr, letters: readonly string[]): Expr =>
  letters.length === 0 ? e : call('index', [e, ...letters.map(placed)]);

const product = (factors: readonly Expr[]): Expr | undefined =>
  factors.length === 0 ? undefined : factors.reduce((a, b) => call('*', [a, b]));

/** A term without its sign and sums: number, numerators over denominators, then the deltas. */
function body({ coefficient, parts, deltas }: Term, letter: (index: Index) => string, sign: string, k: Algebra): Expr {
  const above: Expr[] = Math.abs(coefficient) === 1 ? [] : [num(Math.abs(coefficient))];
  const below: Expr[] = [];
  for (const { of, at } of parts) {
    const row = at.row && placed(letter(at.row));
    const col = at.col && placed(letter(at.col));
    const shown = indexed(of, { row, col }, k);
    if (!isCall(shown, '/')) above.push(shown);
    else {
      if (!isNumber(argument(shown, 0), 1)) above.push(argument(shown, 0));
      below.push(argument(shown, 1));
    }
  }
  const [top, bottom] = [product(above), product(below)];
  const marks = deltas
    .map(([a, b]) => [letter(a), letter(b)] as const)
    // δᵢᵢ = 1.
    .filter(([a, b]) => a !== b)
    .map((places) => entryAt(sym(sign), places));
  // δᵢⱼ/c, but xᵢ/c·δᵢⱼ.
  if (bottom && !top) return call('/', [product(marks) ?? num(1), bottom]);
  const whole = bottom && top ? call('/', [top, bottom]) : top;
  return product([...(whole ? [whole] : []), ...marks]) ?? num(1);
}

/** The terms with their signs; a sum over indices that others follow stands in brackets, since it reaches to its end. */
function added(terms: readonly EntryTerm[], k: Algebra): Both {
  if (terms.length === 0) return { tex: '0', plain: '0' };
  return terms
    .map(({ negative, sums, body: of }, i): Both => {
      const only = terms.length === 1 && !negative && sums.length === 0;
      const isSum = isCall(of, '+') || isCall(of, '-');
      const shown = isSum && !only ? bracketed(both(of, k)) : both(of, k);
      const over = sums.map(({ letter }) => letter).join('');
      const summed =
        over === '' ? shown : { tex: `\\sum_{${over}} ${shown.tex}`, plain: `Σ${lowered(over)} ${shown.plain}` };
      const apart = sums.length > 0 && i < terms.length - 1 ? bracketed(summed) : summed;
      if (i === 0) return negative ? { tex: `-${apart.tex}`, plain: `−${apart.plain}` } : apart;
      const sign = negative ? ['-', '−'] : ['+', '+'];
      return { tex: ` ${sign[0]} ${apart.tex}`, plain: ` ${sign[1]} ${apart.plain}` };
    })
    .reduce((whole, term) => ({ tex: whole.tex + term.tex, plain: whole.plain + term.plain }));
}

interface Letters {
  readonly row: Expr | undefined;
  readonly col: Expr | undefined;
}

/** One entry of a formula; the index goes inside functions of single entries: tanh(x)ᵢ is tanh(xᵢ). */
function indexed(e: Expr, place: Letters, k: Algebra): Expr {
  if (e.kind === 'number' || isScalar(k.shape(e))) return e;
  if (e.kind === 'call') {
    if (e.op === 'ones') return num(1);
    if (e.op === 'zeros') return num(0);
    if (e.op === "'") return indexed(argument(e, 0), { row: place.col, col: place.row }, k);
    const { entrywise } = operationOf(e);
    if (entrywise && (entrywise.when?.(e.args.map((arg) => k.shape(arg))) ?? true)) {
      const additive = e.op === '+' || e.op === '-';
      if (!additive || e.args.every((arg) => isCheap(arg)))
        return inEntry(
          e.op,
          e.args.map((arg) => indexed(arg, place, k)),
        );
    }
    if (e.op === '*') {
      const [a, b] = e.args as [Expr, Expr];
      if (k.shape(a).cols === 1 && k.shape(b).rows === 1) {
        return call('*', [
          indexed(a, { row: place.row, col: undefined }, k),
          indexed(b, { row: undefined, col: place.col }, k),
        ]);
      }
    }
  }
  const letters = [place.row, place.col].filter((letter) => letter !== undefined);
  return call('index', [e, ...letters]);
}

/** Whether an index inside it is shorter than one behind its bracket: xᵢ + yᵢ, but (W·x + b)ᵢ. */
const isCheap = (e: Expr): boolean =>
  e.kind !== 'call' || (e.op !== '*' && e.args.every((arg) => isCheap(arg) || arg.kind === 'number'));

const SCALAR_SIGNS: Readonly<Record<string, string>> = { '.*': '*', './': '/', '.^': '^' };
const inEntry = (op: string, args: readonly Expr[]): Expr => call(SCALAR_SIGNS[op] ?? op, args);
