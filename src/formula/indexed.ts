// Entries, rows and columns by their places: x[2], A[1, 2], A[1, :]; programs in Python count them from 0.
import type { Cursor, Grammar } from './cursor.js';
import { call, type Expr, isCall, num, sym } from './expr.js';
import type { Token } from './tokens.js';
import { Unanswerable } from './unanswerable.js';

/** `x[2]`, `A[1, 2]`, `A[1, :]`, `A[:, 2]`; in Python `A[0]` is the first row. */
export function indexed(c: Cursor, g: Grammar, base: Expr): Expr {
  const open = c.next();
  const fromZero = c.countsFromZero === true;
  const given = c.bracketed(open, () => {
    const place = (): Expr | undefined => {
      const read = c.sees(':') ? undefined : g.sum();
      if (read && !c.sees(':')) return read;
      const isAll = read === undefined && c.accept(':') && c.sees(',', ']');
      if (!isAll) throw new Unanswerable('slice', {}, c.peek().span);
      return undefined;
    };
    const read = [place()];
    while (c.accept(',')) read.push(place());
    return read;
  });
  const ofDeterminant = inSlogdet(c, base, given[0]);
  if (ofDeterminant) return ofDeterminant;
  const places = given.map((place) =>
    fromZero && place?.kind === 'number' && place.value >= 0 ? num(place.value + 1, place.span) : place,
  );
  if (fromZero && !c.notes.some(({ read }) => read.includes('from 0'))) {
    const shown = places.map((place) => (place?.kind === 'number' ? place.value : ':')).join(', ');
    c.notes.push({ typed: c.typed([open.span[0], c.end()]), read: `[${shown}], since Python counts from 0` });
  }
  const [first, second] = places;
  const isEntry = base.kind === 'symbol' && /^[a-z]/.test(base.name);
  if (first && places.length === 1 && fromZero && !isEntry) return c.make('row_at', [base, first]);
  if (places.length === 2 && first && !second) {
    const row = c.make('row_at', [base, first]);
    return fromZero ? row : c.make("'", [row]);
  }
  if (!first && second && places.length === 2) return c.make('row_at', [call("'", [base]), second]);
  if (!places.every((place) => place !== undefined)) throw new Unanswerable('slice', {}, open.span);
  return c.make('index', [base, ...places]);
}

const LETTERS = /^[i-n]{1,2}$/;

/** The places of `(A x)_k`, `softmax(x)_2`, `(X^{-1})_{ij}`, `(A B)_{i,j}`; undefined where no places follow the underscore. */
export function subscripted(c: Cursor, base: Expr): Expr | undefined {
  // |x|_2 is a norm.
  if (c.peek().spaced || isCall(base, 'bars')) return undefined;
  const isBraced = c.peek(1).text === '{';
  const read: Token[] = [];
  let ahead = isBraced ? 2 : 1;
  const isPlace = ({ kind, text }: Token): boolean =>
    (kind === 'number' && /^[1-9]\d{0,4}$/.test(text)) ||
    (kind === 'name' && (LETTERS.test(text) || /^[a-z]$/.test(text)));
  while (isPlace(c.peek(ahead))) {
    read.push(c.peek(ahead));
    ahead += isBraced && c.peek(ahead + 1).text === ',' ? 2 : 1;
    if (!isBraced) break;
  }
  if (read.length === 0 || read.length > 2 || (isBraced && c.peek(ahead).text !== '}')) return undefined;
  for (let i = 0; i < ahead + (isBraced ? 1 : 0); i++) c.next();
  const places = read.flatMap(({ kind, text, value, span }): Expr[] =>
    kind === 'number' ? [num(value, span)] : [...text].map((letter) => sym(letter, span)),
  );
  return c.make('index', [base, ...places]);
}

/** NumPy's slogdet has two results, a sign and the logarithm of the absolute determinant. */
function inSlogdet(c: Cursor, base: Expr, place: Expr | undefined): Expr | undefined {
  if (base.kind !== 'call' || base.op !== 'logdet' || !/\bslogdet\b/.test(c.typed(base.span ?? [0, 0])))
    return undefined;
  const det = c.make('det', base.args);
  if (place?.kind === 'number' && place.value === 1) return c.make('log', [c.make('abs', [det])]);
  return place?.kind === 'number' && place.value === 0 ? c.make('sign', [det]) : undefined;
}
