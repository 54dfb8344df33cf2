// Clarke's generalised Jacobian at a kink, the convex hull of the derivatives nearby: whether a matrix belongs to it.
import type { Expr } from '../formula/expr.js';
import type { Evaluator } from './evaluate.js';
import { nearestInHull } from './least.js';
import type { LinearMap } from './maps/map.js';
import type { Letters } from './numbers.js';
import { generator } from './sample.js';
import { type Bend, limitFrom, type Selection } from './selection.js';
import { type Tensor, tensor } from './tensor.js';

/** How a Jacobian is written, linear in it. */
export type Written = (jacobian: Tensor) => Tensor;

/** Directions from which a point is looked at by chance, and towards what was not reached yet. */
const RANDOM = 24;
const SOUGHT = 30;
/** Of the distance to the hull, what a step leaves at most. */
const PROGRESS = 0.9;
/** Entries up to which directions are sought for. */
const MAX_ENTRIES = 400;

export class ClarkeSet {
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
    const { rows, cols } = written(this.reported);
    if (given.rows !== rows || given.cols !== cols) return false;
    const isIt = (data: Float64Array): boolean => data.every((x, i) => Math.abs(x - given.data[i]!) <= tolerance);
    if (isIt(written(this.reported).data)) return true;
    const bends = this.selection.bends ?? [];
    // Where each entry that bends has an input and an output of its own, the set has every choice of them.
    if (isOwn(bends)) {
      const [low, high] = (['low', 'high'] as const).map((end) => written(this.withEach(bends, end)).data) as [
        Float64Array,
        Float64Array,
      ];
      return given.data.every(
        (x, i) => x >= Math.min(low[i]!, high[i]!) - tolerance && x <= Math.max(low[i]!, high[i]!) + tolerance,
      );
    }
    if (this.reported.data.length > MAX_ENTRIES) return false;
    if (this.limits.length === 0) this.lookAround();
    const adjoint = this.adjointOf(written);
    let left = Number.POSITIVE_INFINITY;
    for (let step = 0; step < SOUGHT && this.limits.length > 0; step++) {
      const nearest = nearestInHull(
        this.limits.map((limit) => written(limit).data),
        given.data,
      );
      if (isIt(nearest)) return true;
      const distance = Math.hypot(...nearest.map((x, i) => x - given.data[i]!));
      // What the hull no longer comes nearer to lies outside of it.
      if (step > 1 && distance > PROGRESS * left) return false;
      left = distance;
      // The derivative from a direction is the one that reaches farthest in it, of a convex function.
      const towards = adjoint(step === 0 ? given.data : given.data.map((x, i) => x - nearest[i]!));
      const before = this.limits.length;
      for (const direction of this.directions(towards)) this.look(direction);
      if (this.limits.length === before) return false;
    }
    return false;
  }

  private withEach(bends: readonly Bend[], end: 'low' | 'high'): Tensor {
    const { rows, cols, data } = this.reported;
    const changed = data.slice();
    for (const bend of bends) changed[bend.output * cols + bend.input] = bend[end];
    return tensor(rows, cols, changed);
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
  private adjointOf(written: Written): (d: Float64Array) => Float64Array {
    const { rows, cols, data } = this.reported;
    const zero = written(tensor(rows, cols)).data;
    const images = Array.from(data.keys(), (i) => {
      const unit = tensor(rows, cols);
      unit.data[i] = 1;
      return written(unit).data;
    });
    return (d) => Float64Array.from(images, (image) => image.reduce((sum, x, i) => sum + (x - zero[i]!) * d[i]!, 0));
  }
}

function isOwn(bends: readonly Bend[]): boolean {
  const own = (of: (bend: Bend) => number): boolean => new Set(bends.map(of)).size === bends.length;
  return own(({ input }) => input) && own(({ output }) => output);
}
