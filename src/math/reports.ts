// What each framework reports at a point where derivatives differ: the product of its own derivatives of the operations, as measured.
import { argument, type Call, type Expr, nodes, num, sym, symbolsOf } from '../formula/expr.js';
import type { Algebra } from './algebra.js';
import { differentiate } from './differentiate.js';
import { elaborate } from './elaborate.js';
import { Evaluator } from './evaluate.js';
import { literal } from './literal.js';
import { Kronecker } from './maps/kronecker.js';
import type { LinearMap } from './maps/map.js';
import { RankOne } from './maps/rank-one.js';
import { FormulaMap, type Letters } from './numbers.js';
import { entrywiseMap } from './operations/entrywise.js';
import { operationOf } from './registry.js';
import { bindings, type Entrywise, type Kink, MEASURED_WITH, measured, NO_FUNCTION, ROUNDING } from './row.js';
import { isScalar, SCALAR } from './shape.js';
import { scalar, type Tensor } from './tensor.js';

/** What a framework has in place of a derivative where `of` is 0: by the first argument, and by others. */
interface Reported {
  readonly of: Expr;
  readonly report: Expr;
  readonly others: ReadonlyMap<string, Expr>;
}

/** A framework, and the Jacobian it reports: outputs by inputs, each counted row by row, NaN where it has none. */
export interface FrameworkReport {
  readonly framework: string;
  readonly jacobian: Tensor;
}

/** Its roots pass on a gradient of 0 as 0, however steep they are, so a product with it is not as it was measured. */
const NO_NAN = MEASURED_WITH[2];
/** The name of a number that is none, which nobody can type. */
const NONE = '∂none';

/**
 * The Jacobians of `expr` by `wrt` as the frameworks have them at the point; empty where the point is on no kink that was
 * measured, or there are too many entries. `always`: where it is on none too.
 */
export function frameworkReports(
  expr: Expr,
  wrt: string,
  k: Algebra,
  at: Evaluator,
  letters: Letters,
  always = false,
): readonly FrameworkReport[] {
  const plain = literal(k);
  const none = k.symbol(NONE, SCALAR);
  const place = at.with(new Map([[NONE, scalar(Number.NaN)]]));
  // Nothing but what is typed is asked for its value: a definition, once replaced, may have none of its own.
  const told = (node: Call): ReturnType<NonNullable<ReturnType<typeof operationOf>['reports']>> => {
    const { reports } = operationOf(node);
    return reports?.(node.args.map((arg) => at.value(elaborate(arg, k).core)));
  };
  const { core } = elaborate(expr, k, (node) => operationOf(node).expand !== undefined && told(node) !== undefined);
  const calls = nodes(core).filter((node): node is Call => node.kind === 'call');
  const entrywise = new Map<Call, Entrywise>();
  for (const node of calls) {
    const own = operationOf(node).entrywise;
    if (own && (own.when?.(node.args.map((arg) => k.shape(arg))) ?? true)) entrywise.set(node, own);
  }

  /** For each framework a derivative in place of the operation's own; undefined if it was not measured. */
  const reported = (
    which: number,
  ): { readonly instead: ReturnType<typeof insteadOf>; readonly some: boolean } | undefined => {
    const gradients = new Map<Call, string>();
    const kinked = new Map<Call, readonly Reported[]>();
    for (const node of calls) {
      const gradient = told(node);
      if (gradient) {
        const text = measured(gradient)[which] as string;
        if (text === NO_FUNCTION) return undefined;
        gradients.set(node, text);
      }
      const row = entrywise.get(node);
      if (!row) continue;
      const bound = { ...bindings(row.arguments, node), none };
      const on = [...(row.row.kinks ?? []), ...(row.row.edge ? [row.row.edge] : [])]
        .map((kink) => ({ kink, of: plain.formula(kink.of, bound) }))
        .filter(({ of }) => at.value(of).data.some((entry) => Math.abs(entry) <= ROUNDING));
      const reports = on.map(({ kink, of }) => {
        const text = kink.reports && measured(kink.reports)[which];
        if (text === undefined || text === NO_FUNCTION) return undefined;
        const others = Object.entries('by' in kink ? (kink.by ?? {}) : {}).map(
          ([name, own]) => [name, plain.formula(measured(own)[which] as string, bound)] as const,
        );
        return { of, report: plain.formula(text, bound), others: new Map(others) };
      });
      if (!reports.every((report) => report !== undefined)) return undefined;
      if (reports.length > 0) kinked.set(node, reports);
      const { jumps } = row.row;
      if (
        jumps &&
        reports.length === 0 &&
        operationOf(node).kinks?.(
          node.args.map((arg) => at.value(arg)),
          node,
        ).length
      ) {
        if (!jumps.reports || measured(jumps.reports)[which] === NO_FUNCTION) return undefined;
        gradients.set(node, '');
      }
    }
    return { instead: insteadOf(gradients, kinked), some: gradients.size + kinked.size > 0 };
  };

  const insteadOf =
    (gradients: ReadonlyMap<Call, string>, kinked: ReadonlyMap<Call, readonly Reported[]>) =>
    (i: number, node: Call): LinearMap | undefined => {
      const gradient = gradients.get(node);
      if (gradient && i === 0) {
        const x = argument(node, 0);
        const by = plain.formula(gradient, { x, none });
        return isScalar(k.shape(node))
          ? RankOne.of(plain, num(1), by, k.shape(x))
          : Kronecker.of(plain, by, undefined, k.shape(x));
      }
      const [kinks, row] = [kinked.get(node), entrywise.get(node)];
      const name = row?.arguments[i]?.name ?? '';
      const own = row?.row.d[name];
      if (!kinks || !row || own === undefined) return undefined;
      // Of two that change places, as in max(x, y), what one has the other has not.
      const shared = row.row.joint?.[name] !== undefined;
      if (i > 0 && !shared && !kinks.some(({ others }) => others.has(name))) return undefined;
      const bound = bindings(row.arguments, node);
      const derivative = kinks.reduce(
        (rest, { of, report, others }) => {
          const off = plain.formula('step(abs(of) - near)', { of, near: num(ROUNDING) });
          const there = i === 0 ? report : (others.get(name) ?? plain.formula('1 - report', { report }));
          return plain.make('where', off, rest, there);
        },
        plain.formula(own, bound),
      );
      return entrywiseMap(derivative, i, node, plain);
    };

  return MEASURED_WITH.flatMap((framework, which) => {
    const own = reported(which);
    if (!own || !(own.some || always)) return [];
    const { map } = differentiate(core, sym(wrt), plain, own.instead);
    const jacobian = new FormulaMap(map, place, letters).entries();
    const unknown = framework === NO_NAN && jacobian?.data.some(Number.isNaN) && calls.some(({ op }) => op === 'where');
    return jacobian && !unknown ? [{ framework, jacobian }] : [];
  });
}

/** What is said for each of MEASURED_WITH; the versions of one framework are named together where they agree. */
export function joined(values: ReadonlyMap<string, string>): Record<string, string> {
  const [old, fresh] = MEASURED_WITH;
  const [one, two] = [values.get(old), values.get(fresh)];
  const rest = Object.fromEntries(values);
  if (one === undefined || one !== two) return rest;
  const { [old]: _, [fresh]: __, ...others } = rest;
  return { [`${old} and ${fresh.split(' ')[1]}`]: one, ...others };
}

/** What frameworks report at a kink for the derivative by operand i of a function of `row` as such, where it is a number. */
export function reportsAtKink(
  node: Call,
  i: number,
  { row, arguments: args }: Entrywise,
  kink: Kink,
  k: Algebra,
): Record<string, string> {
  const swaps = i > 0;
  if (!kink.reports || (swaps && row.joint?.[args[i]?.name ?? ''] === undefined)) return {};
  const bound = bindings(args, node);
  return joined(
    new Map(
      measured(kink.reports).flatMap((text, which) => {
        if (text === NO_FUNCTION) return [];
        const found = k.formula(swaps ? `1 - (${text})` : text, bound);
        if (symbolsOf(found).length > 0) return [];
        const value = new Evaluator(new Map(), new Map()).value(found).data[0] as number;
        return [[MEASURED_WITH[which] as string, String(Number(value.toPrecision(6)))] as const];
      }),
    ),
  );
}
