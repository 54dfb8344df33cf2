// Bracketed vectors and matrices: `[1, -2, 3]`, `[[1, 2], [3, 4]]`, `[1 2; 3 4]`, `\begin{bmatrix}…`.
import type { Cursor, Grammar } from './cursor.js';
import { type Call, call, type Expr } from './expr.js';
import type { Token } from './tokens.js';
import { Unanswerable } from './unanswerable.js';

const ENVIRONMENTS = new Set(['bmatrix', 'pmatrix', 'matrix', 'Bmatrix', 'smallmatrix', 'array']);

/** A literal whose bracket `open` is taken. A plain list is a column; lists in a list, and semicolons, make rows. */
export function literal(c: Cursor, g: Grammar, open: Token): Expr {
  const { comma, semicolon } = separators(c);
  const rows: Expr[][] = [[]];
  /** Entries that are lists themselves; one in round brackets is a block. */
  const lists: Call[] = [];
  c.apart(!comma, () => {
    while (!c.sees(']') && c.peek().kind !== 'end') {
      const first = c.peek();
      const entry = g.comparison();
      rows.at(-1)?.push(entry);
      if (opensAs(entry, first)) lists.push(entry);
      if (c.accept(';') || c.accept('\\')) rows.push([]);
      else if (!c.accept(',') && !(c.spaceSeparates && c.peek().spaced)) break;
    }
  });
  c.expect(']', open);
  if (rows.length > 1 && rows.at(-1)?.length === 0) rows.pop();
  const entries = rows[0] as Expr[];
  if (entries.length === 0) throw new Unanswerable('empty', { what: 'pair of brackets' }, [open.span[0], c.end()]);
  // [[1 2]; [3 4]] has the rows that its brackets hold.
  const isRow = (row: readonly Expr[]): boolean =>
    row.length === 1 && lists.includes(row[0] as Call) && !c.typed((row[0] as Expr).span ?? [0, 0]).includes(';');
  if (semicolon) return rows.every(isRow) ? ofEntries(c, lists, lists, open) : matrix(c, rows, open);
  return ofEntries(c, entries, lists, open);
}

/** A list of lists is a matrix of rows; any other a column. */
function ofEntries(c: Cursor, entries: readonly Expr[], lists: readonly Call[], open: Token): Expr {
  if (lists.length < entries.length)
    return matrix(
      c,
      entries.map((entry) => [entry]),
      open,
    );
  return matrix(
    c,
    lists.map((each) => each.args.map((row) => (row as Call).args[0] as Expr)),
    open,
  );
}

/** What round brackets or braces hold: a formula, or the entries of `(2, 4)` and `((2, 0), (0, 4))`. */
export function list(c: Cursor, g: Grammar, open: Token): Expr {
  const entries: Expr[] = [];
  const lists: Call[] = [];
  do {
    const first = c.peek();
    const entry = g.comparison();
    entries.push(entry);
    if (opensAs(entry, first)) lists.push(entry);
  } while (c.accept(',') && !c.sees(')', '}'));
  return entries.length === 1 ? (entries[0] as Expr) : ofEntries(c, entries, lists, open);
}

/** Whether an entry is a list that begins with its own bracket, so that `[(1, 2), (3, 4)]` has two rows. */
const opensAs = (entry: Expr, first: Token): entry is Call =>
  '[({'.includes(first.text) && entry.span?.[0] === first.span[0] && isList(entry);

/** A literal of one column. */
const isList = (e: Expr): e is Call =>
  e.kind === 'call' && e.op === 'matrix' && e.args.every((row) => (row as Call).args.length === 1);

/** Which separators stand directly inside the bracket just opened. */
function separators(c: Cursor): { comma: boolean; semicolon: boolean } {
  const found = { comma: false, semicolon: false };
  for (let ahead = 0, depth = 0; depth >= 0; ahead++) {
    const { kind, text } = c.peek(ahead);
    if (kind === 'end') break;
    if (kind !== 'sign') continue;
    if (text === '(' || text === '[' || text === '{') depth++;
    else if (text === ')' || text === ']' || text === '}') depth--;
    else if (depth === 0 && text === ',') found.comma = true;
    else if (depth === 0 && (text === ';' || text === '\\')) found.semicolon = true;
  }
  return found;
}

/** A TeX matrix whose `\begin` is taken. */
export function environment(c: Cursor, g: Grammar, begin: Token): Expr {
  const nameOf = (): Token => {
    const open = c.next();
    const name = c.next();
    c.expect('}', open);
    return name;
  };
  const name = nameOf();
  if (name.text === 'cases') {
    const read = cases(c, g, begin);
    nameOf();
    return read;
  }
  if (!ENVIRONMENTS.has(name.text)) {
    throw new Unanswerable('unknown-tex', { command: `\\begin{${name.text}}` }, [begin.span[0], c.end()]);
  }
  if (name.text === 'array' && c.sees('{')) {
    const open = c.next();
    while (!c.sees('}') && c.peek().kind !== 'end') c.next();
    c.expect('}', open);
  }
  const rows: Expr[][] = [[]];
  const atEnd = (): boolean => c.peek().kind === 'command' && c.peek().text === 'end';
  while (!atEnd()) {
    rows.at(-1)?.push(c.apart(false, () => g.sum()));
    if (c.accept('&')) continue;
    if (c.accept('\\')) {
      if (!atEnd()) rows.push([]);
    } else if (!atEnd()) {
      const close = `\\end{${name.text}}`;
      throw new Unanswerable('unclosed', { open: `\\begin{${name.text}}`, close }, begin.span);
    }
  }
  c.next();
  nameOf();
  return matrix(c, rows, begin);
}

const CONDITION = new Set(['if', 'for', 'when']);
const OTHERWISE = new Set(['else', 'otherwise']);

/** `\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}` is where(x > 0, x, 0); the last case is what is left. */
function cases(c: Cursor, g: Grammar, begin: Token): Expr {
  const found: { value: Expr; test: Expr | undefined }[] = [];
  const atEnd = (): boolean => c.peek().kind === 'command' && c.peek().text === 'end';
  const isWord = (words: ReadonlySet<string>): boolean => c.peek().kind === 'name' && words.has(c.peek().text);
  while (!atEnd()) {
    const value = g.sum();
    c.accept(',');
    if (!c.accept('&')) throw c.unexpected(c.peek().span);
    if (isWord(CONDITION)) c.next();
    const isRest = isWord(OTHERWISE);
    if (isRest) c.next();
    found.push({ value, test: isRest ? undefined : g.comparison() });
    c.accept(',');
    if (!c.accept('\\') && !atEnd())
      throw new Unanswerable('unclosed', { open: '\\begin{cases}', close: '\\end{cases}' }, begin.span);
  }
  c.next();
  const last = found.pop();
  if (!last) throw new Unanswerable('empty', { what: 'pair of brackets' }, begin.span);
  return found.reduceRight(
    (rest, { value, test }) => (test ? c.make('where', [test, value, rest]) : value),
    last.value,
  );
}

function matrix(c: Cursor, rows: readonly Expr[][], open: Token): Expr {
  const first = rows[0]?.length ?? 0;
  const other = rows.find((row) => row.length !== first);
  if (other) throw new Unanswerable('ragged-literal', { first, other: other.length }, [open.span[0], c.end()]);
  return c.make(
    'matrix',
    rows.map((row) => call('row', row, row[0]?.span)),
    open,
  );
}
