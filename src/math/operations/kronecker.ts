// The Kronecker product A ⊗ B: the block matrix of aᵢⱼ B.
import { argument, type Expr } from '../../formula/expr.js';
import { factors, LEVEL } from '../../formula/write.js';
import { Tensored } from '../maps/tensored.js';
import type { Operation } from '../operation.js';
import { type Tensor, tensor } from '../tensor.js';

export const kron: Operation = {
  name: 'kron',
  spellings: ['kronecker'],
  arity: [2, 2],
  says: 'Kronecker product',
  shape([a, b], rules) {
    const [A, B] = [rules.resolve(a!), rules.resolve(b!)];
    return { rows: rules.times(A.rows, B.rows), cols: rules.times(A.cols, B.cols) };
  },
  transposed: ([a, b], k) => k.kron(k.transpose(a as Expr), k.transpose(b as Expr)),
  evaluate([a, b], numbers) {
    const [A, B] = [a as Tensor, b as Tensor];
    numbers.spend(10 * A.data.length * B.data.length);
    const result = tensor(A.rows * B.rows, A.cols * B.cols);
    for (let i = 0; i < result.rows; i++) {
      const [left, right] = [Math.floor(i / B.rows) * A.cols, (i % B.rows) * B.cols];
      for (let j = 0; j < result.cols; j++) {
        result.data[i * result.cols + j] = A.data[left + Math.floor(j / B.cols)]! * B.data[right + (j % B.cols)]!;
      }
    }
    return result;
  },
  // d(A ⊗ B) = dA ⊗ B + A ⊗ dB
  partial(i, e, k) {
    const [A, B] = [argument(e, 0), argument(e, 1)];
    return i === 0 ? new Tensored(k, B, 'right', k.shape(A)) : new Tensored(k, A, 'left', k.shape(B));
  },
  because: 'It is linear in each factor: d(A ⊗ B) = dA ⊗ B + A ⊗ dB.',
  tex: (e, write) => ({ text: factors(e, write).join(' \\otimes '), level: LEVEL.product }),
  plain: (e, write) => ({ text: factors(e, write).join(' ⊗ '), level: LEVEL.product }),
  code: '{m}.kron($0, $1)',
};
