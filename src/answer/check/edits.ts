// The smallest changes that may set an answer right: one sign, transpose, factor, order or Diag.
import { argument, type Call, call, type Expr, num } from '../../formula/expr.js';

/** What an answer has wrong if an edit sets it right. */
export type Fault =
  | 'sign'
  | 'factor'
  | 'missing-factor'
  | 'extra-factor'
  | 'missing-transpose'
  | 'extra-transpose'
  | 'order'
  | 'missing-diag'
  | 'extra-diag'
  | 'product'
  | 'missing-inverse'
  | 'extra-inverse'
  | 'extra-term'
  | 'exponent'
  | 'power-inside';

export interface Edit {
  readonly fault: Fault;
  /** The part concerned, as it stands in the answer or is to be put there. */
  readonly part: Expr;
  /** The answer with the change made. */
  readonly expr: Expr;
}

/** All single edits of a formula, those of its outermost parts first; each is made when it is asked for. */
export function* editsOf(e: Expr): Generator<Edit> {
  const waiting: { node: Expr; put: (by: Expr) => Expr }[] = [{ node: e, put: (by) => by }];
  for (const { node, put } of waiting) {
    for (const { fault, part, expr } of here(node)) yield { fault, part, expr: put(expr) };
    if (node.kind !== 'call') continue;
    node.args.forEach((arg, i) => {
      const within = (by: Expr): Expr =>
        put(
          call(
            node.op,
            node.args.map((other, j) => (i === j ? by : other)),
          ),
        );
      waiting.push({ node: arg, put: within });
    });
  }
}

function here(node: Expr): Edit[] {
  if (node.kind === 'number') {
    const values = [-node.value, 2 * node.value, node.value / 2, node.value + 1, node.value - 1];
    return values.map((value) => ({ fault: 'factor', part: node, expr: num(value) }));
  }
  const edits: Edit[] = [];
  const edit = (fault: Fault, expr: Expr, part: Expr = node): void => void edits.push({ fault, part, expr });
  if (node.kind === 'call') ofCall(node, edit);
  const op = node.kind === 'call' ? node.op : '';
  // Of 2·A it is A that is to be transposed or inverted.
  if (node.kind === 'call' && op === '*' && node.args.some((arg) => arg.kind === 'number')) {
    edit('sign', call('neg', [node]));
    return edits;
  }
  if (op !== "'") edit('missing-transpose', call("'", [node]));
  if (op !== 'neg') edit('sign', call('neg', [node]));
  if (op !== 'diag') edit('missing-diag', call('diag', [node]));
  if (op !== 'inv') edit('missing-inverse', call('inv', [node]));
  return edits;
}

function ofCall(node: Call, edit: (fault: Fault, expr: Expr, part?: Expr) => void): void {
  const [a, b] = node.args as [Expr, Expr];
  switch (node.op) {
    case "'":
      edit('extra-transpose', a, a);
      break;
    case 'neg':
      edit('sign', a, a);
      break;
    case 'diag':
      edit('extra-diag', a, a);
      break;
    case 'inv':
      edit('extra-inverse', a, a);
      break;
    case '*':
      edit('order', call('*', [b, a]));
      edit('product', call('.*', [a, b]));
      edit('extra-factor', b, a);
      edit('extra-factor', a, b);
      break;
    case '.*':
      edit('missing-diag', call('*', [call('diag', [a]), b]), a);
      edit('product', call('*', [a, b]));
      edit('extra-factor', b, a);
      edit('extra-factor', a, b);
      break;
    case '/':
    case './':
      edit('extra-factor', a, b);
      break;
    case '+':
      edit('sign', call('-', [a, b]), b);
      edit('extra-term', a, b);
      edit('extra-term', b, a);
      break;
    case '-':
      edit('sign', call('+', [a, b]), b);
      edit('extra-term', a, b);
      break;
    default: {
      // f(x²) for f(x)²
      const inner = argument(node, 0);
      if (node.args.length === 1 && inner?.kind === 'call' && (inner.op === '.^' || inner.op === '^')) {
        const [base, exponent] = inner.args as [Expr, Expr];
        edit('power-inside', call(inner.op, [call(node.op, [base]), exponent]));
      }
    }
  }
  if ((node.op === '^' || node.op === '.^') && b.kind === 'number') {
    for (const step of [1, -1]) edit('exponent', call(node.op, [a, num(b.value + step)]), b);
    edit('exponent', a, b);
  }
}

/** The answer with one more factor, in each place where one fits. */
export const withFactor = (e: Expr, factor: Expr): Edit[] => [
  ...[call('*', [factor, e]), call('*', [e, factor]), call('.*', [factor, e])].map((expr) => ({
    fault: 'missing-factor' as const,
    part: factor,
    expr,
  })),
  { fault: 'missing-factor', part: call('/', [num(1), factor]), expr: call('/', [e, factor]) },
];
