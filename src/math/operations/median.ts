// The middle entry by size; of an even number of entries the mean of two, as NumPy has it, or the lower one, as PyTorch has it.
import { argument, num } from '../../formula/expr.js';
import type { Code } from '../framework.js';
import { RankOne } from '../maps/rank-one.js';
import { Zero } from '../maps/zero.js';
import { JUMPS, type Operation } from '../operation.js';
import { NO_FUNCTION, type Reports } from '../row.js';
import { isScalar, SCALAR } from '../shape.js';
import { scalar, type Tensor, tensor } from '../tensor.js';
import { likeFirst } from './layers.js';
import { ascending, ORDERING, type Places, pieceOf, tied } from './order.js';

interface Median {
  readonly name: string;
  readonly spellings?: readonly string[];
  readonly says: string;
  readonly note: string;
  /** The places of n entries, ordered by size, that are meant if n is even. */
  readonly ofEven: (n: number) => readonly number[];
  /** The vector that picks them, which is the gradient. */
  readonly by: { readonly name: string; readonly says: string; readonly legend: string };
  /** What frameworks report for three equal entries, which was measured. */
  readonly reports: Reports;
  readonly code: Code;
}

function medianOf({ name, spellings, says, note, ofEven, by, reports, code }: Median): Operation[] {
  const middles = (data: Float64Array, beside?: Float64Array): Places => {
    const all = ascending(data, beside);
    const n = data.length;
    return (n % 2 === 1 ? [(n - 1) / 2] : ofEven(n)).map((place) => all[place] as readonly number[]);
  };
  const share = (places: Places, { rows, cols }: Tensor): Tensor => {
    const result = tensor(rows, cols);
    for (const shared of places) for (const i of shared) result.data[i]! += 1 / (shared.length * places.length);
    return result;
  };
  /** Those that tie at the middle, and some of them elsewhere. */
  const contested = (data: Float64Array): readonly number[] | undefined =>
    middles(data).find(
      (shared, _, all) => shared.length > all.filter((other) => other.join() === shared.join()).length,
    );
  const pieces = ([x]: readonly Tensor[]): number[] => middles(x!.data).map(pieceOf);
  return [
    {
      name,
      ...(spellings && { spellings }),
      arity: [1, 1],
      says,
      shape: () => SCALAR,
      expand: (e) => ({ by: e, note }),
      // Of one entry.
      simplify: ([x], k) => (x && isScalar(k.shape(x)) ? x : undefined),
      evaluate([x], { spend }) {
        spend(ORDERING * x!.data.length);
        const places = middles(x!.data);
        return scalar(places.reduce((sum, [i]) => sum + x!.data[i as number]!, 0) / places.length);
      },
      partial(_, e, k) {
        const x = argument(e, 0);
        return RankOne.of(k, num(1), k.make(by.name, x), k.shape(x));
      },
      because: 'Only what is in the middle moves the result.',
      pieces,
      kinks([x]) {
        const shared = contested(x!.data);
        if (!shared) return [];
        const places = middles(x!.data);
        const both = places.length > 1 && places.every((other) => other.join() === shared.join());
        const vectors = both ? 'the means of two of their unit vectors' : 'their unit vectors';
        return [{ entry: 0, where: tied(shared), set: `convex hull of ${vectors}`, reported: 1 / shared.length }];
      },
      reports: ([x]) =>
        x!.rows === 3 && x!.cols === 1 && x!.data.every((entry) => entry === x!.data[0]) ? reports : undefined,
      code,
    },
    {
      name: by.name,
      arity: [1, 1],
      says: by.says,
      legend: by.legend,
      shape: likeFirst,
      evaluate([x], { spend }) {
        spend(ORDERING * x!.data.length);
        return share(middles(x!.data), x!);
      },
      breakTies: ([x], [beside]) => share(middles(x!.data, beside!.data), x!),
      // Constant but where another entry comes to the middle.
      partial: (_, e, k) => new Zero(k, k.shape(argument(e, 0)), k.shape(e)),
      because: 'It stays the same until another entry is in the middle.',
      pieces,
      kinks([x]) {
        const shared = contested(x!.data);
        return shared ? [{ entry: 0, where: tied(shared), set: JUMPS, reported: 0 }] : [];
      },
      code: `${by.name}($0)`,
    },
  ];
}

export const medians: readonly Operation[] = [
  ...medianOf({
    name: 'median',
    spellings: ['nanmedian'],
    says: 'middle entry by size; of an even number of entries the mean of two',
    note: 'median of an even number of entries is the mean of the two in the middle, as in NumPy and JAX; torch.median is the lower of them.',
    ofEven: (n) => [n / 2 - 1, n / 2],
    by: {
      name: 'onehotmedian',
      says: '1 at the middle entry, 1/2 at each of two; ties share',
      legend: 'onehotmedian(x) has a 1 at the middle entry of x, or 1/2 at each of the two in the middle, and else 0.',
    },
    reports: [NO_FUNCTION, NO_FUNCTION, 'unit(2, 3)'],
    code: { numpy: 'np.median($0)', pytorch: 'torch.quantile($(0).reshape(-1), 0.5)', jax: 'jnp.median($0)' },
  }),
  ...medianOf({
    name: 'median_low',
    says: 'middle entry by size; of an even number of entries the lower of two',
    note: 'torch.median of an even number of entries is the lower of the two in the middle; that of NumPy and JAX is their mean.',
    ofEven: (n) => [n / 2 - 1],
    by: {
      name: 'onehotmedian_low',
      says: '1 at the middle entry, or the lower of two; ties share',
      legend: 'onehotmedian_low(x) has a 1 at the middle entry of x, or at the lower of two, and else 0.',
    },
    reports: ['0*x + 1/3', NO_FUNCTION, NO_FUNCTION],
    code: {
      numpy: 'np.sort($0, axis=None)[($(0).size - 1)//2]',
      pytorch: 'torch.median($0)',
      jax: 'jnp.sort($(0).reshape(-1))[($(0).size - 1)//2]',
    },
  }),
];
