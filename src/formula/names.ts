// A name in a formula: a function and its operands, a symbol, or several letters written together.
import { application } from './arguments.js';
import type { Cursor, Grammar } from './cursor.js';
import { einsum } from './einsum.js';
import { type Expr, num, sym } from './expr.js';
import { functionFrom, withoutModules } from './libraries.js';
import { powerSum } from './power-sum.js';
import { GREEK_NAMES } from './spellings.js';
import type { Token } from './tokens.js';
import { Unanswerable } from './unanswerable.js';

const NOT_NUMBERS = /^(?:nan|inf|infty|infinity)$/i;
/** Names that people mean as products of one-letter names: `Wx`, `AB`, `AXB`, `xx`; a differential `dX` is not one. */
const GLUED = /^(?:([a-z])\1|(?=.*[A-Z])(?!d[A-Z]$)[A-Za-z]{2,4})$/;
/** A letter that may stand before a bracket as a factor, `W(x + b)`; f, g and h are functions that nobody defined. */
const FACTOR = /^[A-Za-eij-z](?:\d+|_\w+)?$/;
/** Greek letters that stand for functions, before a bracket. */
const FUNCTION_LETTERS = new Set(['psi', 'Psi', 'Gamma', 'zeta', 'chi']);
const REDUCED = new Set(['sum', 'prod', 'max', 'min', 'int', 'lim', 'mean']);

/** Reads what the name `first`, already taken, begins. */
export function named(c: Cursor, g: Grammar, first: Token): Expr {
  const { token, origin } = withoutModules(c, first);
  const name = token.text;
  const given = c.known.has(name);
  if (!given && ARRAYS.has(name) && c.sees('(')) return array(c, g);
  if (!given && name === 'einsum' && c.sees('(')) return einsum(c, g, token);
  // Σ(x − μ) is a matrix times a vector; σ is the function.
  const op = given || name === 'Sigma' ? undefined : functionFrom(c, name, origin);
  if (!given) {
    const sum = powerSum(c, g, token);
    if (sum) return sum;
    refuseIndices(c, token, op);
  }
  if (!given && takePrime(c, op !== undefined || /^[fgh]$/.test(name) || FUNCTION_LETTERS.has(name)))
    return slope(c, g, op, token);
  const inverse = given ? undefined : takeInverse(c, op);
  if (inverse) return c.sees('(') ? application(c, g, inverse, token) : bareApplication(c, g, inverse, token);
  const applied = c.sees('(') || (c.sees('{') && token.tex);
  if (op && applied) return application(c, g, op, token, origin);
  if (op && takesBareOperand(c, token)) return bareApplication(c, g, op, token);
  const letter = name.replace(/_.*/, '');
  const greek = GREEK_NAMES.has(letter);
  if (token.tex && !op && !greek && letter !== 'l') {
    throw new Unanswerable('unknown-tex', { command: `\\${name}` }, token.span);
  }
  if (NOT_NUMBERS.test(name)) throw new Unanswerable('reserved-name', { name }, token.span);
  const glued = !given && GLUED.test(name) && !greek && !op;
  if (glued && c.sees('(') && c.peek(2).text === ',' && bracketsHold(c) === 'names') throw unknownFunction(c, token);
  if (!glued && c.sees('(') && !c.peek().spaced && !isWhole(c)) {
    const inside = bracketsHold(c);
    if (inside === 'numbers') return entry(c, g, token);
    const isFactor = FACTOR.test(name) || (greek && !FUNCTION_LETTERS.has(letter));
    if (!given && (inside === 'names' || !isFactor)) throw unknownFunction(c, token);
  }
  if (isWhole(c)) return whole(c, token);
  if (given) return c.counted(sym(name, token.span));
  const identity = /^I(?:_(\w+))?$/.exec(name);
  // The identity with a size that is more than a name: I_{n^2}.
  if (name === 'I' && c.sees('_') && c.peek(1).text === '{') {
    c.next();
    return c.make('eye', [c.bracketed(c.next(), g.sum)], token);
  }
  if (identity) return c.make('eye', identity[1] ? [sizeNamed(identity[1])] : [], token);
  if (glued) return takenApart(c, token);
  const part = /^([a-z])_?(\d)$/.exec(name);
  if (part && c.known.has(part[1] as string) && !c.mentions(part[1] as string))
    return component(c, token, part[1] as string, Number(part[2]));
  if (!greek) noteName(c, token);
  return c.counted(sym(name, token.span));
}

/** What programs call an array of the numbers that follow. */
const ARRAYS = new Set(['array', 'asarray', 'tensor', 'Tensor', 'Matrix']);

/** `np.array([[1, 2], [3, 4]], dtype=float)` is the matrix in its brackets. */
function array(c: Cursor, g: Grammar): Expr {
  return c.bracketed(c.next(), () => {
    const value = g.comparison();
    while (c.sees(',', '=', '.') || (c.peek().kind === 'name' && !c.sees(')'))) c.next();
    return value;
  });
}

function unknownFunction(c: Cursor, { text: name, span }: Token): Unanswerable {
  const missing = c.vocabulary.missing(name);
  if (missing) return new Unanswerable('missing-function', { name, ...missing }, span);
  return new Unanswerable('unknown-function', { name, nearest: c.vocabulary.nearest(name) }, span);
}

/** `\sum_{i} x_i`, `Σ_i x_i`, `\max_i x_i`: sums over indices are not read. */
function refuseIndices(c: Cursor, { text: name, span, tex }: Token, op: string | undefined): void {
  const [, base = name, index] = /^([A-Za-z]+?)(?:_([a-z]\w*))?$/.exec(name) ?? [];
  const reduces = REDUCED.has(base) && (!op || tex) && (index !== undefined || c.sees('_', '^') || c.indexed('[ijk]'));
  // Of Σ_ij the second index is a name of its own.
  const { kind, text: next, spaced } = c.peek();
  const indices = `${index}${kind === 'name' && !spaced && /^[a-z]$/.test(next) ? next : ''}`;
  const sums =
    base === 'Sigma' &&
    ((index?.length === 1 && (c.indexed(index) || c.indexed(indices))) || (c.sees('_') && c.peek(1).text === '{'));
  if (reduces || sums) throw new Unanswerable('index-notation', { name: c.typed(span) }, span);
}

/** Takes the prime of `σ'(z)` and `\sigma^\prime(z)`, which is no transpose. */
function takePrime(c: Cursor, isFunction: boolean): boolean {
  const texts = [0, 1, 2, 3, 4].map((ahead) => c.peek(ahead).text);
  if (isFunction && !c.peek().spaced && texts[0] === "'" && texts[1] === "'")
    throw new Unanswerable('not-first-derivative', {}, [c.peek().span[0], c.peek(1).span[1]]);
  const length =
    texts[0] === "'" ? 1 : texts[0] !== '^' ? 0 : texts[1] === "'" ? 2 : texts.slice(1, 4).join('') === "{'}" ? 4 : 0;
  if (length === 0 || !isFunction || c.peek().spaced || texts[length] !== '(' || c.peek(length).spaced) return false;
  for (let taken = 0; taken < length; taken++) c.next();
  return true;
}

const WITH_INVERSE = /^(?:sin|cos|tan)h?$/;

/** Takes the exponent of `\cos^{-1}(x)`, which is the inverse function, not the reciprocal. */
function takeInverse(c: Cursor, op: string | undefined): string | undefined {
  if (op === undefined || !WITH_INVERSE.test(op)) return undefined;
  const texts = [0, 1, 2, 3, 4].map((ahead) => c.peek(ahead).text).join('');
  const length = texts.startsWith('^-1') ? 3 : texts.startsWith('^{-1}') ? 5 : 0;
  if (length === 0) return undefined;
  for (let taken = 0; taken < length; taken++) c.next();
  c.notes.push({ typed: `${op}^-1`, read: `a${op}, the inverse function` });
  return `a${op}`;
}

function slope(c: Cursor, g: Grammar, op: string | undefined, token: Token): Expr {
  if (!op) throw unknownFunction(c, { ...token, text: `${token.text}'` });
  c.notes.push({ typed: c.typed([token.span[0], c.end()]), read: `the derivative of ${op}` });
  return c.make('slope', [application(c, g, op, token)], token);
}

/** What the bracket after a name holds, if it is only numbers, as in `x(2)`, or only names, as in `y(x)`. */
function bracketsHold(c: Cursor): 'numbers' | 'names' | undefined {
  const kind = c.peek(1).kind;
  let ahead = 1;
  while (c.peek(ahead).kind === kind && c.peek(ahead + 1).text === ',') ahead += 2;
  if (c.peek(ahead).kind !== kind || c.peek(ahead + 1).text !== ')') return undefined;
  return kind === 'number' ? 'numbers' : kind === 'name' ? 'names' : undefined;
}

/** `x(2)` and `A(1, 2)`, as MATLAB has them. */
function entry(c: Cursor, g: Grammar, token: Token): Expr {
  const open = c.next();
  const places = c.bracketed(open, () => {
    const read = [g.atom()];
    while (c.accept(',')) read.push(g.atom());
    return read;
  });
  const typed = c.typed([token.span[0], c.end()]);
  c.notes.push({ typed, read: `${typed.replace('(', '[').replace(')', ']')}, an entry counted from 1` });
  return c.make('index', [c.counted(sym(token.text, token.span)), ...places], token);
}

/** `A(:)`, all columns one under another. */
const isWhole = (c: Cursor): boolean => c.sees('(') && c.peek(1).text === ':' && c.peek(2).text === ')';
function whole(c: Cursor, token: Token): Expr {
  for (let taken = 0; taken < 3; taken++) c.next();
  return c.make('vec', [c.counted(sym(token.text, token.span))], token);
}

/** `x_2`, where x has a value or is asked for and does not stand in the formula itself. */
function component(c: Cursor, token: Token, of: string, place: number): Expr {
  c.notes.push({ typed: c.typed(token.span), read: `${of}[${place}]` });
  return c.make('index', [sym(of, token.span), num(place, token.span)], token);
}

/** Says of `xy` and of `x_1` what they are read as; refuses `lg x`. */
function noteName(c: Cursor, token: Token): void {
  const { text: name, span } = token;
  const word = /^[A-Za-z]{2,}$/.test(name);
  if (word && c.startsFactor() && !(c.sees('[') && !c.peek().spaced) && !c.sees('|', '‖'))
    throw unknownFunction(c, token);
  const [, letter] = /^([u-z])_?[\dijk]$/.exec(name) ?? [];
  const typed = c.typed(span);
  if (letter && !c.notes.some((note) => note.typed.startsWith(letter)))
    c.notes.push({ typed, read: `a variable of its own; entry 1 of ${letter} is ${letter}[1]` });
  else if (/^[a-z]{2,3}$/.test(name) && !c.notes.some((note) => note.typed === typed))
    c.notes.push({ typed, read: `one variable, not ${[...name].join('*')}` });
}

const sizeNamed = (name: string): Expr => (/^\d+$/.test(name) ? num(Number(name)) : sym(name));

/** `Wx` is W*x, and `XX'` is X*X'; the answer says so. */
function takenApart(c: Cursor, token: Token): Expr {
  const letters = [...token.text];
  c.notes.push({ typed: token.text, read: letters.join('*') });
  const parts = letters.map((text, i): Token => {
    const from = token.span[0] + i;
    return { ...token, text, span: [from, from + 1], spaced: i === 0 && token.spaced };
  });
  const [first, ...rest] = parts as [Token, ...Token[]];
  c.insert(rest);
  return c.counted(sym(first.text, first.span));
}

/** Whether a function's name without brackets applies to what is written beside it: `log x`, `\sin 2x`. */
function takesBareOperand(c: Cursor, token: Token): boolean {
  if (GREEK_NAMES.has(token.text)) return false;
  const longEnough = token.text.length >= 3 || token.text === 'tr' || token.text === 'ln';
  if (!longEnough) return false;
  if (c.startsFactor() || c.sees('^')) return true;
  throw new Unanswerable('function-needs-brackets', { name: token.text }, token.span);
}

/** `log det X`, `\sin 2x`, `\sin^2 x`: the function takes all that is written beside it, up to the next function. */
function bareApplication(c: Cursor, g: Grammar, op: string, name: Token): Expr {
  const exponent = c.accept('^') ? c.nested(g.exponent) : undefined;
  if (!c.startsFactor()) throw new Unanswerable('function-needs-brackets', { name: name.text }, name.span);
  let operand = c.nested(g.power);
  const beginsFunction = (): boolean =>
    c.peek().kind === 'name' && c.vocabulary.functionNamed(c.peek().text) !== undefined;
  while (c.startsFactor() && !beginsFunction()) operand = c.make('*', [operand, g.power()]);
  const applied = c.make(op, [operand], name);
  return exponent ? c.make('.^', [applied, exponent], name) : applied;
}
