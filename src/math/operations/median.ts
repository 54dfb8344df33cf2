// The middle entry by size.
import { argument, num } from '../../formula/expr.js';
import { RankOne } from '../maps/rank-one.js';
import { Zero } from '../maps/zero.js';
import { JUMPS, type Operation } from '../operation.js';
import { NO_FUNCTION } from '../row.js';
import { SCALAR } from '../shape.js';
import { scalar, type Tensor, tensor } from '../tensor.js';
import { likeFirst } from './layers.js';
import { ascending, ORDERING, type Places, pieceOf, tied } from './order.js';

/** The middle places of n: one, or two if n is even. */
const middle = (n: number): number[] => (n % 2 === 1 ? [(n - 1) / 2] : [n / 2 - 1, n / 2]);
const meanOf = (places: Places, length: number): Tensor => {
  const result = tensor(length, 1);
  for (const shared of places) for (const i of shared) result.data[i]! += 1 / (shared.length * places.length);
  return result;
};
const middles = (data: Float64Array, beside?: Float64Array): Places => {
  const all = ascending(data, beside);
  return middle(data.length).map((place) => all[place] as readonly number[]);
};
/** Those that tie at the middle, and some of them elsewhere. */
const contested = (data: Float64Array): readonly number[] | undefined =>
  data.length === 0
    ? undefined
    : middles(data).find(
        (shared, _, all) => shared.length > all.filter((other) => other.join() === shared.join()).length,
      );

const median: Operation = {
  name: 'median',
  spellings: ['nanmedian'],
  arity: [1, 1],
  says: 'middle entry by size; the mean of the two in the middle if their number is even',
  shape: () => SCALAR,
  expand: (e) => ({
    by: e,
    note: 'median takes the mean of the two middle entries, as NumPy does; torch.median takes the lower of them.',
  }),
  evaluate([x], { spend }) {
    spend(ORDERING * x!.data.length);
    const places = middles(x!.data);
    return scalar(places.reduce((sum, [i]) => sum + x!.data[i as number]!, 0) / places.length);
  },
  partial(_, e, k) {
    const x = argument(e, 0);
    return RankOne.of(k, num(1), k.make('onehotmedian', x), k.shape(x));
  },
  because: 'Only what is in the middle moves the result.',
  pieces: ([x]) => middles(x!.data).map(pieceOf),
  kinks([x]) {
    const shared = contested(x!.data);
    if (!shared) return [];
    const both = middles(x!.data).every((other) => other.join() === shared.join()) && x!.data.length % 2 === 0;
    const set = both ? 'convex hull of the means of two of their unit vectors' : 'convex hull of their unit vectors';
    return [{ entry: 0, where: tied(shared), set, reported: 1 / shared.length }];
  },
  // Measured of three equal entries.
  reports: ([x]) =>
    x!.rows === 3 && x!.cols === 1 && x!.data.every((entry) => entry === x!.data[0])
      ? ['0*x + 1/3', NO_FUNCTION, 'unit(2, 3)']
      : undefined,
  code: {
    numpy: 'np.median($0)',
    pytorch: 'torch.quantile($(0).reshape(-1), 0.5)',
    jax: 'jnp.median($0)',
  },
};

const onehotmedian: Operation = {
  name: 'onehotmedian',
  arity: [1, 1],
  says: '1 at the middle entry, 1/2 at each of two; ties share',
  legend: 'onehotmedian(x) has a 1 at the middle entry of x, or 1/2 at each of the two in the middle, and else 0.',
  shape: likeFirst,
  evaluate([x], { spend }) {
    spend(ORDERING * x!.data.length);
    return { ...x!, data: meanOf(middles(x!.data), x!.data.length).data };
  },
  breakTies: ([x], [beside]) => ({ ...x!, data: meanOf(middles(x!.data, beside!.data), x!.data.length).data }),
  partial: (_, e, k) => new Zero(k, k.shape(argument(e, 0)), k.shape(e)),
  because: 'It stays the same until another entry is in the middle.',
  pieces: ([x]) => middles(x!.data).map(pieceOf),
  kinks([x]) {
    const shared = contested(x!.data);
    return shared ? [{ entry: 0, where: tied(shared), set: JUMPS, reported: 0 }] : [];
  },
  code: 'onehotmedian($0)',
};

export const medians: readonly Operation[] = [median, onehotmedian];
