// Whether an answer is a constant multiple of the derivative, and which: a number, a size, or one over a size.

import type { Expr } from '../../formula/expr.js';
import { type Tensor, tensor } from '../../math/tensor.js';
import { type Arranged, type Arrangement, isReduced } from './arrangements.js';
import { arranged, isNear } from './comparing.js';
import type { Trial } from './trials.js';

export interface Multiple {
  readonly kind: 'multiple';
  /** The answer is this many times the derivative. */
  readonly times: number | string;
  readonly way: Arrangement;
}

/** The answer as a constant times the derivative; a constant that changes with a size is that size. */
export function multiple(core: Expr, ways: readonly Arranged[], points: readonly Trial[]): Multiple | undefined {
  for (const way of ways.filter(({ name, isUndeclared }) => !isReduced(name) && !isUndeclared)) {
    // Where both are 0, any factor fits.
    const telling = points.filter((trial) => !isZero(trial.evaluator.value(core)) || !isZero(arranged(trial, way)));
    const factors = telling.map((trial) => ratio(trial.evaluator.value(core), arranged(trial, way)));
    const [first] = factors;
    if (first === undefined || factors.includes(undefined) || Math.abs(first) < 1e-12 || Math.abs(first - 1) < 1e-9)
      continue;
    const found = (times: number | string): Multiple => ({ kind: 'multiple', times, way: way.name });
    if (factors.every((factor) => Math.abs((factor as number) / first - 1) < 1e-8)) {
      // What is nearly the derivative is a multiple of it only if it is one to the last digits.
      const isClear =
        Math.abs(first - 1) > 1e-4 || factors.every((factor) => Math.abs((factor as number) - first) < 1e-12);
      if (isClear) return found(nearFraction(first));
    }
    for (const letter of telling[0]?.letters.keys() ?? []) {
      const sizes = telling.map(({ letters }) => letters.get(letter) as number);
      if (factors.every((factor, i) => Math.abs((factor as number) / (sizes[i] as number) - 1) < 1e-8))
        return found(letter);
      if (factors.every((factor, i) => Math.abs((factor as number) * (sizes[i] as number) - 1) < 1e-8))
        return found(`1/${letter}`);
    }
  }
  return undefined;
}

const isZero = ({ data }: Tensor): boolean => data.every((x) => x === 0);

/** c where a = c·b; undefined if there is none. */
export function ratio(a: Tensor, b: Tensor, tolerance?: number): number | undefined {
  if (a.rows !== b.rows || a.cols !== b.cols) return undefined;
  const most = b.data.reduce((best, x, i) => (Math.abs(x) > Math.abs(b.data[best] as number) ? i : best), 0);
  const factor = (a.data[most] as number) / (b.data[most] as number);
  if (!Number.isFinite(factor)) return undefined;
  return isNear(
    a,
    tensor(
      b.rows,
      b.cols,
      b.data.map((x) => factor * x),
    ),
    tolerance,
  )
    ? factor
    : undefined;
}

export const nearFraction = (x: number): number | string => {
  for (const below of [1, 2, 3, 4, 5, 6, 8]) {
    const above = Math.round(x * below);
    if (Math.abs(x * below - above) < 1e-9 * below) return below === 1 ? above : `${above}/${below}`;
  }
  return Number(x.toPrecision(Math.abs(x - 1) < 1e-4 ? 10 : 6));
};
