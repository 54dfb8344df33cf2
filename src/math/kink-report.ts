// A kink as it is told: where, which derivatives are possible, which one is reported, and what frameworks have there.

import { type Expr, nodes } from '../formula/expr.js';
import { print } from '../formula/print.js';
import { table } from '../formula/table.js';
import type { Evaluator } from './evaluate.js';
import type { Jump, Side } from './jump.js';
import { entryOf } from './operation.js';
import { type FrameworkReport, joined } from './reports.js';
import type { Bend, Steep } from './selection.js';
import { NEARBY, type Subdifferential } from './subdifferential.js';

/** A kink as it is told: where, the set of possible derivatives, and the one reported. */
export interface KinkReport {
  readonly at: string;
  readonly set: string;
  /** NaN where there is none to report. */
  readonly reported: number;
  /** What frameworks report for the formula as it is written, where that was measured. */
  readonly frameworks?: Readonly<Record<string, string>>;
  /** The part of the formula whose derivatives these are, where they are not those of the whole. */
  readonly of?: string;
  /** Where the value jumps: what value and derivative tend to as the variable grows towards the point, and as it shrinks. */
  readonly sides?: Sides;
  /** Set where the derivative reported is the element of least norm of the set. */
  readonly least?: true;
}

export interface Sides {
  readonly below?: SideReport;
  readonly above?: SideReport;
}
interface SideReport {
  readonly value: number;
  readonly derivative: number;
}

/** The limits at a jump of one output, along one input. */
export function sidesOf({ below, above }: Jump, { output, input }: Place): Sides {
  const of = ({ value, jacobian: { cols, data } }: Side): SideReport => ({
    value: value.data[output] as number,
    derivative: data[output * cols + input] as number,
  });
  return { ...(below && { below: of(below) }), ...(above && { above: of(above) }) };
}

/** An entry of the Jacobian. */
export type Place = Pick<Bend, 'output' | 'input'>;

/** What frameworks have in these entries of the Jacobian: one number, or a list of them. */
export function told(frameworks: readonly FrameworkReport[], places: readonly Place[]): Partial<KinkReport> {
  if (places.length === 0 || places.length > MAX_TOLD) return {};
  const values = frameworks.map(({ framework, jacobian: { cols, data } }) => {
    const entries = places.map(({ output, input }) => short(data[output * cols + input]! + 0));
    const text = entries.every((entry) => entry === entries[0]) ? entries[0] : `(${entries.join(', ')})`;
    return [framework, text as string] as const;
  });
  return values.length === 0 ? {} : { frameworks: joined(new Map(values)) };
}

/** Where derivatives grow without bound, and to what on either side. */
export function steepReports(
  steep: readonly Steep[],
  core: Expr,
  at: Evaluator,
  whole: (places: readonly Place[]) => Partial<KinkReport>,
): KinkReport[] {
  const [{ above, below } = { above: undefined, below: undefined }] = steep;
  const side = (value: number | undefined): string =>
    value === undefined ? 'none' : Number.isFinite(value) ? short(value) : value > 0 ? '+∞' : '−∞';
  const set = `no finite derivative: ${side(below)} from below, ${side(above)} from above`;
  return [{ at: rootOf(core, at), set, reported: Number.NaN, ...whole(steep) }];
}

/** A kink of the whole at the end of a part's domain, as √(x²) has at 0. */
export function rootReport(
  bends: readonly Bend[],
  core: Expr,
  at: Evaluator,
  whole: (places: readonly Place[]) => Partial<KinkReport>,
): KinkReport {
  const [bend] = bends as readonly [Bend];
  const set = bends.length === 1 ? interval(bend.low, bend.high) : NEARBY;
  const reported = bends.every(({ reported: each }) => each === bend.reported) ? bend.reported + 0 : Number.NaN;
  return { at: rootOf(core, at), set, reported, ...whole(bends) };
}

/** A kink whose set is known in words. */
export function setReport(
  places: readonly string[],
  { words, element, isLeast }: Partial<Subdifferential>,
  heard: Partial<KinkReport>,
): KinkReport {
  const at = [...new Set(places)].slice(0, MAX_PLACES).join(' and ');
  const [first = Number.NaN, ...others] = element?.data ?? [];
  const reported = others.every((entry) => Math.abs(entry - first) <= 1e-12) ? first + 0 : Number.NaN;
  return { at, set: words as string, reported, ...(isLeast && { least: true }), ...heard };
}

/** The part that lies at an end of the domain of a root or its like: `x = 0`. */
export function rootOf(core: Expr, at: Evaluator): string {
  for (const node of nodes(core)) {
    if (node.kind !== 'call') continue;
    const ends = ROOTS[node.op];
    const [operand, power] = node.args;
    if (!ends || !operand || (power?.kind === 'number' && Number.isInteger(power.value))) continue;
    const value = at.value(operand);
    const entry = value.data.findIndex((x) => ends.includes(x));
    if (entry >= 0) return `${entryOf(print(operand), entry, value)} = ${short(value.data[entry] as number)}`;
  }
  return 'this point';
}

/** Functions that rise or fall ever more steeply towards an end of their domain, and those ends. */
const ROOTS: Readonly<Record<string, readonly number[]>> = table({
  sqrt: [0],
  '^': [0],
  '.^': [0],
  hypot: [0],
  asin: [-1, 1],
  acos: [-1, 1],
  acosh: [1],
});

/** The derivatives between two limits, as an interval. */
export const interval = (low: number, high: number): string => `[${short(low)}, ${short(high)}]`;
export const short = (x: number): string =>
  Number.isNaN(x) ? 'nan' : Number.isFinite(x) ? String(Number(x.toPrecision(6))) : x > 0 ? 'inf' : '-inf';
/** Parts that are named for one kink of the whole. */
const MAX_PLACES = 2;
/** Numbers that are told of a framework. */
const MAX_TOLD = 6;
