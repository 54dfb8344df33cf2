// Where a formula bends: the operations that have a kink, the points at which one is met, and what is reported there.
import { argument, type Call, type Expr, equal, nodes, sym, symbolsOf } from '../formula/expr.js';
import { print } from '../formula/print.js';
import type { Algebra } from './algebra.js';
import { Evaluator } from './evaluate.js';
import type { Jump } from './jump.js';
import {
  interval,
  type KinkReport,
  type Place,
  rootOf,
  rootReport,
  setReport,
  sidesOf,
  steepReports,
  told,
} from './kink-report.js';
import { entryOf, JUMPS, type KinkHit } from './operation.js';
import { operationOf } from './registry.js';
import { type FrameworkReport, reportsAtKink } from './reports.js';
import { bindings, type Entrywise, type Kink, ROUNDING } from './row.js';
import type { Bend, Selection } from './selection.js';
import { isScalar } from './shape.js';
import { NEARBY, type Subdifferential } from './subdifferential.js';
import type { Tensor } from './tensor.js';

/** A place in a formula where a derivative may not exist: an entry of `of` that is 0. */
export interface Watch {
  readonly node: Call;
  readonly of: Expr;
  /** The same with the sign in which it reads best. */
  readonly shown: string;
  readonly kink: Kink;
  /** The derivative's limits from either side, as formulas. */
  readonly left: Expr;
  readonly right: Expr;
  /** The derivative that the calculus uses. */
  readonly used: Expr;
}

function watch(node: Call, kink: Kink, entrywise: Entrywise, k: Algebra): Watch {
  const bound = bindings(entrywise.arguments, node);
  const formula = (text: string): Expr => k.formula(text, bound);
  const of = formula(kink.of);
  return {
    node,
    kink,
    of,
    shown: shorter(print(k.simplify(of)), print(k.simplify(k.negate(of)))),
    left: formula(kink.left),
    right: formula(kink.right),
    used: formula(entrywise.row.d[entrywise.arguments[0]?.name as string] as string),
  };
}

/** Of an entry and its negative, which are 0 together, the one that is shorter to read; the first of two alike. */
const shorter = (one: string, other: string): string => (other.length < one.length ? other : one);

/** A kink that a point lies on. */
interface Met {
  readonly node: Call;
  readonly jump: boolean;
  readonly hit: KinkHit;
  /** The only entry of the variable that moves it, counted row by row. */
  readonly input?: number;
}

/** The kinks that a change of `wrt` can meet. */
export class Kinks {
  readonly watches: readonly Watch[];
  private readonly others: readonly Call[];

  constructor(
    private readonly core: Expr,
    private readonly wrt: string,
    private readonly k: Algebra,
  ) {
    const varying = nodes(core).filter((node): node is Call => node.kind === 'call' && symbolsOf(node).includes(wrt));
    this.watches = varying.flatMap((node) => {
      const { entrywise } = operationOf(node);
      const applies = entrywise && (entrywise.when?.(node.args.map((arg) => k.shape(arg))) ?? true);
      if (!applies) return [];
      return (
        (entrywise.row.kinks ?? [])
          .map((kink) => watch(node, kink, entrywise, k))
          // Where both limits are one, as for elu with α = 1, the function is smooth.
          .filter(({ kink, of, left, right }) => symbolsOf(of).includes(wrt) && (kink.jump || !equal(left, right)))
      );
    });
    this.others = varying.filter((node) => operationOf(node).pieces);
  }

  get none(): boolean {
    return this.watches.length === 0 && this.others.length === 0;
  }

  /** On which smooth piece each entry lies; two points with one signature have no kink between them, nearly always. */
  signature(at: Evaluator): number[] {
    const signs = this.watches.flatMap(({ of }) => {
      const value = at.value(of);
      at.budget.spend(20 * value.data.length);
      return Array.from(value.data, (x) => (isZero(x, of) ? 0 : Math.sign(x)));
    });
    const pieces = this.others.flatMap((node) =>
      Array.from(operationOf(node).pieces?.(node.args.map((arg) => at.value(arg))) ?? []),
    );
    return [...signs, ...pieces];
  }

  /** The kinks that the point lies on. */
  met(at: Evaluator): Met[] {
    const watched = this.watches.flatMap(({ node, of, shown, kink, left, right, used }) => {
      const value = at.value(of);
      const result = at.value(node);
      const [from, to, taken] = [at.value(left), at.value(right), at.value(used)];
      return Array.from(value.data.keys())
        .filter((entry) => isZero(value.data[entry] as number, of))
        .map((entry) => {
          const limit = (of: Tensor): number => of.data[of.data.length === 1 ? 0 : entry] as number;
          const [low, high] = [Math.min(limit(from), limit(to)), Math.max(limit(from), limit(to))];
          const where = `${entryOf(shown, entry, result)} = 0`;
          const set = kink.jump ? JUMPS : interval(low, high);
          const hit = { entry, where, set, reported: limit(taken) };
          const input = entry;
          return { node, jump: kink.jump === true, hit, ...(isEntrywise(of, this.wrt, this.k) && { input }) };
        });
    });
    const others = this.others.flatMap((node) => {
      const operands = node.args.map((arg) => at.value(arg));
      const isPlain = operationOf(node).entrywise !== undefined && isEntrywise(argument(node, 0), this.wrt, this.k);
      return (operationOf(node).kinks?.(operands, node) ?? []).map((hit) => ({
        node,
        jump: operationOf(node).entrywise !== undefined,
        hit,
        ...(isPlain && { input: hit.entry }),
      }));
    });
    return [...watched, ...others];
  }

  /**
   * The kinks met at a point, as those of the whole formula: its limits take the place of the part's where one entry of
   * the Jacobian bends, and a part's kink that the whole does not show is left out.
   */
  reports(
    at: Evaluator,
    selection: Selection | undefined,
    frameworks: readonly FrameworkReport[],
    { jump: jumped, possible }: Whole = {},
  ): KinkReport[] {
    if (selection?.smooth) return [];
    const ofFrameworks = (places: readonly Place[]): Partial<KinkReport> => told(frameworks, places);
    if (selection?.steep) return steepReports(selection.steep, this.core, at, ofFrameworks);
    const met = this.met(at);
    if (possible?.words !== undefined) {
      const places = met.length > 0 ? met.map(({ hit }) => hit.where) : [rootOf(this.core, at)];
      return [setReport(places, possible, ofFrameworks(allOf(at.value(sym(this.wrt)))))];
    }
    if (selection?.bends && met.length > 1 && met.some(({ hit }) => hit.body?.isCurved)) {
      const places = met.map(({ hit }) => hit.where);
      return [setReport(places, { words: NEARBY }, ofFrameworks(allOf(at.value(sym(this.wrt)))))];
    }
    if (met.length === 0 && selection?.bends) return [rootReport(selection.bends, this.core, at, ofFrameworks)];
    const reports = met.flatMap(({ node, jump, hit, input }): KinkReport[] => {
      const single = this.placeOf(hit.entry, input);
      const sides = jumped && single && sidesOf(jumped, single);
      const part = { at: hit.where, set: hit.set, reported: hit.reported, ...(jump && sides && { sides }) };
      const theirs = selection?.bends?.filter((bend) => input === undefined || bend.input === input);
      const alone = met.length === 1 || input !== undefined;
      const seen = theirs ?? (alone && input !== undefined ? [{ output: hit.entry, input }] : []);
      const heard = alone
        ? ofFrameworks(input === undefined && isScalar(this.k.shape(this.core)) ? allOf(at.value(sym(this.wrt))) : seen)
        : {};
      if (node === this.core) {
        // Where its operands bend too, its own derivatives are not those of the whole.
        if (input === undefined && met.some((other) => other.node !== node)) return [];
        const [own, another] = theirs ?? [];
        const isOne = input !== undefined || (isScalar(this.k.shape(sym(this.wrt))) && isScalar(this.k.shape(node)));
        const bends = own && !another && isOne;
        const whole = bends ? { set: interval(own.low, own.high), reported: own.reported + 0 } : {};
        return [{ ...part, ...whole, ...heard }];
      }
      const ofPart = jump ? part : { ...part, of: print(node) };
      if (!theirs || (input === undefined && met.length > 1)) return [ofPart];
      const [bend] = theirs;
      if (!bend) return [];
      if (theirs.length > 1) return [{ ...ofPart, ...(input === undefined && heard) }];
      return [{ at: hit.where, set: interval(bend.low, bend.high), reported: bend.reported + 0, ...heard }];
    });
    const [only, ...others] = unique(reports);
    // Parts that bend together where none of them bends the whole by itself.
    if (!only && met.length > 0)
      return [
        setReport(
          met.map(({ hit }) => hit.where),
          { words: NEARBY },
          ofFrameworks(allOf(at.value(sym(this.wrt)))),
        ),
      ];
    if (!only || others.length > 0 || !possible?.isLeast || only.set.startsWith('[')) return unique(reports);
    return [{ ...only, least: true }];
  }

  /** The entry of the Jacobian that an entry of a part is about, where it is one. */
  private placeOf(entry: number, input: number | undefined): Place | undefined {
    if (input === undefined && !isScalar(this.k.shape(sym(this.wrt)))) return undefined;
    return { output: isScalar(this.k.shape(this.core)) ? 0 : entry, input: input ?? 0 };
  }
}

/** What is known of the whole formula at the point. */
interface Whole {
  readonly jump?: Jump | undefined;
  readonly possible?: Subdifferential | undefined;
}

/** All entries of a gradient. */
const allOf = ({ data }: Tensor): Place[] => Array.from(data.keys(), (input) => ({ output: 0, input }));

/** Whether each entry of a formula depends on the same entry of the variable alone. */
function isEntrywise(e: Expr, wrt: string, k: Algebra): boolean {
  if (!symbolsOf(e).includes(wrt)) return true;
  if (e.kind !== 'call') return true;
  const { entrywise } = operationOf(e);
  if (!entrywise || entrywise.when?.(e.args.map((arg) => k.shape(arg))) === false) return false;
  return e.args.every((arg) => isEntrywise(arg, wrt, k));
}

/** A watched kink of a formula without numbers, and what the whole does there: it bends like the part, or so. */
export interface Bending {
  readonly watch: Watch;
  /** Whether the derivatives of the part are those of the whole. */
  readonly isWhole: boolean;
  /** The limits of the whole, where they are the same all along the kink. */
  readonly bend?: Bend;
}

/** Kinks of a formula as such, for an answer without numbers. */
export function generalReports(bendings: readonly Bending[], k: Algebra): KinkReport[] {
  return unique(
    bendings.map(({ watch: { node, of, shown, kink, left, right }, isWhole, bend }) => {
      const at = `${shown} = 0${isScalar(k.shape(of)) ? '' : ' in an entry'}`;
      if (bend) return { at, set: interval(bend.low, bend.high), reported: bend.reported + 0 };
      const [low, high] = [left, right].map(numberOf) as [number, number];
      const bounds = low <= high ? [left, right] : [right, left];
      const set = kink.jump ? JUMPS : `[${bounds.map(print).join(', ')}]`;
      const reported = leastNorm(Math.min(low, high), Math.max(low, high));
      return {
        at,
        set,
        reported,
        ...(isWhole && alone(node, kink, k)),
        ...(!isWhole && !kink.jump && { of: print(node) }),
      };
    }),
  );
}

/** What frameworks report at the kink of a function of a variable itself. */
function alone(node: Call, kink: Kink, k: Algebra): Partial<KinkReport> {
  const i = node.args.findIndex(({ kind }) => kind === 'symbol');
  const { entrywise } = operationOf(node);
  if (!entrywise || node.args.some(({ kind }) => kind === 'call')) return {};
  const frameworks = reportsAtKink(node, i, entrywise, kink, k);
  return Object.keys(frameworks).length > 0 ? { frameworks } : {};
}

const unique = (reports: readonly KinkReport[]): KinkReport[] => [
  ...new Map(reports.map((report) => [[report.at, report.set, report.of].join(' '), report])).values(),
];

/** A formula without symbols as a number; NaN with them. */
const numberOf = (e: Expr): number =>
  symbolsOf(e).length > 0 ? Number.NaN : (new Evaluator(new Map(), new Map()).value(e).data[0] as number);

/** Whether the entry is on the kink: exactly for what was given, up to rounding for what was computed. */
export const isZero = (x: number, of: Expr): boolean => Math.abs(x) <= (of.kind === 'symbol' ? 0 : ROUNDING);

/** The element of [low, high] nearest to 0: what is reported at a kink. */
export function leastNorm(low: number, high: number): number {
  if (Number.isNaN(low) || Number.isNaN(high)) return Number.NaN;
  return low > 0 ? low : Math.min(high, 0);
}
