// Values that people give for variables: `x = [1, -2, 3]; W = [[1, 2], [3, 4]]`, or the same as JSON.
import { MAX_ENTRIES, MAX_POINT_CHARACTERS } from './limits.js';
import { type Token, tokenise } from './tokens.js';
import { Unanswerable } from './unanswerable.js';

/** A number, a column vector, or the rows of a matrix; every number is finite and every row as long as the first. */
export type Value = number | readonly number[] | readonly (readonly number[])[];
/** Values by the names of their variables. */
export type Point = ReadonlyMap<string, Value>;

const WRAPPERS = new Set(['array', 'tensor', 'asarray', 'matrix', 'vector']);

/**
 * Reads values from text or from a JSON object. A value without a name belongs to `only`, the one variable there is.
 * Throws Unanswerable of the field `at`.
 */
export function readPoint(given: unknown, variables: readonly string[]): Point {
  if (given === undefined || given === null || given === '') return new Map();
  try {
    if (typeof given === 'string') return fromText(given, variables);
    const point = new Map<string, Value>();
    if (typeof given === 'object' && !Array.isArray(given)) {
      for (const [name, value] of Object.entries(given)) point.set(name, checked(name, value));
    } else {
      point.set(onlyVariable(variables), checked(onlyVariable(variables), given));
    }
    return point;
  } catch (problem) {
    throw problem instanceof Unanswerable ? problem.in('at') : problem;
  }
}

function onlyVariable(variables: readonly string[]): string {
  if (variables.length !== 1) throw new Unanswerable('value-needs-name', { variables });
  return variables[0] as string;
}

/** Checks what JSON gave for `name`. */
function checked(name: string, given: unknown): Value {
  const number = (entry: unknown): number => {
    if (typeof entry !== 'number')
      throw new Unanswerable('bad-value', { name, found: JSON.stringify(entry)?.slice(0, 40) ?? 'nothing' });
    if (!Number.isFinite(entry)) throw new Unanswerable('not-finite', { name, found: String(entry) });
    return entry;
  };
  if (!Array.isArray(given)) return number(given);
  if (given.length === 0) throw new Unanswerable('empty', { what: `value of ${name}` });
  const tooMany = (count: number): Unanswerable =>
    new Unanswerable('too-long', { length: count, limit: MAX_ENTRIES, unit: 'numbers' });
  if (given.length > MAX_ENTRIES) throw tooMany(given.length);
  if (!given.some(Array.isArray)) return given.map(number);
  const rows = given.map((row) => (Array.isArray(row) ? row : [row]));
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.some((row) => row.length !== width)) throw new Unanswerable('ragged-value', { name });
  if (rows.length * width > MAX_ENTRIES) throw tooMany(rows.length * width);
  return rows.map((row) => row.map(number));
}

function fromText(text: string, variables: readonly string[]): Point {
  const tokens = tokenise(text, MAX_POINT_CHARACTERS);
  const point = new Map<string, Value>();
  let at = 0;
  const peek = (ahead = 0): Token => tokens[Math.min(at + ahead, tokens.length - 1)] as Token;
  const sees = (sign: string): boolean => peek().kind === 'sign' && peek().text === sign;
  const bad = (name: string, token = peek()): Unanswerable =>
    new Unanswerable('bad-value', { name, found: token.text || 'the end' }, token.span);

  const sum = (name: string, token: Token): Unanswerable =>
    new Unanswerable('sum-in-value', { name, found: token.text }, token.span);

  while (peek().kind !== 'end') {
    let name: string;
    const start = peek();
    if (start.kind === 'name' && ['=', ':', '=='].includes(peek(1).text)) {
      name = start.text;
      at += 2;
    } else {
      name = onlyVariable(variables);
    }
    if (point.has(name)) throw new Unanswerable('duplicate-value', { name }, start.span);
    point.set(name, checked(name, value(name)));
    if (sees(';') || sees(',')) at++;
    else if (sees('-') || sees('+') || sees('*')) throw sum(name, peek());
    else if (peek().kind !== 'end' && !(peek().kind === 'name' && peek(1).text === '=')) throw bad(name);
  }
  return point;

  /** A number, or a list of values; `np.array(…)` around it says nothing new. */
  function value(name: string, depth = 0): unknown {
    while (peek().kind === 'name' && (peek(1).text === '.' || (WRAPPERS.has(peek().text) && peek(1).text === '('))) {
      const wrapper = peek(1).text === '(';
      at += 2;
      if (!wrapper) continue;
      const inner = value(name, depth);
      if (!sees(')')) throw bad(name);
      at++;
      return inner;
    }
    if (!sees('[') && !sees('(')) return number(name);
    if (depth >= 2) throw bad(name);
    const close = peek().text === '[' ? ']' : ')';
    const open = peek();
    at++;
    const rows: unknown[][] = [[]];
    while (!sees(close)) {
      if (peek().kind === 'end') throw new Unanswerable('unclosed', { open: open.text, close }, open.span);
      rows.at(-1)?.push(value(name, depth + 1));
      // `[1 -2]` has two entries; `[1 - 2]` and `[1+1]` are sums, which are not worked out.
      const next = peek();
      const signed = sees('-') || sees('+');
      if (signed && (!next.spaced || peek(1).spaced)) throw sum(name, next);
      if (sees(';')) rows.push([]);
      if (sees(';') || sees(',')) at++;
      else if (!sees(close) && next.kind !== 'end' && !next.spaced) throw bad(name, next);
    }
    at++;
    if (rows.length > 1 && rows.at(-1)?.length === 0) rows.pop();
    if (rows.length === 1) return rows[0];
    return rows.every((row) => row.length === 1) ? rows.map((row) => row[0]) : rows;
  }

  /** `-1`, `2.5`, `1/3`. */
  function number(name: string): number {
    let sign = 1;
    while (sees('-') || sees('+')) {
      if (peek().text === '-') sign = -sign;
      at++;
    }
    const token = peek();
    if (token.kind === 'name' && /^(?:nan|inf|infty|infinity)$/i.test(token.text)) {
      throw new Unanswerable('not-finite', { name, found: token.text }, token.span);
    }
    if (token.kind === 'name' && token.text === 'pi') {
      at++;
      return sign * Math.PI;
    }
    if (token.kind !== 'number') throw bad(name);
    at++;
    if (!sees('/')) return sign * token.value;
    at++;
    const below = peek();
    if (below.kind !== 'number' || below.value === 0) throw bad(name, below);
    at++;
    return (sign * token.value) / below.value;
  }
}
