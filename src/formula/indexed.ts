// Entries, rows and columns by their places: x[2], A[1, 2], A[1, :]; programs in Python count them from 0.
import type { Cursor, Grammar } from './cursor.js';
import { call, type Expr, num } from './expr.js';
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

/** NumPy's slogdet has two results, a sign and the logarithm of the absolute determinant. */
function inSlogdet(c: Cursor, base: Expr, place: Expr | undefined): Expr | undefined {
  if (base.kind !== 'call' || base.op !== 'logdet' || !/\bslogdet\b/.test(c.typed(base.span ?? [0, 0])))
    return undefined;
  const det = c.make('det', base.args);
  if (place?.kind === 'number' && place.value === 1) return c.make('log', [c.make('abs', [det])]);
  return place?.kind === 'number' && place.value === 0 ? c.make('sign', [det]) : undefined;
}
