// Operations along one axis of an array, as NumPy and PyTorch have them: `sum(A, axis=0)`.
import { argument } from '../../formula/expr.js';
import type { Operation } from '../operation.js';
import { kindOfShape, type Outcome, SCALAR, type Shape } from '../shape.js';

/** What is left of a matrix: a number for each column or row, or everything. */
type Left = 'columns' | 'rows' | 'all';

interface Along {
  readonly name: string;
  /** The operation on a matrix along axis 0 and along axis 1, in our language; undefined where only vectors have it. */
  readonly matrix?: readonly [zero: string, one: string];
  readonly left: 'one' | 'all';
}

const along: readonly Along[] = [
  { name: 'sum', matrix: ["colsum(x)'", 'rowsum(x)'], left: 'one' },
  { name: 'mean', matrix: ["colmean(x)'", 'rowmean(x)'], left: 'one' },
  { name: 'softmax', matrix: ["rowsoftmax(x')'", 'rowsoftmax(x)'], left: 'all' },
  { name: 'log_softmax', matrix: ["rowlog_softmax(x')'", 'rowlog_softmax(x)'], left: 'all' },
  { name: 'layernorm', matrix: ["rowlayernorm(x')'", 'rowlayernorm(x)'], left: 'all' },
  { name: 'cumsum', matrix: ['tril(m)*x', "x*tril(n)'"], left: 'all' },
  {
    name: 'var',
    matrix: ["colmean((x - ones(m)*colmean(x)).^2)'", "rowmean((x - rowmean(x)*ones(n)').^2)"],
    left: 'one',
  },
  {
    name: 'std',
    matrix: ["sqrt(colmean((x - ones(m)*colmean(x)).^2))'", "sqrt(rowmean((x - rowmean(x)*ones(n)').^2))"],
    left: 'one',
  },
  {
    name: 'sample_var',
    matrix: ["colsum((x - ones(m)*colmean(x)).^2)'/(m - 1)", "rowsum((x - rowmean(x)*ones(n)').^2)/(n - 1)"],
    left: 'one',
  },
  {
    name: 'sample_std',
    matrix: [
      "sqrt(colsum((x - ones(m)*colmean(x)).^2)/(m - 1))'",
      "sqrt(rowsum((x - rowmean(x)*ones(n)').^2)/(n - 1))",
    ],
    left: 'one',
  },
  { name: 'normalize', matrix: ["normalize(x')'", 'normalize(x)'], left: 'all' },
  { name: 'rmsnorm', matrix: ["rmsnorm(x')'", 'rmsnorm(x)'], left: 'all' },
  { name: 'norm', matrix: ["sqrt(colsum(x.^2))'", 'sqrt(rowsum(x.^2))'], left: 'one' },
  { name: 'norm1', matrix: ["colsum(abs(x))'", 'rowsum(abs(x))'], left: 'one' },
  // What log_softmax takes off every entry of a row; so it is as stable as that.
  {
    name: 'logsumexp',
    matrix: ["colmean(x - rowlog_softmax(x')')'", 'rowmean(x - rowlog_softmax(x))'],
    left: 'one',
  },
  ...['max', 'min', 'prod', 'normInf', 'median', 'median_low'].map((name): Along => ({ name, left: 'one' })),
  ...['sort', 'cummax'].map((name): Along => ({ name, left: 'all' })),
];

function operation(
  { name, matrix, left }: Along,
  suffix: string,
  axis: 0 | 1,
  vectors: boolean,
  keep = false,
): Operation {
  const leaves: Left = left === 'all' ? 'all' : axis === 0 ? 'columns' : 'rows';
  const by = matrix?.[axis];
  return {
    name: `${name}_${suffix}`,
    arity: [1, 1],
    says: `${name} along an axis`,
    shape([x], rules, e): Outcome {
      const shape = rules.resolve(x as Shape);
      const kind = rules.kindOf?.(argument(e, 0)) ?? kindOfShape(shape);
      if (kind === 'number') return { clash: 'matrix', operands: [0] };
      if (kind === 'column') {
        if (!vectors) return { clash: 'matrix', operands: [0] };
        return leaves === 'all' ? shape : SCALAR;
      }
      if (!by) return { clash: 'only-vector', operands: [0], final: true };
      if (leaves === 'all') return shape;
      if (leaves === 'rows') return { rows: shape.rows, cols: 1 };
      return keep ? { rows: 1, cols: shape.cols } : { rows: shape.cols, cols: 1 };
    },
    expand(e, k) {
      const x = argument(e, 0);
      if (!by || k.kind(x) === 'column') return { by: k.make(name, x) };
      const { rows, cols } = k.shape(x);
      const kept = k.formula(by, { x, m: k.size(rows), n: k.size(cols) });
      return { by: keep && leaves === 'columns' ? k.transpose(kept) : kept };
    },
  };
}

/**
 * `sum_axis0`, `sum_axis1`, and `sum_last` for axis -1: which axis that is depends on the shape. With `_keep` the axis
 * stays: what is left of the rows stands, and what is left of the columns lies.
 */
export const axes: readonly Operation[] = along.flatMap((each) => [
  operation(each, 'axis0', 0, true),
  operation(each, 'axis1', 1, false),
  operation(each, 'last', 1, true),
  ...(each.left === 'one'
    ? [
        operation(each, 'axis0_keep', 0, true, true),
        operation(each, 'axis1_keep', 1, false, true),
        operation(each, 'last_keep', 1, true, true),
      ]
    : []),
]);
