// Diag(v) of a vector, and the diagonal diag(X) of a matrix: one name, as in NumPy and MATLAB.
import { argument, type Call } from '../../formula/expr.js';
import type { Writer } from '../../formula/write.js';
import { Commutation } from '../maps/commutation.js';
import { compose } from '../maps/product.js';
import { OffDiagonal, OntoDiagonal } from '../maps/selection.js';
import type { Operation } from '../operation.js';
import { isColumn, isRow, isScalar, isWide } from '../shape.js';
import { type Tensor, tensor } from '../tensor.js';

export const diag: Operation = {
  name: 'diag',
  spellings: ['diagonal', 'diagm', 'diagonalize'],
  arity: [1, 1],
  says: 'diagonal matrix of a vector; diagonal of a square matrix',
  shape(args, rules) {
    const shape = rules.resolve(args[0]!);
    if (isScalar(shape)) return shape;
    if (isColumn(shape) || isRow(shape)) {
      const n = isColumn(shape) ? shape.rows : shape.cols;
      return { rows: n, cols: n };
    }
    return rules.square(args) ?? { rows: rules.resolve(shape).rows, cols: 1 };
  },
  evaluate([x], numbers) {
    const { rows, cols, data } = x as Tensor;
    const n = Math.max(rows, cols);
    if (isWide({ rows, cols }))
      return tensor(
        n,
        1,
        Float64Array.from({ length: n }, (_, i) => data[i * (n + 1)]!),
      );
    numbers.spend(n * n);
    const result = tensor(n, n);
    for (let i = 0; i < n; i++) result.data[i * (n + 1)] = data[i]!;
    return result;
  },
  partial(_, e, k) {
    const shape = k.shape(argument(e, 0));
    if (isColumn(shape)) return new OntoDiagonal(k, shape.rows);
    if (isRow(shape)) return compose(new OntoDiagonal(k, shape.cols), new Commutation(k, shape));
    return new OffDiagonal(k, shape.rows);
  },
  because: 'It only puts entries into place.',
  // Diag puts a vector on a diagonal, diag takes it off a matrix.
  tex: (e, write) => ({ text: `\\operatorname{${sign(e, write)}}${write.fenced(e.args)}`, level: 5 }),
  plain: (e, write) => ({ text: `${sign(e, write)}${write.fenced(e.args)}`, level: 5 }),
  code: '{m}.diag($0)',
};

const sign = (e: Call, write: Writer): string => (write.isMatrix(argument(e, 0)) ? 'diag' : 'Diag');
