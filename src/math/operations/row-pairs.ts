// Operations of two arrays that act on their rows, as libraries have them: inner products and cosines.
import { argument, type Call, type Expr } from '../../formula/expr.js';
import { atom, type Writer, type Written } from '../../formula/write.js';
import type { Algebra } from '../algebra.js';
import type { Operation } from '../operation.js';
import { kindOfShape, type Outcome, SCALAR, type Shape, type ShapeRules, transposed } from '../shape.js';

const kindsOf = (args: readonly Shape[], rules: ShapeRules, e: Call) =>
  args.map((arg, i) => rules.kindOf?.(argument(e, i)) ?? kindOfShape(rules.resolve(arg)));

/** NumPy's inner: of vectors their inner product, of matrices that of each two rows. */
const innerRows: Operation = {
  name: 'inner_rows',
  arity: [2, 2],
  says: "inner products of the rows of two matrices, X*Y'; of two vectors x'*y",
  shape(args, rules, e): Outcome {
    const [a, b] = args.map((arg) => rules.resolve(arg)) as [Shape, Shape];
    const kinds = kindsOf(args, rules, e);
    if (kinds.includes('number')) return rules.product(args);
    const [left, right] = [a, b].map((shape, i) => (kinds[i] === 'column' ? transposed(shape) : shape)) as [
      Shape,
      Shape,
    ];
    if (!rules.unifier.unify(left.cols, right.cols)) return { clash: 'sizes', operands: [0, 1] };
    const rows = kinds[0] === 'column' ? right.rows : left.rows;
    return rules.resolve({ rows, cols: kinds.includes('column') ? 1 : right.rows });
  },
  expand(e, k) {
    const [a, b] = e.args as [Expr, Expr];
    const kinds = [k.kind(a), k.kind(b)];
    if (kinds.includes('number')) return { by: k.product(a, b) };
    if (kinds[0] === 'column') return { by: kinds[1] === 'column' ? k.product(k.transpose(a), b) : k.product(b, a) };
    if (kinds[1] === 'column') return { by: k.product(a, b) };
    const note = 'inner of matrices has the inner product of each two rows, X·Yᵀ, as in NumPy; ⟨X, Y⟩ is one number.';
    return { by: k.make('*', a, k.make("'", b)), ...(kinds.includes('matrix') && { note }) };
  },
  plain: (e, write) => atom(`inner${write.fenced(e.args)}`),
  tex: (e, write) => atom(`\\operatorname{inner}${write.fenced(e.args)}`),
};

const ofVectors = 'inner(x, y)/(norm(x)*norm(y))';
const ofRows = 'rowsum(x .* y) ./ sqrt(rowsum(x.^2) .* rowsum(y.^2))';

/** The cosines along an axis of matrices; along none, of each row. */
function cosine(name: string, axis: 0 | 1): Operation {
  const named =
    (text: (inside: string) => string) =>
    (e: Call, write: Writer): Written =>
      atom(text(write.fenced(e.args)));
  return {
    name,
    ...(name === 'cosine_similarity' && { spellings: ['cosine', 'cos_sim'] }),
    arity: [2, 2],
    says: 'cosine of the angle between two vectors; of matrices for each row',
    beyond: 'Where a vector is 0, PyTorch reports numbers of the size of 1e8, JAX nan.',
    shape(args, rules, e): Outcome {
      const [x, y] = args.map((arg) => rules.resolve(arg)) as [Shape, Shape];
      if (!rules.same(x, y)) return { clash: 'sizes', operands: [0, 1] };
      const kinds = kindsOf(args, rules, e);
      if (!kinds.includes('matrix')) return name.endsWith('axis1') ? { clash: 'matrix', operands: [0] } : SCALAR;
      return { rows: rules.resolve(x)[axis === 0 ? 'cols' : 'rows'], cols: 1 };
    },
    expand(e, k: Algebra) {
      const [x, y] = e.args as [Expr, Expr];
      if (k.kind(x) !== 'matrix' && k.kind(y) !== 'matrix') return { by: k.formula(ofVectors, { x, y }) };
      if (axis === 0) return { by: k.formula(ofRows, { x: k.make("'", x), y: k.make("'", y) }) };
      const note = 'cosine_similarity of matrices is that of each row with its fellow, as in PyTorch.';
      return { by: k.formula(ofRows, { x, y }), ...(name === 'cosine_similarity' && { note }) };
    },
    plain: named((inside) => `cosine_similarity${inside}`),
    tex: named((inside) => `\\operatorname{cosine\\_similarity}${inside}`),
  };
}

export const rowPairs: readonly Operation[] = [innerRows, cosine('cosine_similarity', 1)];
/** Named by `dim=` in a formula. */
export const cosinesAlong: readonly Operation[] = [
  cosine('cosine_similarity_axis0', 0),
  cosine('cosine_similarity_axis1', 1),
  cosine('cosine_similarity_last', 1),
];
