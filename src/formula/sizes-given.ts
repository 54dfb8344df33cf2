// Sizes among the operands of functions of programs: `A.reshape(2, -1)`, `F.layer_norm(x, (4,))`.
import type { Cursor, Grammar } from './cursor.js';
import { type Expr, num } from './expr.js';
import { isCode, type Origin } from './libraries.js';
import type { Token } from './tokens.js';
import { Unanswerable } from './unanswerable.js';

/**
 * reshape(A, m, n) takes the columns one after another, as MATLAB does; what is from a library, or has its sizes in
 * brackets, the rows. Of sizes of -1 it reads (-1) and (-1, 1), the vector of all entries.
 */
export function reshaped(
  c: Cursor,
  g: Grammar,
  open: Token,
  origin: Origin,
  before: readonly Expr[],
  first: Token | undefined,
): Expr {
  let byRows = isCode(origin);
  const [x, ...sizes] = c.bracketed(open, () => {
    const read: Expr[] = [...before];
    do {
      if (c.peek().text === 'order' && c.peek(1).text === '=') {
        c.next();
        c.next();
        const quoted = c.accept("'");
        byRows = c.next().text !== 'F';
        if (quoted) c.accept("'");
      } else if (read.length === 1 && (isTuple(c) || (isCode(origin) && c.sees('[')))) {
        byRows = true;
        read.push(...tuple(c, g));
      } else if (!c.sees(')')) {
        read.push(g.sum());
      }
    } while (c.accept(','));
    return read;
  }) as [Expr, ...Expr[]];
  const isOpen = (size: Expr | undefined): boolean => size?.kind === 'number' && size.value === -1;
  const isColumn = sizes.length === 1 || (sizes.length === 2 && sizes[1]?.kind === 'number' && sizes[1].value === 1);
  if (isColumn && isOpen(sizes[0])) return c.make(byRows ? 'flatten' : 'vec', [x], first);
  const open1 = sizes.find(isOpen);
  if (open1) throw new Unanswerable('not-an-index', { found: '-1' }, open1.span);
  return c.make(byRows ? 'reshape_rows' : 'reshape', sizes.length === 1 ? [x, ...sizes, num(1)] : [x, ...sizes], first);
}

/** Whether a bracket follows that holds a comma: `(2, 6)`, not `(m + n)`. */
function isTuple(c: Cursor): boolean {
  let depth = 0;
  for (let ahead = 0; c.peek(ahead).kind !== 'end'; ahead++) {
    const { text } = c.peek(ahead);
    if (ahead === 0 && text !== '(') return false;
    if (text === '(' || text === '[') depth++;
    if (text === ')' || text === ']') depth--;
    if (depth === 0) return false;
    if (text === ',' && depth === 1) return true;
  }
  return false;
}

/** `(2, 6)`, `[2, 6]`, `(4,)`. */
function tuple(c: Cursor, g: Grammar): Expr[] {
  const open = c.next();
  return c.bracketed(open, () => {
    const read = [g.sum()];
    while (c.accept(',')) if (!c.sees(')', ']')) read.push(g.sum());
    return read;
  });
}

/** Takes the second operand of layer_norm, `(4,)`, `[4]`, `4`, `x.shape[-1:]`, `x.shape` of a vector; false if there is none. */
export function layerShape(c: Cursor, op: string, x: Expr): boolean {
  if (op !== 'layernorm' && op !== 'rmsnorm') return false;
  if (c.peek().kind === 'number') {
    c.next();
    return true;
  }
  const ofShape = c.peek().kind === 'name' && c.peek(1).text === '.' && c.peek(2).text === 'shape';
  if (ofShape) {
    for (let taken = 0; taken < 3; taken++) c.next();
    const last = c.sees('[');
    if (!last && !(x.kind === 'symbol' && /^[a-z]/.test(x.name)))
      throw new Unanswerable('property-access', { name: 'shape' }, c.peek(-1).span);
    if (last) skip(c);
    return true;
  }
  if (!c.sees('(', '[')) return false;
  skip(c);
  return true;
}

/** Takes a bracket and what is in it. */
function skip(c: Cursor): void {
  const open = c.next();
  const close = open.text === '(' ? ')' : ']';
  while (!c.sees(close)) {
    if (c.peek().kind === 'end') throw new Unanswerable('unclosed', { open: open.text, close }, open.span);
    c.next();
  }
  c.next();
}
