// The points at which an answer is compared with the derivative: random ones, far out, next to 0, and beside kinks.
import type { Tag } from '../../formula/declarations.js';
import { type Call, type Expr, nodes, symbolsOf } from '../../formula/expr.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { inDomain } from '../../math/domain.js';
import { elaborate } from '../../math/elaborate.js';
import { Budget, Evaluator } from '../../math/evaluate.js';
import { Kinks, type Watch } from '../../math/kinks.js';
import { FormulaMap, type Letters } from '../../math/numbers.js';
import { pointsOn } from '../../math/reach.js';
import { generator, kept, REGIMES, samplePoint, sampleSizes } from '../../math/sample.js';
import { type Tensor, tensor } from '../../math/tensor.js';
import type { Derived } from '../derivation.js';
import type { Condition } from './conditions.js';

/** Random points compared at; sizes differ between them, so that n is told from 3. */
const POINTS = 12;
/** Points at which most wrong answers and conditions fail. */
const FEW = 2;
const MAX_ATTEMPTS = 30;
/** How many points have the same sizes. */
const PER_SIZE = 4;
/** Kinks of which both sides are looked at, and how far beside. */
const MAX_KINKS = 6;
const BESIDE = [0.05, 1e-4, 1e-8];
/** The same for the kinks of an answer, which may be none of the function's. */
const MAX_OWN_KINKS = 4;
const ON_SIDES = [60, 20, 8, 4, 3, 2, 1, 0.3, 1e-4, 1e-8];
const BESIDE_OWN = [1, 0.05, 1e-3, 1e-6, 1e-9];
/** Nearer than this to a kink a point is no ordinary one. */
const LEAST_ORDINARY = 0.01;
/** How many times farther out than a random point another one lies, or how much nearer to 0. */
const FAR = [8, 60, 400];
const CLOSE = [1e-3, 1e-5];
/** How far a point is moved to tell a difference from rounding: for its size, and for its distance from a kink. */
const GRAIN = 1e-4;
const OF_DISTANCE = 0.1;
const NEARBY = 4;

/** What is asked of some variables, beside what is declared. */
export interface Under {
  readonly names: readonly string[];
  readonly condition: Condition;
}

export interface Trial {
  readonly evaluator: Evaluator;
  readonly letters: Letters;
  readonly wrt: string;
  readonly map: FormulaMap;
  readonly jacobian: Tensor;
  /** It lies farther out than random points do, nearer to 0, or next to a kink. */
  readonly isExtreme: boolean;
  /** What is computed on the way to the function and to its derivative. */
  readonly parts: readonly Call[];
  /** The same at points next to this one, on the same side of every kink. */
  readonly nearby: () => readonly Trial[];
}

/** Makes trials, all of whose points keep what is declared of the variables, and satisfy a condition. */
class Maker {
  readonly tags: Map<string, ReadonlySet<Tag>>;
  private readonly parts: readonly Call[];
  private readonly random: () => number;

  constructor(
    private readonly derived: Derived,
    private readonly under?: Under,
  ) {
    const { core, shown, k, inference } = derived;
    // What is computed on the way to the values of both.
    this.parts = [core, elaborate(shown, k).core].flatMap(nodes).filter((node): node is Call => node.kind === 'call');
    this.random = generator(core.hash + 2);
    this.tags = new Map(inference.scope.tags);
    const tag = under?.condition.tag;
    for (const name of under?.names ?? []) if (tag) this.tags.set(name, new Set([...(this.tags.get(name) ?? []), tag]));
  }

  /** A value with what the condition asks of it. */
  imposed(name: string, value: Tensor): Tensor {
    const impose = this.under?.names.includes(name) ? this.under.condition.impose : undefined;
    return impose ? impose(value) : value;
  }

  /** The point with the entries of a variable changed; undefined where they would be no value for it. */
  moved(point: Evaluator, name: string, change: (entry: number) => number): Evaluator | undefined {
    const { rows, cols, data } = point.symbol(name);
    const value = kept(tensor(rows, cols, data.map(change)), this.tags.get(name));
    return value && point.with(new Map([[name, this.imposed(name, value)]]));
  }

  /** The trial at a point, whose distance from the kinks is known where it was put next to one; undefined outside the domain. */
  at(point: Evaluator | undefined, letters: Letters, isExtreme = false, distance = 1): Trial | undefined {
    const { core, wrt, derivative } = this.derived;
    if (!point || !inDomain(core, point)) return undefined;
    const map = new FormulaMap(derivative.map, point, letters);
    const jacobian = map.entries();
    if (!jacobian)
      throw new Unanswerable('too-much-work', { limit: '10 000 entries in a derivative that is compared' });
    if (!jacobian.data.every(Number.isFinite)) return undefined;
    let known: readonly Trial[] | undefined;
    const nearby = (): readonly Trial[] => {
      known ??= this.nearby(point, letters, distance);
      return known;
    };
    return { evaluator: point, letters, wrt, map, jacobian, isExtreme, parts: this.parts, nearby };
  }

  private nearby(point: Evaluator, letters: Letters, distance: number): Trial[] {
    const grain = (entry: number): number => Math.min(GRAIN * Math.abs(entry), OF_DISTANCE * distance);
    return Array.from({ length: NEARBY }, () => {
      const other = this.moved(point, this.derived.wrt, (entry) => entry + (2 * this.random() - 1) * grain(entry));
      return this.at(other, letters);
    }).filter((trial) => trial !== undefined);
  }

  /** Trials on both sides of a point on a kink, the farther ones first. */
  beside(kink: Evaluator, name: string, letters: Letters, distances: readonly number[]): Trial[] {
    const sides = distances.flatMap((distance) => [distance, -distance]);
    return sides
      .map((side) => {
        const other = this.moved(kink, name, (entry) => entry + side * (0.5 + this.random()));
        const distance = Math.abs(side);
        return this.at(other, letters, distance < LEAST_ORDINARY, distance);
      })
      .filter((trial) => trial !== undefined);
  }
}

/**
 * Points of the function's domain; where `under` is given, the variables of those names satisfy the condition. `few` are
 * those at which an answer is compared first, since most fail there.
 */
export function trials(derived: Derived, under?: Under, few?: 'few', budget = new Budget()): Trial[] {
  const { core, wrt, k, derivative } = derived;
  const { scope } = derived.inference;
  const maker = new Maker(derived, under);
  const random = generator(core.hash + 1);
  const found: Trial[] = [];
  const take = (trial: Trial | undefined): void => {
    if (trial) found.push(trial);
  };
  const roomy = (): boolean => budget.spent < budget.left / 4;
  for (
    let attempt = 0;
    attempt < MAX_ATTEMPTS && found.length < (few ? FEW : POINTS) && (roomy() || found.length < 2);
    attempt++
  ) {
    const letters = sampleSizes(scope, Math.floor(attempt / PER_SIZE));
    const regime = REGIMES[attempt % REGIMES.length] as (typeof REGIMES)[number];
    const values = samplePoint({ ...scope, tags: maker.tags }, letters, regime, random);
    for (const [name, value] of values) values.set(name, maker.imposed(name, value));
    take(maker.at(new Evaluator(values, letters, budget), letters));
  }
  const [first, ...others] = found;
  if (!first || few !== undefined) return found;
  // What differs only far out, as 2x from 2x + relu(x - 20), is not seen near 0, nor x/√(x² + ε) from sign(x) away from it.
  // Of a matrix, determinants and inverses far out would be all rounding.
  const scales = scope.shapes.get(wrt)?.cols === 1 ? [...FAR, ...CLOSE] : CLOSE;
  for (const [i, scale] of scales.entries()) {
    const { evaluator, letters } = others[i % Math.max(1, others.length)] ?? first;
    if (!roomy() || maker.tags.get(wrt)?.has('orthogonal')) break;
    take(
      maker.at(
        maker.moved(evaluator, wrt, (entry) => entry * scale),
        letters,
        true,
      ),
    );
  }
  if (under && under.condition.tag !== 'positive') return found;
  // Where the function has pieces, random points may all lie on one: a piece has a neighbour on the other side of a kink.
  const whole = { core, wrt, map: derivative.map, letters: first.letters };
  for (const watch of new Kinks(core, wrt, k).watches.slice(0, MAX_KINKS)) {
    for (const kink of roomy() ? pointsOn(watch, whole, [first.evaluator]) : [])
      found.push(...maker.beside(kink, wrt, first.letters, roomy() ? BESIDE : BESIDE.slice(0, 1)));
  }
  return found;
}

/** Points on either side of some of the function's kinks, near and far. */
export function onSides(derived: Derived, watches: readonly Pick<Watch, 'of'>[], points: readonly Trial[]): Trial[] {
  const { core, wrt, derivative } = derived;
  const [first] = points;
  if (!first) return [];
  const maker = new Maker(derived);
  return watches.flatMap(({ of }) => {
    // From a point all of whose entries lie on one side, the others stay there while one is put on the kink.
    const on = [1, -1].map((side) =>
      points.find(({ evaluator }) => evaluator.value(of).data.every((x) => side * x > 0)),
    );
    const starts = new Set([first, ...on.filter((trial) => trial !== undefined)]);
    return [...starts].flatMap(({ evaluator, letters }) =>
      pointsOn({ of }, { core, wrt, map: derivative.map, letters }, [evaluator]).flatMap((kink) =>
        maker.beside(kink, wrt, letters, ON_SIDES),
      ),
    );
  });
}

/** Points on both sides of the kinks that an answer has, by any of its variables: they need be none of the function's. */
export function trialsOf(derived: Derived, claim: Expr, points: readonly Trial[], under?: Under): Trial[] {
  const { k, derivative, inference } = derived;
  const [first] = points;
  if (!first) return [];
  const maker = new Maker(derived, under);
  const { evaluator, letters } = first;
  const found: Trial[] = [];
  for (const name of symbolsOf(claim).filter((each) => inference.scope.shapes.has(each))) {
    const whole = { core: claim, wrt: name, map: derivative.map, letters };
    for (const watch of new Kinks(claim, name, k).watches.slice(0, MAX_OWN_KINKS)) {
      if (evaluator.budget.spent > evaluator.budget.left) return found;
      for (const kink of pointsOn(watch, whole, [evaluator]))
        found.push(...maker.beside(kink, name, letters, BESIDE_OWN));
    }
  }
  return found;
}
