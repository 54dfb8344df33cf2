// Whether a function is differentiable, at a point or everywhere.
import { type Call, type Expr, nodes, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { answerable, Unanswerable } from '../../formula/unanswerable.js';
import { inDomain } from '../../math/domain.js';
import { Budget, Evaluator } from '../../math/evaluate.js';
import { generalReports, Kinks } from '../../math/kinks.js';
import { isPositive } from '../../math/non-negative.js';
import { isSmoothOn } from '../../math/reach.js';
import { operationOf } from '../../math/registry.js';
import { generator, REGIMES, samplePoint, sampleSizes } from '../../math/sample.js';
import { type Tensor, tensor, toValue } from '../../math/tensor.js';
import { isSmooth } from '../convexity.js';
import type { Derivation, Question } from '../derivation.js';
import { derive } from '../derive.js';
import { plain, plainSymbol } from '../notation/plain.js';
import { twice } from './bending.js';
import { type Known, no, unknown, yes } from './known.js';

export function differentiable(question: Question): Known {
  if (question.at !== undefined) return atPoint(question);
  const derivation = derive(question);
  const f = plain(derivation.expr, derivation.k);
  const [kink] = derivation.kinks;
  if (kink) return no(`${f} has a kink where ${kink.at}: ${possible(kink.set, kink.reported)}`);
  const met = probes(derivation);
  if (met) return no(`${f} is not differentiable where ${met}`);
  const { simple, core, wrt, k } = derivation;
  const bends = bending(simple, wrt);
  const whole = { ...derivation, core: simple };
  if (bends.length === 0 && isSmooth(whole)) return yes(`${f} has a derivative everywhere${withDefaults(derivation)}`);
  const kinks = new Kinks(core, wrt, k);
  // A continuous function whose derivative goes on smoothly over the kinks of its parts has it there too: ‖x‖² at 0.
  const { shown } = derivation;
  if (kinks.watches.length === 0 && bending(shown, wrt).length === 0 && isSmooth({ ...derivation, core: shown }))
    return yes(`the derivative of ${f} has a value everywhere`);
  if (bends.length === 0 && kinks.none) return yes(`${f} has a derivative everywhere inside its domain`);
  // A kink of a part that the whole does not show, as |x| in |x|³.
  if (bends.length === 0 && kinks.watches.length > 0 && derivation.verification.ok) {
    const seen = answerable(() => smoothOnKinks(derivation, kinks)) ?? [];
    const bent = kinks.watches.filter((_, i) => seen[i] === false);
    const [report] = generalReports(
      bent.map((watch) => ({ watch, isWhole: false })),
      k,
    );
    if (report) return no(`${f} has a kink where ${report.at}`);
    if (seen.length > 0 && seen.every(Boolean))
      return yes(`the kinks of the parts of ${f} cancel, and the whole has a derivative there too`);
  }
  return unknown(`I found no point at which ${f} has no derivative, and have no proof that there is none`);
}

/** Whether the function has derivatives of the second order, or of every order, at a point or everywhere. */
export function oftenDifferentiable(
  property: 'twice differentiable' | 'infinitely differentiable',
  question: Question,
): Known {
  const here = differentiable(question);
  if (here.answer === 'no') return here;
  const { at: _, ...everywhere } = question;
  const own = derive(everywhere);
  const { wrt, k, shown } = own;
  const f = plain(own.expr, k);
  // What bends in its second derivative, as celu does, has a kink in the formula of its first.
  const isWithoutKinks =
    new Kinks(shown, wrt, k).none && bending(shown, wrt).length === 0 && isSmooth({ ...own, core: shown });
  if (isWithoutKinks && differentiable(everywhere).answer === 'yes')
    return yes(`the formula of the derivative of ${f} has no part that bends, so there are derivatives of every order`);
  const second = answerable(() => twice(question, derive(question)).hessian);
  if (!second) return unknown(`I cannot differentiate ${f} twice`);
  const [kink] = second.kinks;
  if (kink) return no(`the derivative of ${f} has a kink where ${kink.at}, so ${f} is not ${property} there`);
  const isAtPoint = question.at !== undefined && property === 'twice differentiable' && here.answer === 'yes';
  if (isAtPoint && second.verification.ok) return yes(`${f} has a second derivative there`);
  return unknown(`I found no point at which ${f} is not ${property}, and have no proof that there is none`);
}

function atPoint(question: Question): Known {
  const formula = derive({ ...question, at: undefined });
  const f = plain(formula.expr, formula.k);
  const place =
    typeof question.at === 'string' ? question.at.replace(/^([-\d.]+)$/, `${plainSymbol(formula.wrt)} = $1`) : '';
  let derivation: Derivation;
  try {
    derivation = derive(question);
  } catch (problem) {
    if (problem instanceof Unanswerable && problem.code === 'outside-domain')
      return no(`${f} has no value or no finite derivative at ${place}`);
    throw problem;
  }
  const [kink] = derivation.kinks;
  if (kink) return no(`${f} is not differentiable at ${place}: ${possible(kink.set, kink.reported)}`);
  if (!derivation.verification.ok)
    return unknown(`I cannot tell whether ${f} is differentiable at ${place}: ${derivation.verification.failed ?? ''}`);
  return yes(`${f} is differentiable at ${place}${withDefaults(derivation)}`);
}

/** The derivatives that are possible at a kink, in words. */
export const possible = (set: string, reported: number): string =>
  set.startsWith('[')
    ? `any value in ${set} is a valid subgradient${Number.isNaN(reported) ? '' : `, and ${reported} is the convention used`}`
    : set;

/** ` when alpha = 1`: what the operations of the formula take for parameters that nobody gave. */
function withDefaults({ core, wrt }: Derivation): string {
  const given = nodes(core)
    .filter((node): node is Call => node.kind === 'call' && symbolsOf(node).includes(wrt))
    .flatMap((node) => {
      const { entrywise } = operationOf(node);
      const all = entrywise?.row.kinks ? entrywise.arguments : [];
      return all.flatMap(({ name, fallback }, place) => {
        const value = node.args[place];
        return fallback !== undefined && (value === undefined || value.kind === 'number')
          ? [`${name} = ${value === undefined ? fallback : print(value)}`]
          : [];
      });
    });
  return given.length === 0 ? '' : ` when ${[...new Set(given)].join(', ')}`;
}

/** Points from which kinks are sought once more before it is said that they cancel, and how far from 0 they are. */
const STARTS = 24;
const SCALES = [1, 3, 6] as const;

/** For each kink of a part whether the whole is smooth where it is met, or it is met nowhere; undefined where that is open. */
function smoothOnKinks({ core, inference: { scope }, wrt, k, derivative: { map } }: Derivation, { watches }: Kinks) {
  const letters = sampleSizes(scope);
  const random = generator(core.hash + 1);
  const budget = new Budget();
  const isFree = (scope.tags.get(wrt)?.size ?? 0) === 0;
  const starts = Array.from({ length: STARTS }, (_, i) => {
    const point = samplePoint(scope, letters, REGIMES[i % REGIMES.length] as (typeof REGIMES)[number], random);
    const { rows, cols, data } = point.get(wrt) as Tensor;
    const scale = isFree ? (SCALES[i % SCALES.length] as number) : 1;
    point.set(
      wrt,
      tensor(
        rows,
        cols,
        data.map((x) => scale * x),
      ),
    );
    return new Evaluator(point, letters, budget);
  }).filter((start) => inDomain(core, start));
  return watches.map((watch) => isPositive(watch.of, k) || isSmoothOn(watch, { core, wrt, map, letters }, starts));
}

/** The parts that vary and have kinks as a whole, as norms have. */
const bending = (formula: Expr, wrt: string): Call[] =>
  nodes(formula).filter(
    (node): node is Call =>
      node.kind === 'call' && symbolsOf(node).includes(wrt) && operationOf(node).kinks !== undefined,
  );

/** Operations that choose among entries, and have kinks where those are equal. */
const CHOOSES = /^(?:max|min|median|median_low|sort|sorting|topk|cummax)$/;

/** Places that kinks of whole vectors are found at: entries that tie, 0 for the variable, 0 for all, and entries all alike. */
function probes(derivation: Derivation): string | undefined {
  const { inference, wrt, question, core } = derivation;
  const letters = sampleSizes(inference.scope);
  const point = samplePoint(inference.scope, letters, 'positive', generator(core.hash));
  const filled = ({ rows, cols }: Tensor, value: number): Tensor =>
    tensor(rows, cols, new Float64Array(rows * cols).fill(value));
  const x = plainSymbol(wrt);
  const others = [...point.keys()].filter((name) => name !== wrt).map(plainSymbol);
  type Try = readonly [where: string, change: (name: string, value: Tensor) => Tensor];
  const chooses = bending(core, wrt).some(({ op }) => CHOOSES.test(op));
  const vanishes: Try = [`${x} = 0`, (name, value) => (name === wrt ? filled(value, 0) : value)];
  const ties: Try = [
    chooses
      ? `entries that it chooses between are equal, such as where all entries of ${x} are`
      : `all entries of ${x} are equal`,
    (name, value) => (name === wrt ? filled(value, 1) : value),
  ];
  const tries: readonly Try[] = [
    ...(chooses ? [ties, vanishes] : [vanishes, ties]),
    [`${[x, ...others].join(', ')} are 0`, (_, value) => filled(value, 0)],
  ];
  for (const [where, change] of tries) {
    const changed = new Map([...point].map(([name, value]) => [name, change(name, value)]));
    if (hasKink(question, changed)) return where;
  }
  // Where the operand of a norm vanishes: b = A·x in ‖A·x − b‖.
  for (const { args } of bending(core, wrt)) {
    const [operand] = args;
    for (const name of operand ? symbolsOf(operand) : []) {
      if (name === wrt || !operand) continue;
      const rest = valueWith(operand, point, letters, name);
      const own = point.get(name) as Tensor;
      if (!rest || rest.rows !== own.rows || rest.cols !== own.cols) continue;
      const met = [1, -1].some((sign) =>
        hasKink(question, new Map(point).set(name, { ...rest, data: rest.data.map((entry) => sign * entry) })),
      );
      if (met) return `${plain(operand, derivation.k)} = 0`;
    }
  }
  return undefined;
}

function hasKink(question: Question, point: ReadonlyMap<string, Tensor>): boolean {
  const at = Object.fromEntries([...point].map(([name, value]) => [name, toValue(value)]));
  return answerable(() => derive({ ...question, at }).kinks.length > 0) === true;
}

/** The value of a formula with 0 for one of its symbols. */
function valueWith(
  formula: Expr,
  point: ReadonlyMap<string, Tensor>,
  letters: ReadonlyMap<string, number>,
  name: string,
): Tensor | undefined {
  const own = point.get(name);
  if (!own) return undefined;
  const changed = new Map(point).set(name, tensor(own.rows, own.cols));
  return answerable(() => new Evaluator(changed, letters).value(formula));
}
