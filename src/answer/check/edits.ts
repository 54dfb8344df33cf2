// The smallest changes that may set an answer right: one sign, transpose, factor, order or Diag.
import { argument, type Call, call, type Expr, num, sym } from '../../formula/expr.js';

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
  | 'missing-term'
  | 'exponent'
  | 'power-inside'
  | 'function'
  | 'symbol';

export interface Edit {
  readonly fault: Fault;
  /** The part concerned, as it stands in the answer or is to be put there. */
  readonly part: Expr;
  /** What has to stand in its place, where the fault does not say it. */
  readonly by?: Expr;
  /** The answer with the change made. */
  readonly expr: Expr;
}

/** Functions that are taken for one another. */
const ALIKE: readonly (readonly string[])[] = [
  ['sigmoid', 'tanh', 'softplus', 'softmax'],
  ['sin', 'cos'],
  ['sinh', 'cosh'],
  ['exp', 'log'],
  ['step', 'sign', 'abs', 'relu'],
  ['det', 'tr', 'logdet'],
  ['norm', 'norm1', 'normF', 'norm2'],
  ['softmax', 'softmin', 'log_softmax'],
  ['sqrt', 'square'],
  ['Phi', 'phi'],
  ['sum', 'mean', 'prod'],
];
const alike = (op: string): string[] =>
  [...new Set(ALIKE.filter((row) => row.includes(op)).flat())].filter((name) => name !== op);

/** Whether a formula is worth going on with: one whose shapes do not fit is part of none that fits. */
export type Fits = (e: Expr) => boolean;
const always: Fits = () => true;

/** Puts a formula in the place of a part; undefined where that, or what it then stands in, does not fit. */
type Put = (by: Expr) => Expr | undefined;

/** How another formula is put in the place of a part. */
export const placeOf = (e: Expr, part: Expr, fits: Fits = always): Put | undefined => {
  for (const { node, put } of places(e, fits)) if (node === part) return put;
  return undefined;
};

interface Place {
  readonly node: Expr;
  readonly put: Put;
}

/** Each part of a formula, the outermost first, and how another is put in its place. */
function* places(e: Expr, fits: Fits, into: (node: Call) => boolean = () => true): Generator<Place> {
  const waiting: Place[] = [{ node: e, put: (by) => (fits(by) ? by : undefined) }];
  for (const place of waiting) {
    yield place;
    const { node, put } = place;
    if (node.kind === 'call' && into(node))
      node.args.forEach((arg, i) => {
        waiting.push({ node: arg, put: (by) => (fits(by) ? put(withArgument(node, i, by)) : undefined) });
      });
  }
}

const withArgument = (node: Call, i: number, by: Expr): Expr =>
  call(
    node.op,
    node.args.map((other, j) => (i === j ? by : other)),
  );

/**
 * All single edits of a formula after which it fits, those of its outermost parts first; each is made when it is asked
 * for. `stands` are the names that may stand where one does.
 */
export function* editsOf(e: Expr, stands: (name: string) => readonly string[], fits: Fits = always): Generator<Edit> {
  for (const { node, put } of places(e, fits)) {
    for (const edit of here(node)) yield* madeAt(put, edit);
    if (node.kind !== 'symbol') continue;
    for (const name of stands(node.name).filter((other) => other !== node.name))
      yield* madeAt(put, { fault: 'symbol', part: node, by: sym(name), expr: sym(name) });
  }
}

/** A change of a part as one of the whole; none where it does not fit. */
export function* madeAt(put: Put, edit: Edit): Generator<Edit> {
  const expr = put(edit.expr);
  if (expr) yield { ...edit, expr };
}

function here(node: Expr): Edit[] {
  if (node.kind === 'number') {
    const values = [2 * node.value, node.value / 2, node.value + 1, node.value - 1];
    return [
      { fault: 'sign', part: node, expr: num(-node.value) },
      ...values.map((value) => ({ fault: 'factor' as const, part: node, by: num(value), expr: num(value) })),
    ];
  }
  const edits: Edit[] = [];
  const edit: Note = (fault, expr, part = node, by) => void edits.push({ fault, part, expr, ...(by && { by }) });
  if (node.kind === 'call') ofCall(node, edit);
  const op = node.kind === 'call' ? node.op : '';
  // Of 2·A it is A that is to be transposed or inverted.
  if (node.kind === 'call' && (op === '*' || op === '.*') && node.args.some((arg) => arg.kind === 'number')) {
    edit('sign', call('neg', [node]));
    return edits;
  }
  if (op !== "'") edit('missing-transpose', call("'", [node]));
  if (op !== 'neg') edit('sign', call('neg', [node]));
  if (op !== 'diag') edit('missing-diag', call('diag', [node]));
  if (op !== 'inv') edit('missing-inverse', call('inv', [node]));
  return edits;
}

type Note = (fault: Fault, expr: Expr, part?: Expr, by?: Expr) => void;

function ofCall(node: Call, edit: Note): void {
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
  for (const name of alike(node.op)) edit('function', call(name, node.args), node, call(name, node.args));
  if ((node.op === '^' || node.op === '.^') && b.kind === 'number') {
    for (const step of [1, -1]) edit('exponent', call(node.op, [a, num(b.value + step)]), b, num(b.value + step));
    edit('sign', call(node.op, [a, num(-b.value)]), b);
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

/** The answer with one more factor inside one of its products or before one of its terms. */
export function* insertions(e: Expr, factor: Expr, fits: Fits): Generator<Edit> {
  const isOpen = ({ op }: Call): boolean => ['+', '-', '*', '.*', './', '/', 'neg', 'diag'].includes(op);
  for (const { node, put } of places(e, fits, isOpen)) {
    if (node === e) continue;
    for (const expr of [call('*', [factor, node]), call('*', [node, factor]), call('.*', [factor, node])])
      yield* madeAt(put, { fault: 'missing-factor', part: factor, expr });
  }
}
