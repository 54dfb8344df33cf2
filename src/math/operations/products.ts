// The product of all entries, and the products of all but one and all but two that are its derivatives.
import { argument, num } from '../../formula/expr.js';
import { Kronecker } from '../maps/kronecker.js';
import { compose } from '../maps/product.js';
import { RankOne } from '../maps/rank-one.js';
import { Stacking, Unstacking } from '../maps/stacking.js';
import type { Operation } from '../operation.js';
import { count, isColumn, SCALAR } from '../shape.js';
import { scalar, type Tensor, tensor } from '../tensor.js';

const prod: Operation = {
  name: 'prod',
  arity: [1, 1],
  says: 'product of all entries',
  shape: () => SCALAR,
  evaluate: ([x]) => scalar(x!.data.reduce((product, entry) => product * entry, 1)),
  partial(_, e, k) {
    const x = argument(e, 0);
    return RankOne.of(k, num(1), k.make('prod_others', x), k.shape(x));
  },
  because: 'Entry i is multiplied by the product of all the others.',
};

/** Products of all but one: those before times those after, so that a 0 needs no division. */
function othersOf(data: Float64Array): Float64Array {
  const result = new Float64Array(data.length);
  let before = 1;
  data.forEach((entry, i) => {
    result[i] = before;
    before *= entry;
  });
  let after = 1;
  for (let i = data.length - 1; i >= 0; i--) {
    result[i]! *= after;
    after *= data[i]!;
  }
  return result;
}

/** For each entry the product of all the others; prod(x)./x where no entry is 0. */
const prodOthers: Operation = {
  name: 'prod_others',
  code: 'prod_others($0)',
  arity: [1, 1],
  says: 'for each entry the product of all the others',
  shape: ([x], rules) => rules.resolve(x!),
  evaluate([x]) {
    const { rows, cols, data } = x as Tensor;
    return tensor(rows, cols, othersOf(data));
  },
  // ∂/∂xⱼ ∏_{l≠i} xₗ = ∏_{l≠i,j} xₗ for j ≠ i, and 0 for j = i; of a matrix on its stacked columns
  partial(_, e, k) {
    const x = argument(e, 0);
    const shape = k.shape(x);
    const pairs = Kronecker.of(k, k.make('prod_pairs', k.vec(x)), undefined, { rows: count(shape), cols: 1 });
    if (isColumn(shape)) return pairs;
    return compose(compose(new Unstacking(k, shape), pairs), new Stacking(k, shape));
  },
  because: 'Each product of all others changes with each of the others.',
  legend: 'prod_others(x) has for each entry of x the product of all the others.',
};

/** For each pair of different entries the product of all the others; 0 on the diagonal. */
const prodPairs: Operation = {
  name: 'prod_pairs',
  code: 'prod_pairs($0)',
  arity: [1, 1],
  says: 'for each pair of entries of a vector the product of all the others',
  shape(args, rules) {
    const n = rules.vector(args, 0);
    return typeof n === 'object' && 'clash' in n ? n : { rows: n, cols: n };
  },
  evaluate([x], numbers) {
    const n = x!.data.length;
    numbers.spend(n * n);
    const result = tensor(n, n);
    for (let i = 0; i < n; i++) {
      const without = x!.data.slice();
      without[i] = 1;
      const row = othersOf(without);
      row[i] = 0;
      result.data.set(row, i * n);
    }
    return result;
  },
  legend: 'prod_pairs(x) has for each two entries of x the product of all the others, and 0 on its diagonal.',
};

export const products: readonly Operation[] = [prod, prodOthers, prodPairs];
