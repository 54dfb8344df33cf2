// Functions of a matrix that take each row, or each column, by itself: softmax(X·W) of X. Line i of the result is one
// function of line i of the variable, and that function is a vector's.
import { argument, type Call, call, type Expr, isCall, isNumber, num, sym, symbolsOf } from '../formula/expr.js';
import type { Algebra } from './algebra.js';
import { operationOf } from './registry.js';
import type { Scope } from './scope.js';
import { isColumn, isScalar, type SettledShape } from './shape.js';

/** Which lines of a matrix. */
export type Side = 'row' | 'column';

export interface LineFunction {
  /** Line i of the result, as a column or a number, of line i of the variable as a column. */
  readonly of: Expr;
  /** The lines of which sides. */
  readonly output: Side;
  readonly input: Side;
  /** The names of lines as columns, by the matrices that they are lines of; the variable is one of them. */
  readonly lines: readonly { readonly name: string; readonly matrix: string; readonly side: Side }[];
  /** Names and shapes of what the function is made of. */
  readonly scope: Scope;
}

/** A name for the lines of a matrix, or for the entries of a vector. */
type NameOf = (matrix: string, isEntry: boolean, used: readonly string[]) => string;

const other = (side: Side): Side => (side === 'row' ? 'column' : 'row');
/** The shape of a line as a column. */
const lineShape = ({ rows, cols }: SettledShape, side: Side): SettledShape => ({
  rows: side === 'row' ? cols : rows,
  cols: 1,
});

/**
 * The function of one line; undefined where lines mix, or where the rules here do not show that they do not. `nameOf`
 * gives the line of a matrix a name.
 */
export function lineFunction(e: Expr, wrt: string, k: Algebra, nameOf: NameOf): LineFunction | undefined {
  for (const output of ['row', 'column'] as const)
    for (const input of ['row', 'column'] as const) {
      const found = reading(e, wrt, k, nameOf, output, input);
      if (found) return found;
    }
  return undefined;
}

function reading(
  e: Expr,
  wrt: string,
  k: Algebra,
  nameOf: NameOf,
  output: Side,
  input: Side,
): LineFunction | undefined {
  const lines = new Map<string, { name: string; matrix: string; side: Side }>();
  const shapes = new Map(k.scope.shapes);
  const varies = (part: Expr): boolean => symbolsOf(part).includes(wrt);

  /** The line of a symbol, under its name; of the variable only from the side that is followed. */
  function named(matrix: string, side: Side): Expr | undefined {
    if (matrix === wrt && side !== input) return undefined;
    const shape = lineShape(k.shape(sym(matrix)), side);
    const used = [...lines.values()].map(({ name }) => name);
    const line = lines.get(`${matrix} ${side}`) ?? { name: nameOf(matrix, isScalar(shape), used), matrix, side };
    lines.set(`${matrix} ${side}`, line);
    shapes.set(line.name, shape);
    return sym(line.name);
  }

  /** Line i of a matrix as a column, where it depends on line i of the variable alone; a number is itself. */
  function line(part: Expr, side: Side): Expr | undefined {
    if (isScalar(k.shape(part))) return varies(part) ? undefined : part;
    if (part.kind !== 'call') return part.kind === 'symbol' ? named(part.name, side) : undefined;
    const constant = k.constant(part);
    if (constant && !varies(part)) return filled(constant, lineShape(k.shape(part), side));
    if (isCall(part, "'")) return line(argument(part, 0), other(side));
    if (isCall(part, '*') && !isEntrywise(part)) return productLine(part, side);
    const ofRow = BY_ROWS.get(part.op);
    if (ofRow !== undefined) return side === 'row' ? mapped(part, side, ofRow) : undefined;
    return isEntrywise(part) ? mapped(part, side, part.op) : undefined;
  }

  const isEntrywise = (part: Call): boolean => {
    const { entrywise } = operationOf(part);
    const ofArguments = part.args.map((arg) => k.shape(arg));
    return entrywise !== undefined && (entrywise.when?.(ofArguments) ?? true);
  };

  const mapped = (part: Call, side: Side, op: string): Expr | undefined => {
    const args = part.args.map((arg) => line(arg, side));
    const [square] = args;
    // The root of the square of a norm.
    if (op === 'sqrt' && square && isCall(square, '^') && isCall(argument(square, 0), 'norm'))
      return argument(square, 0);
    return args.every((arg) => arg !== undefined) ? call(op, args) : undefined;
  };

  /** Row i of A·B is Bᵀ·(row i of A); of Diag(d)·B it is dᵢ times that of B. Column j of A·B is A·(column j of B). */
  function productLine(part: Call, side: Side): Expr | undefined {
    const [a, b] = side === 'row' ? [argument(part, 0), argument(part, 1)] : [argument(part, 1), argument(part, 0)];
    if (isCall(a, 'diag') && isColumn(k.shape(argument(a, 0)))) {
      const [d, scaled] = [line(argument(a, 0), 'row'), line(b, side)];
      return d && scaled ? call('.*', [d, scaled]) : undefined;
    }
    if (varies(b)) return undefined;
    const from = line(a, side);
    if (!from) return undefined;
    const through = side === 'row' ? k.transpose(b) : b;
    const total = k.constant(b);
    const squares = total && isNumber(total, 1) && isScalar(lineShape(k.shape(part), side)) ? added(from) : undefined;
    if (squares) return squares;
    // A line of one entry is a number.
    return isScalar(lineShape(k.shape(a), side)) ? call('.*', [from, through]) : call('*', [through, from]);
  }

  /** The squares of a line, added up, are the square of its norm. */
  const added = (of: Expr): Expr | undefined =>
    isCall(of, '.^') && isNumber(argument(of, 1), 2) ? call('^', [call('norm', [argument(of, 0)]), num(2)]) : undefined;

  const filled = (value: Expr, shape: SettledShape): Expr => (isScalar(shape) ? value : k.times(value, k.ones(shape)));

  named(wrt, input);
  const of = line(e, output);
  if (!of || !symbolsOf(of).includes(lines.get(`${wrt} ${input}`)?.name as string)) return undefined;
  const used = new Set(symbolsOf(of));
  const ofUsed = <T>(all: ReadonlyMap<string, T> = new Map()): Map<string, T> =>
    new Map([...all].filter(([name]) => used.has(name)));
  const scope = { ...k.scope, shapes: ofUsed(shapes), tags: ofUsed(k.scope.tags), kinds: ofUsed(k.scope.kinds) };
  return { of, output, input, lines: [...lines.values()], scope };
}

/** Operations of each row, by the operation of one. */
const BY_ROWS: ReadonlyMap<string, string> = new Map([
  ['rowsoftmax', 'softmax'],
  ['rowlog_softmax', 'log_softmax'],
  ['rowlayernorm', 'layernorm'],
]);
