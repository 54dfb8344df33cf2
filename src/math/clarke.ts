// Clarke's generalised Jacobian at a kink, the convex hull of the derivatives nearby: whether a matrix belongs to it. Of a
// number, and where entries bend alone, the set is known; of others derivatives nearby are collected.
import type { Expr } from '../formula/expr.js';
import { box, SumSet } from './convex-set.js';
import type { Evaluator } from './evaluate.js';
import { nearestInHull } from './least.js';
import type { LinearMap } from './maps/map.js';
import type { Letters } from './numbers.js';
import { generator } from './sample.js';
import { type Bend, limitFrom, type Selection } from './selection.js';
import { subdifferential } from './subdifferential.js';
import { dot, type Tensor, tensor } from './tensor.js';

/** How a Jacobian is written: linear in it. */
export type Written = (jacobian: Tensor) => Tensor;

/** Directions from which a point is looked at by chance, and towards what was not reached yet. */
const RANDOM = 24;
const SOUGHT = 30;
/** Of the distance to the hull, what a step leaves at most. */
const PROGRESS = 0.9;
/** Entries up to which directions are sought for. */
const MAX_ENTRIES = 400;
/** Of its size, how near to a known set a point is an element. */
const SEARCHED = 1e-7;

export class ClarkeSet {
  private known: SumSet | 'none' | undefined;
  private readonly limits: Tensor[] = [];
  private readonly random: () => number;
  private readonly inputs: number;

  constructor(
    private readonly core: Expr,
    private readonly wrt: string,
    private readonly map: LinearMap,
    private readonly at: Evaluator,
    private readonly letters: Letters,
    /** The Jacobian that is reported, and how it was chosen. */
    private readonly reported: Tensor,
    private readonly selection: Selection,
  ) {
    this.inputs = at.symbol(wrt).data.length;
    this.random = generator(this.inputs + 11);
  }

  /** Whether what is written so is a Jacobian of the set, up to a difference in each entry. */
  has(given: Tensor, written: Written, tolerance: number): boolean {
    const { rows, cols, data } = this.reported;
    const writtenData = (entries: Float64Array): Float64Array => written(tensor(rows, cols, entries)).data;
    const shape = written(this.reported);
    if (given.rows !== shape.rows || given.cols !== shape.cols) return false;
    const isIt = (found: Float64Array): boolean => found.every((x, i) => Math.abs(x - given.data[i]!) <= tolerance);
    if (isIt(writtenData(data))) return true;
    this.known ??= this.knownSet() ?? 'none';
    if (this.known !== 'none') {
      // The nearest element is found to half of the digits.
      const size = Math.max(1, Math.hypot(...given.data));
      return this.known.image(writtenData).has(given.data, Math.max(tolerance, SEARCHED * size));
    }
    return data.length <= MAX_ENTRIES && this.isBetween(given.data, writtenData, isIt);
  }

  /** The set where each entry that bends has an input and an output of its own, or where the function is a number. */
  private knownSet(): SumSet | undefined {
    const { core, wrt, map, at, letters, reported } = this;
    const bends = this.selection.bends ?? [];
    const isOwn = (of: (bend: Bend) => number): boolean => new Set(bends.map(of)).size === bends.length;
    if (!isOwn(({ input }) => input) || !isOwn(({ output }) => output))
      return subdifferential(core, wrt, map.k, at, letters)?.set;
    const places = bends.map(({ output, input }) => output * reported.cols + input);
    const unit = (place: number): Float64Array => reported.data.map((_, i) => (i === place ? 1 : 0));
    const ends = (end: 'low' | 'high'): Float64Array => Float64Array.from(bends, (bend) => bend[end]);
    return new SumSet(
      reported.data.map((entry, i) => (places.includes(i) ? 0 : entry)),
      [{ body: box(ends('low'), ends('high')), shape: { rows: bends.length, cols: 1 }, images: places.map(unit) }],
    );
  }

  /** Whether it lies between derivatives nearby, of which more are sought towards it. */
  private isBetween(
    given: Float64Array,
    written: (entries: Float64Array) => Float64Array,
    isIt: (found: Float64Array) => boolean,
  ): boolean {
    if (this.limits.length === 0) this.lookAround();
    const adjoint = this.adjointOf(written);
    let left = Number.POSITIVE_INFINITY;
    for (let step = 0; step < SOUGHT && this.limits.length > 0; step++) {
      const nearest = nearestInHull(
        this.limits.map(({ data }) => written(data)),
        given,
      );
      if (isIt(nearest)) return true;
      const away = given.map((x, i) => x - nearest[i]!);
      const distance = Math.hypot(...away);
      // What the hull no longer comes nearer to lies outside of it.
      if (step > 1 && distance > PROGRESS * left) return false;
      left = distance;
      const before = this.limits.length;
      for (const direction of this.directions(adjoint(away))) this.look(direction);
      if (this.limits.length === before) return false;
    }
    return false;
  }

  private lookAround(): void {
    for (let i = 0; i < RANDOM; i++) {
      const direction = Float64Array.from({ length: this.inputs }, () => this.random() * 2 - 1);
      this.look(direction);
      this.look(direction.map((x) => -x));
    }
  }

  /** Directions of the inputs in which each output, and all of them together, change as the matrix says; with a little chance. */
  private *directions(towards: Float64Array): Generator<Float64Array> {
    const { inputs } = this;
    const outputs = towards.length / inputs;
    for (let output = outputs > 1 ? -1 : 0; output < outputs; output++) {
      const row = Float64Array.from({ length: inputs }, (_, j) => {
        const own = Array.from({ length: outputs }, (_each, i) => towards[i * inputs + j]!);
        return output >= 0 ? own[output]! : own.reduce((sum, x) => sum + x, 0);
      });
      const size = Math.hypot(...row);
      if (!(size > 0)) continue;
      for (const chance of [0, 1e-2, 0.3]) {
        const direction = row.map((x) => x / size + chance * (this.random() * 2 - 1));
        yield direction;
        yield direction.map((x) => -x);
      }
    }
  }

  private look(direction: Float64Array): void {
    const { budget } = this.at;
    if (budget.left < budget.spent) return;
    const limit = limitFrom(this.core, this.wrt, this.map, this.at, this.letters, direction);
    const isKnown = (one: Tensor): boolean =>
      this.limits.some((other) => other.data.every((x, i) => Math.abs(x - one.data[i]!) < 1e-9));
    if (limit && !isKnown(limit)) this.limits.push(limit);
  }

  /** The adjoint of how a Jacobian is written: a matrix of its entries. */
  private adjointOf(written: (entries: Float64Array) => Float64Array): (d: Float64Array) => Float64Array {
    const { data } = this.reported;
    const images = Array.from(data.keys(), (i) => written(data.map((_, j) => (i === j ? 1 : 0))));
    return (d) => Float64Array.from(images, (image) => dot(image, d));
  }
}
