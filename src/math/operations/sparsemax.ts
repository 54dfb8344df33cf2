// Sparsemax: the probabilities nearest to a vector (Martins and Astudillo 2016).
import { threshold } from '../convex-set.js';
import { Diagonal } from '../maps/diagonal.js';
import { RankOne } from '../maps/rank-one.js';
import { sum } from '../maps/sum.js';
import type { Operation } from '../operation.js';
import { ROUNDING } from '../row.js';
import { tensor } from '../tensor.js';

export const sparsemax: Operation = {
  name: 'sparsemax',
  arity: [1, 1],
  says: 'the probabilities nearest to x, many of them 0',
  shape(args, rules) {
    const shape = rules.resolve(args[0]!);
    return shape.cols === 1 ? shape : { clash: 'vector', operands: [0] };
  },
  evaluate([x]) {
    const tau = threshold(x!.data);
    return tensor(
      x!.rows,
      x!.cols,
      x!.data.map((entry) => Math.max(entry - tau, 0)),
    );
  },
  // ds = 1_S ⊙ (dx - mean of dx over S), with S where s > 0
  partial(_, e, k) {
    const support = k.make('step', e);
    const share = k.over(k.negate(support), k.sum(support));
    return sum([Diagonal.of(k, support), RankOne.of(k, share, support, k.shape(e))]);
  },
  because: 'Where it is positive it is x less a common number, elsewhere it is 0: a centring matrix on that support.',
  pieces: ([x]) => {
    const tau = threshold(x!.data);
    return x!.data.map((entry) => (entry - tau > ROUNDING ? 1 : 0));
  },
  kinks: ([x]) => {
    const tau = threshold(x!.data);
    return Array.from(x!.data.keys())
      .filter((i) => Math.abs(x!.data[i]! - tau) <= ROUNDING)
      .map((entry) => ({
        entry,
        where: `entry ${entry + 1} of the operand is about to leave the support`,
        set: 'convex hull of the derivatives with it and without it',
        reported: Number.NaN,
      }));
  },
  code: 'sparsemax($0)',
};
