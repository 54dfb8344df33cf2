// Convex sets known by their support: balls, simplices, boxes and sums of their linear images, and the element of least norm.
import { svd } from './kernel.js';
import { GAP, type Least, leastOf, MAX_STEPS, rounded, SLACK } from './least.js';
import { dot, greatest, type Tensor, tensor } from './tensor.js';

/** A set of derivatives, in the shape of what the function is differentiated by. */
export interface Body {
  /** Of all elements one with the greatest inner product with `direction`. */
  support(direction: Tensor): Tensor;
  /** The element nearest to a point, where that is known. */
  project?(point: Tensor): Tensor;
  /** What makes G an element: `‖G‖ ≤ 1`. */
  condition(name: string): string;
  /** Set for the Euclidean unit ball. */
  readonly isBall?: true;
  /** Set where its corners are not finitely many, so that no few of them tell its extent. */
  readonly isCurved?: true;
}

export const ball: Body = {
  support({ rows, cols, data }) {
    const length = Math.hypot(...data);
    return tensor(
      rows,
      cols,
      data.map((entry) => (length === 0 ? 0 : entry / length)),
    );
  },
  project({ rows, cols, data }) {
    const length = Math.max(1, Math.hypot(...data));
    return tensor(
      rows,
      cols,
      data.map((entry) => entry / length),
    );
  },
  condition: (name) => `‖${name}‖ ≤ 1`,
  isBall: true,
  isCurved: true,
};

/** The unit ball of the norm that is dual to the p-norm, the q-norm with 1/p + 1/q = 1. */
export const dualBall = (p: number): Body => ({
  support({ rows, cols, data }) {
    const most = greatest(data);
    const powers = data.map((entry) => (most === 0 ? 0 : (Math.abs(entry) / most) ** p));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return tensor(
      rows,
      cols,
      data.map((entry, i) => (most === 0 ? 0 : Math.sign(entry) * (powers[i]! / total) ** ((p - 1) / p))),
    );
  },
  condition: (name) => `‖${name}‖_${Number((p / (p - 1)).toPrecision(6))} ≤ 1`,
  isCurved: true,
});

/** The number τ with Σ max(x - τ, 0) = 1: the greatest (sum of the k greatest - 1)/k. */
export function threshold(values: Iterable<number>): number {
  let total = 0;
  return Float64Array.from(values)
    .sort()
    .reverse()
    .reduce((most, x, i) => {
      total += x;
      return Math.max(most, (total - 1) / (i + 1));
    }, Number.NEGATIVE_INFINITY);
}

/** The convex hull of the unit vectors of some entries. */
export const simplex = (entries: readonly number[]): Body => ({
  support({ rows, cols, data }) {
    const best = entries.reduce((most, i) => (data[i]! > data[most]! ? i : most));
    const result = tensor(rows, cols);
    result.data[best] = 1;
    return result;
  },
  project({ rows, cols, data }) {
    const tau = threshold(entries.map((i) => data[i]!));
    const result = tensor(rows, cols);
    for (const i of entries) result.data[i] = Math.max(data[i]! - tau, 0);
    return result;
  },
  condition: (name) => `${name} in the convex hull of the unit vectors of those that tie`,
});

/** Each entry between two numbers. */
export const box = (low: Float64Array, high: Float64Array): Body => ({
  support: ({ rows, cols, data }) =>
    tensor(
      rows,
      cols,
      data.map((entry, i) => (entry > 0 ? high[i]! : low[i]!)),
    ),
  project: ({ rows, cols, data }) =>
    tensor(
      rows,
      cols,
      data.map((entry, i) => Math.min(Math.max(entry, low[i]!), high[i]!)),
    ),
  condition: (name) => `${low[0]} ≤ ${name} ≤ ${high[0]}${low.length > 1 ? ' in each entry' : ''}`,
});

/** The image of a body under the matrix whose columns are `images`. */
export interface Image {
  readonly body: Body;
  readonly shape: { readonly rows: number; readonly cols: number };
  readonly images: readonly Float64Array[];
}

/** centre + Σ Mᵢ Sᵢ */
export class SumSet {
  constructor(
    readonly centre: Float64Array,
    readonly parts: readonly Image[],
  ) {}

  support(direction: Float64Array): Float64Array {
    const result = this.centre.slice();
    for (const { body, shape, images } of this.parts) {
      const back = Float64Array.from(images, (image) => dot(image, direction));
      body.support(tensor(shape.rows, shape.cols, back)).data.forEach((weight, j) => {
        images[j]!.forEach((entry, i) => {
          result[i]! += weight * entry;
        });
      });
    }
    return result;
  }

  /** The element of least norm; one near it where the search does not come to its end. */
  least(): Least {
    const [only, other] = this.parts;
    if (only?.body.isBall && !other) return { element: leastInEllipsoid(this.centre, only.images), isLeast: true };
    const element = this.leastByProjection();
    return element ? { element, isLeast: true } : leastOf((direction) => this.support(direction), this.centre.length);
  }

  /** What a linear map makes of the set. */
  image(linear: (element: Float64Array) => Float64Array): SumSet {
    const parts = this.parts.map((part) => ({ ...part, images: part.images.map(linear) }));
    return new SumSet(linear(this.centre), parts);
  }

  /** Whether a point is an element, up to a difference in each entry. */
  has(point: Float64Array, tolerance: number): boolean {
    const { element } = new SumSet(
      this.centre.map((entry, i) => entry - point[i]!),
      this.parts,
    ).least();
    return Math.hypot(...element) <= tolerance * Math.sqrt(element.length);
  }

  /** How much nearer to 0, in the square, the set may come than at one of its elements; 0 at the least one. */
  private gap(x: Float64Array): number {
    return dot(x, x) - dot(x, this.support(x.map((entry) => -entry)));
  }

  /** Where every Mᵢ keeps lengths but for a factor: each part in turn is moved to where the sum is nearest to 0. */
  private leastByProjection(): Float64Array | undefined {
    const scales = this.parts.map(({ images }) => squareScale(images));
    if (!this.parts.every(({ body }, i) => body.project && (scales[i] ?? 0) > 0)) return undefined;
    const points = this.parts.map(({ body, shape: { rows, cols } }) => body.support(tensor(rows, cols)));
    const added = (skip?: number): Float64Array => {
      const sum = this.centre.slice();
      this.parts.forEach(({ images }, i) => {
        if (i === skip) return;
        for (const [j, image] of images.entries())
          for (let n = 0; n < sum.length; n++) sum[n]! += points[i]!.data[j]! * image[n]!;
      });
      return sum;
    };
    for (let sweep = 0; sweep < MAX_STEPS; sweep++) {
      this.parts.forEach(({ body, shape, images }, i) => {
        const rest = added(i);
        const back = Float64Array.from(images, (image) => -dot(image, rest) / (scales[i] as number));
        points[i] = body.project?.(tensor(shape.rows, shape.cols, back)) as Tensor;
      });
      const x = added();
      const size = Math.max(1, dot(this.centre, this.centre));
      if (this.gap(x) <= GAP * size) return rounded(x, size);
    }
    return undefined;
  }
}

/** μ² if MᵀM = μ²I for the matrix of these columns. */
function squareScale(images: readonly Float64Array[]): number | undefined {
  const [first] = images;
  if (!first) return undefined;
  const scale = dot(first, first);
  const isOne = images.every((a, i) =>
    images.every((b, j) => Math.abs(dot(a, b) - (i === j ? scale : 0)) <= SLACK * scale),
  );
  return isOne ? scale : undefined;
}

/** The least of c + M s with ‖s‖ ≤ 1: where 0 is outside, (MᵀM + λI) s = -Mᵀc with the λ ≥ 0 for which ‖s‖ = 1. */
function leastInEllipsoid(centre: Float64Array, images: readonly Float64Array[]): Float64Array {
  const { U, values } = svd(
    tensor(
      centre.length,
      images.length,
      Float64Array.from(
        { length: centre.length * images.length },
        (_, at) => images[at % images.length]![Math.floor(at / images.length)]!,
      ),
    ),
  );
  const along = Array.from(values, (_, j) => centre.reduce((sum, c, i) => sum + c * U.data[i * U.cols + j]!, 0));
  const full = Array.from(values, (sigma) => sigma > 1e-12 * (values[0] ?? 0));
  const weight = (j: number, lambda: number): number => (full[j] ? values[j]! ** 2 / (values[j]! ** 2 + lambda) : 0);
  const length = (lambda: number): number =>
    Math.hypot(...along.map((b, j) => (full[j] ? (weight(j, lambda) * b) / values[j]! : 0)));
  let [low, high] = [0, 1];
  if (length(0) > 1) {
    while (length(high) > 1) high *= 2;
    while (high - low > Number.EPSILON * high) {
      const middle = (low + high) / 2;
      if (middle <= low || middle >= high) break;
      if (length(middle) > 1) low = middle;
      else high = middle;
    }
  } else high = 0;
  const size = Math.max(1, Math.hypot(...centre));
  return centre.map((c, i) => {
    const entry = along.reduce((sum, b, j) => sum - weight(j, high) * b * U.data[i * U.cols + j]!, c);
    return Math.abs(entry) <= SLACK * size ? 0 : entry;
  });
}
