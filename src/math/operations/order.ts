// Entries by their order: sorted, the greatest ones, the middle one, the greatest so far.
import { argument, type Call } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import type { Code } from '../framework.js';
import { Kronecker } from '../maps/kronecker.js';
import { Zero } from '../maps/zero.js';
import { JUMPS, type KinkHit, type Operation } from '../operation.js';
import { NO_FUNCTION, type Reports, ROUNDING } from '../row.js';
import { isScalar, type Shape, type ShapeRules } from '../shape.js';
import { type Tensor, tensor } from '../tensor.js';

/** For each place the entries that share it: one alone, or all that tie. */
export type Places = readonly (readonly number[])[];

/**
 * The entries by size, the least first. Entries that tie share their places; if there is a point `beside`, they are
 * ordered as they are there.
 */
export function ascending(data: Float64Array, beside?: Float64Array): Places {
  const order = Array.from(data.keys()).sort((i, j) => data[i]! - data[j]! || i - j);
  const groups: number[][] = [];
  for (const i of order) {
    const group = groups.at(-1);
    const isTied = group !== undefined && data[i]! - data[group[0] as number]! <= (beside ? ROUNDING : 0);
    if (isTied) group.push(i);
    else groups.push([i]);
  }
  return groups.flatMap((group) => {
    if (!beside) return group.map(() => group);
    return [...group].sort((i, j) => beside[i]! - beside[j]! || i - j).map((i) => [i]);
  });
}

/** The greatest entries of the beginnings of the data. */
function running(data: Float64Array, beside?: Float64Array): Places {
  let best: number[] = [];
  return Array.from(data.keys(), (i) => {
    const lead = best.length === 0 ? Number.POSITIVE_INFINITY : data[i]! - data[best[0] as number]!;
    const slack = beside ? ROUNDING : 0;
    if (lead > slack) best = [i];
    else if (lead >= -slack) best = beside ? (beside[i]! > beside[best[0] as number]! ? [i] : best) : [...best, i];
    return best;
  });
}

/** Rows with 1 at the entry that each place has; k that tie have 1/k each. */
function picking(places: Places, length: number): Tensor {
  const result = tensor(places.length, length);
  places.forEach((shared, row) => {
    for (const i of shared) result.data[row * length + i] = 1 / shared.length;
  });
  return result;
}

interface Ordering {
  readonly name: string;
  readonly spellings?: readonly string[];
  readonly says: string;
  readonly because: string;
  /** The matrix that picks the entries, which is the derivative. */
  readonly by: { readonly name: string; readonly says: string; readonly legend: string; readonly code: string };
  readonly places: (data: Float64Array, e: Call, beside?: Float64Array) => Places;
  /** The set at a tie. */
  readonly set: string;
  /** Of the entries that share a place, which ones frameworks choose. */
  readonly chosen: (shared: readonly number[], at: number) => readonly (readonly number[] | undefined)[];
  readonly takesCount?: true;
  readonly code: Code;
}

/** A vector of entries of another, and the matrix that picks them. */
function ordering(of: Ordering): Operation[] {
  const { by, places } = of;
  const arity: readonly [number, number] = of.takesCount ? [2, 2] : [1, 1];
  const length = (x: Shape, e: Call): Shape['rows'] => (of.takesCount ? countOf(e, x) : x.rows);
  const column = (args: readonly Shape[], rules: ShapeRules): Shape | undefined => {
    const x = rules.resolve(args[0] as Shape);
    return x.cols === 1 ? x : undefined;
  };
  const piecesOf = (x: Tensor, count?: Tensor): Places => {
    const all = places(x.data, NO_CALL);
    return count ? all.slice(0, count.data[0]) : all;
  };
  const kinks = ([x, count]: readonly Tensor[]): KinkHit[] =>
    piecesOf(x as Tensor, count).flatMap((shared, entry, all) =>
      shared.length < 2 || all.findIndex((other) => other.join() === shared.join()) < entry
        ? []
        : [{ entry, where: tied(shared), set: of.set, reported: 1 / shared.length }],
    );
  const pieces = ([x, count]: readonly Tensor[]): number[] => piecesOf(x as Tensor, count).map(pieceOf);
  const trimmed = (e: Call, all: Places): Places => (of.takesCount ? all.slice(0, countOf(e)) : all);
  return [
    {
      name: of.name,
      ...(of.spellings && { spellings: of.spellings }),
      arity,
      says: of.says,
      shape(args, rules, e) {
        const x = column(args, rules);
        return x ? { rows: length(x, e), cols: 1 } : { clash: 'vector', operands: [0] };
      },
      // One entry is in order.
      simplify: ([x], k) => (x && isScalar(k.shape(x)) ? x : undefined),
      evaluate([x], { spend }, e) {
        spend(ORDERING * x!.data.length);
        const picked = trimmed(e, places(x!.data, e));
        return tensor(
          picked.length,
          1,
          Float64Array.from(picked, ([i]) => x!.data[i as number]!),
        );
      },
      partial(i, e, k) {
        if (i > 0) return undefined;
        return Kronecker.of(k, k.make(by.name, ...e.args), undefined, k.shape(argument(e, 0)));
      },
      because: of.because,
      pieces,
      kinks,
      reports: ([x, count]) => reportsOf(piecesOf(x as Tensor, count), (x as Tensor).data.length, of.chosen),
      code: of.code,
    },
    {
      name: by.name,
      arity,
      says: by.says,
      legend: by.legend,
      shape(args, rules, e) {
        const x = column(args, rules);
        return x ? { rows: length(x, e), cols: x.rows } : { clash: 'vector', operands: [0] };
      },
      evaluate([x], { spend }, e) {
        const picked = trimmed(e, places(x!.data, e));
        spend(ORDERING * x!.data.length + picked.length * x!.data.length);
        return picking(picked, x!.data.length);
      },
      breakTies: ([x, count], [beside]) => {
        const all = places(x!.data, NO_CALL, beside!.data);
        return picking(count ? all.slice(0, count.data[0]) : all, x!.data.length);
      },
      // Constant but where two entries change places.
      partial: (i, e, k) => (i > 0 ? undefined : new Zero(k, k.shape(argument(e, 0)), k.shape(e))),
      because: 'It stays the same until two entries change places.',
      pieces,
      kinks: (args) => kinks(args).map((hit) => ({ ...hit, set: JUMPS, reported: 0 })),
      code: by.code,
    },
  ];
}

/** A number for the entries that share a place, as good as always another for others. */
export const pieceOf = (shared: readonly number[]): number =>
  shared.reduce((code, i) => (code * 31 + i + 1) % 2 ** 40, 0);

/** What ordering an entry takes, in the units of a budget. */
export const ORDERING = 100;
/** Entries up to which frameworks' matrices are written out. */
const FEW = 8;
const NO_CALL = {} as Call;

/** How many entries are asked for: a whole number, not more than there are. */
function countOf(e: Call, x?: Shape): number {
  const count = argument(e, 1);
  if (count.kind !== 'number' || !Number.isInteger(count.value) || count.value < 1)
    throw new Unanswerable('not-an-index', { found: print(count) }, count.span);
  if (typeof x?.rows === 'number' && count.value > x.rows)
    throw new Unanswerable('index-out-of-range', { index: count.value, size: x.rows }, count.span);
  return count.value;
}

/** `entries 1 and 3 are equal`, `entries 1, 2 and 3 are equal`. */
export function tied(shared: readonly number[]): string {
  const names = [...shared].sort((a, b) => a - b).map((i) => i + 1);
  return `entries ${names.slice(0, -1).join(', ')} and ${names.at(-1)} are equal`;
}

/** The matrices that frameworks have at a tie. */
function reportsOf(places: Places, length: number, chosen: Ordering['chosen']): Reports | undefined {
  if (length > FEW || places.every((shared) => shared.length === 1)) return undefined;
  const texts = [0, 1, 2].map((which) => {
    const own = places.map(
      (shared, at) => chosen(shared, at - places.findIndex((other) => other.join() === shared.join()))[which],
    );
    if (!own.every((each) => each !== undefined)) return NO_FUNCTION;
    const { data } = picking(own, length);
    const row = (at: number): string => `[${[...data.slice(at * length, (at + 1) * length)].join(', ')}]`;
    // The derivative of one number is written as its gradient.
    return own.length === 1 ? row(0) : `[${own.map((_, at) => row(at)).join(', ')}]`;
  });
  return texts as unknown as Reports;
}

/** The first of those that tie, and of the rest the first again. */
const inTurn: Ordering['chosen'] = (shared, at) => {
  const one = [[...shared].sort((a, b) => a - b)[at] as number];
  return [one, one, one];
};

export const orderings: readonly Operation[] = [
  ...ordering({
    name: 'sort',
    spellings: ['msort'],
    says: 'entries by size, the least first',
    because: 'It puts the entries in another order, and its derivative puts their changes in the same one.',
    by: {
      name: 'sorting',
      says: 'permutation matrix with sorting(x)*x = sort(x); ties share',
      legend: 'sorting(x) is the permutation matrix that sorts x.',
      code: '{m}.eye(len($0))[{m}.argsort($0)]',
    },
    places: (data, _, beside) => ascending(data, beside),
    set: 'convex hull of the permutations that sort',
    chosen: inTurn,
    code: { numpy: 'np.sort($0)', pytorch: 'torch.sort($0).values', jax: 'jnp.sort($0)' },
  }),
  ...ordering({
    name: 'topk',
    spellings: ['top_k', 'maxk'],
    says: 'the k greatest entries, the greatest first',
    because: 'It picks entries, and its derivative picks their changes.',
    by: {
      name: 'topping',
      says: 'matrix with topping(x, k)*x = topk(x, k); ties share',
      legend: 'topping(x, k) is the matrix of zeros and ones that picks the k greatest entries of x.',
      code: '{m}.eye(len($0))[{m}.argsort(-$(0))[:int($1)]]',
    },
    // -x sorts them from the greatest on, and of those that tie the first stays first.
    places: (data, _, beside) =>
      ascending(
        data.map((x) => -x),
        beside?.map((x) => -x),
      ),
    set: 'convex hull of the ways to pick them',
    chosen: inTurn,
    takesCount: true,
    code: {
      numpy: '-np.sort(-$(0))[:int($1)]',
      pytorch: 'torch.topk($0, int($1)).values',
      jax: '-jnp.sort(-$(0))[:int($1)]',
    },
  }),
  ...ordering({
    name: 'cummax',
    spellings: ['cumulative_max'],
    says: 'greatest entry so far, down a vector',
    because: 'Each place holds the greatest entry so far, and moves with it alone.',
    by: {
      name: 'leaders',
      says: 'matrix with leaders(x)*x = cummax(x); ties share',
      legend: 'leaders(x) is the matrix whose row i has a 1 at the greatest of the first i entries of x.',
      code: 'leaders($0)',
    },
    places: (data, _, beside) => running(data, beside),
    set: 'convex hull of their unit vectors',
    chosen: (shared) => [[Math.max(...shared)], undefined, shared],
    code: {
      numpy: 'np.maximum.accumulate($0)',
      pytorch: 'torch.cummax($0, dim=0).values',
      jax: 'jax.lax.cummax($0)',
    },
  }),
];
