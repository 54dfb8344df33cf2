// A derivative at the person's point: the value, the Jacobian in numbers, the kinks met, and the check.
import { type Call, nodes } from '../formula/expr.js';
import { print } from '../formula/print.js';
import { Unanswerable } from '../formula/unanswerable.js';
import { undefinedPart } from '../math/domain.js';
import { Budget, Evaluator } from '../math/evaluate.js';
import { type Jump, jumpAt } from '../math/jump.js';
import { type KinkReport, short } from '../math/kink-report.js';
import { Kinks } from '../math/kinks.js';
import { FormulaMap, MatrixMap, type NumericMap } from '../math/numbers.js';
import { operationOf } from '../math/registry.js';
import { type FrameworkReport, frameworkReports, joined } from '../math/reports.js';
import { select } from '../math/selection.js';
import { subdifferential } from '../math/subdifferential.js';
import { allFinite, fromValue, type Tensor, tensor } from '../math/tensor.js';
import { type Check, verify } from '../math/verify.js';
import { checkBeside } from './at-random.js';
import { frameworkWords } from './conventions.js';
import type { AtPoint, Derived, Verification } from './derivation.js';

/** Throws Unanswerable where the formula or its derivative has no value at the point. */
export function atPoint(derived: Derived): AtPoint {
  const { core, wrt, k, derivative, point } = derived;
  const { map } = derivative;
  const values = new Map([...point].map(([name, value]) => [name, fromValue(value)]));
  const budget = new Budget();
  const evaluator = new Evaluator(values, NO_LETTERS, budget);
  const value = evaluator.value(core);
  const guilty = undefinedPart(core, evaluator);
  if (guilty) throw outsideDomain(guilty, derived, evaluator);
  const formula = new FormulaMap(map, evaluator, NO_LETTERS);
  const kinks = new Kinks(core, wrt, k);
  const met = kinks.met(evaluator);
  const entries = formula.entries();
  const hasValue = !entries || allFinite(entries);
  const selection = met.length > 0 || !hasValue ? select(core, wrt, map, evaluator, NO_LETTERS) : undefined;
  const possible = selection?.bends && subdifferential(core, wrt, k, evaluator, NO_LETTERS);
  const instead = possible?.element ?? selection?.instead;
  const jump = selection?.jumps && jumpAt(core, wrt, map, evaluator, NO_LETTERS);
  // At a jump the formula of the derivative may have no value; then that of one side is told.
  const beside = jump && !hasValue ? (jump.above ?? jump.below)?.jacobian : undefined;
  const jacobian = selection?.steep ? undefined : (instead ?? beside ?? entries);
  if (jacobian && !allFinite(jacobian))
    throw new Unanswerable('outside-domain', { operation: print(core), where: 'a finite derivative' }, core.span);
  const frameworks = frameworkReports(derived.expr, wrt, k, evaluator, NO_LETTERS, !hasValue);
  const reports = kinks.reports(evaluator, selection, frameworks, { jump, possible });
  if (jump) {
    const numbers = { value, jacobian, selection, frameworks };
    return { numbers, kinks: reports, verification: checkBesideJump(derived, jump, kinks) };
  }
  if (selection?.steep) {
    const elsewhere = checkBeside(derived, kinks, budget);
    const method = 'central differences at a random point, since at yours there is no finite derivative';
    const verification = elsewhere ? { ...elsewhere, method } : NO_CHECK;
    return { numbers: { value, jacobian, selection, frameworks }, kinks: reports, verification };
  }
  const numeric: NumericMap = instead ? new MatrixMap(instead, formula.domain, formula.codomain) : formula;
  const bent = possible ? new Kinks(possible.core, wrt, k) : kinks;
  const here = verify(core, wrt, numeric, evaluator, values.get(wrt) as Tensor, bent);
  if (here.directions === 0 && leavesDomain(derived, evaluator, values.get(wrt) as Tensor)) {
    const elsewhere = checkBeside(derived, kinks, budget);
    const method = 'central differences at a random point, since yours lies at the end of the domain';
    const verification = elsewhere ? { ...elsewhere, method } : { ...here, method, failed: AT_THE_END };
    return { numbers: { value, jacobian, selection, frameworks }, kinks: reports, verification };
  }
  // At a point such as 0 or 10⁻²⁰ a wrong formula may have the right value; elsewhere it has not.
  const elsewhere = here.ok && budget.left > budget.spent ? checkBeside(derived, kinks, budget) : undefined;
  const oneSided = met.length > 0 ? ', one-sided at kinks' : '';
  const where = elsewhere ? 'at your point and at a random one' : 'at your point';
  return {
    numbers: { value, jacobian, selection, frameworks },
    kinks: reports,
    verification: {
      ...here,
      ok: here.ok && (elsewhere?.ok ?? true),
      maxError: Math.max(here.maxError, elsewhere?.maxError ?? 0),
      method: `central differences${oneSided} ${where}, and ⟨Jv, u⟩ = ⟨v, Jᵀu⟩`,
      ...(here.directions === 0 && {
        failed: here.skipped > 0 ? 'the value jumps at this point, or another kink is too near' : TOO_LARGE,
      }),
    },
  };
}

/** The check on either side of a jump: at it there is no derivative to be checked. */
function checkBesideJump({ core, wrt, derivative: { map } }: Derived, jump: Jump, kinks: Kinks): Verification {
  const checks = [jump.below, jump.above]
    .filter((side) => side !== undefined)
    .map(({ at }) => verify(core, wrt, new FormulaMap(map, at, NO_LETTERS), at, at.symbol(wrt), kinks));
  const sum = (of: (check: Check) => number): number => checks.reduce((total, check) => total + of(check), 0);
  const ok = checks.length > 0 && checks.every((check) => check.ok);
  return {
    ok,
    maxError: checks.reduce((most, { maxError }) => Math.max(most, maxError), 0),
    directions: sum(({ directions }) => directions),
    skipped: sum(({ skipped }) => skipped),
    method: `central differences ${checks.length > 1 ? 'on either side' : 'beside the point'}, since at the jump there is no derivative`,
    ...(!ok && { failed: 'the value jumps at this point, and another kink is too near' }),
  };
}

/** Why a point could not be looked at. */
export const TOO_LARGE = 'it is too large to be checked in time';
const NO_CHECK: Verification = {
  ok: false,
  maxError: Number.NaN,
  directions: 0,
  skipped: 0,
  method: 'none',
  failed: 'there is no finite derivative at this point',
};
/** How far a point may be from the end of the domain for differences to leave it. */
const STEP = 1e-7;
const AT_THE_END = 'the function has no value on one side of this point';
const NO_LETTERS: ReadonlyMap<string, number> = new Map();

/** Whether a small step of all entries, up or down, leaves the domain of the formula. */
function leavesDomain({ core, wrt }: Derived, at: Evaluator, { rows, cols, data }: Tensor): boolean {
  return [1, -1].some((side) => {
    const moved = data.map((entry) => entry + side * STEP * Math.max(1, Math.abs(entry)));
    return undefinedPart(core, at.with(new Map([[wrt, tensor(rows, cols, moved)]]))) !== undefined;
  });
}

/** What frameworks have at an end of the domain, where the derivative is no number. */
function endReport(found: readonly FrameworkReport[]): KinkReport {
  const values = found.flatMap(({ framework, jacobian: { data } }) => {
    const [first, ...others] = new Set([...data].filter((entry) => !Number.isFinite(entry)).map(short));
    return first === undefined || others.length > 0 ? [] : [[framework, first] as const];
  });
  return { at: '', set: '', reported: Number.NaN, frameworks: joined(new Map(values)) };
}

/** The innermost operation that has no value at the point, in words. */
function outsideDomain(guilty: Call, { expr, wrt, k }: Derived, at: Evaluator): Unanswerable {
  const operation = operationOf(guilty);
  const where = operation.domain?.where ?? operation.entrywise?.row.domain?.where ?? 'its value is finite';
  const isEnd =
    operation.entrywise?.row.domain?.measured &&
    at.value(guilty).data.some((entry) => Math.abs(entry) === Number.POSITIVE_INFINITY);
  const found = isEnd ? frameworkReports(expr, wrt, k, at, NO_LETTERS, true) : [];
  const beyond = nodes(expr).map((node) => (node.kind === 'call' ? operationOf(node).beyond : undefined));
  const sentence = beyond.find((each) => each !== undefined);
  const words = sentence ? ` ${sentence}` : isEnd ? frameworkWords(endReport(found)) : '';
  return new Unanswerable(
    'outside-domain',
    { operation: print(guilty), where, ...(words && { frameworks: words }) },
    guilty.span,
  );
}
