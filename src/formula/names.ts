// A name in a formula: a function and its operands, a symbol, or several letters written together.
import type { Cursor, Grammar } from './cursor.js';
import { type Expr, num, sym } from './expr.js';
import { GREEK_NAMES, MODULES } from './spellings.js';
import type { Token } from './tokens.js';
import { Unanswerable } from './unanswerable.js';

const NOT_NUMBERS = /^(?:nan|inf|infty|infinity)$/i;
/** Names that people mean as products of one-letter names: `Wx`, `AB`, `AXB`; a differential `dX` is not one. */
const GLUED = /^(?=.*[A-Z])(?!d[A-Z]$)[A-Za-z]{2,4}$/;
/** A letter that may stand before a bracket as a factor, `W(x + b)`; f, g and h are functions that nobody defined. */
const FACTOR = /^[A-Za-eij-z](?:_?\w)?$/;

/** Reads what the name `first`, already taken, begins. */
export function named(c: Cursor, g: Grammar, first: Token): Expr {
  const token = withoutModules(c, first);
  const name = token.text;
  const op = c.known.has(name) ? undefined : c.vocabulary.functionNamed(name);
  const applied = c.sees('(') || (c.sees('{') && token.tex);
  if (op && applied) return application(c, g, op, token);
  if (op && takesBareOperand(c, token)) return bareApplication(c, g, op, token);
  const letter = name.replace(/_.*/, '');
  if (token.tex && !op && !GREEK_NAMES.has(letter) && letter !== 'l') {
    throw new Unanswerable('unknown-tex', { command: `\\${name}` }, token.span);
  }
  if (NOT_NUMBERS.test(name)) throw new Unanswerable('reserved-name', { name }, token.span);
  if (c.known.has(name)) return c.counted(sym(name, token.span));
  const glued = GLUED.test(name) && !GREEK_NAMES.has(letter) && !op;
  if (applied && !c.peek().spaced && !glued && !FACTOR.test(name) && !GREEK_NAMES.has(letter)) {
    throw new Unanswerable('unknown-function', { name, nearest: c.vocabulary.nearest(name) }, token.span);
  }
  const identity = /^I(?:_(\w+))?$/.exec(name);
  if (identity) return c.make('eye', identity[1] ? [sizeNamed(identity[1])] : [], token);
  return glued ? takenApart(c, token) : c.counted(sym(name, token.span));
}

const sizeNamed = (name: string): Expr => (/^\d+$/.test(name) ? num(Number(name)) : sym(name));

/** `np.exp` and `torch.nn.functional.relu` are exp and relu. */
function withoutModules(c: Cursor, first: Token): Token {
  let token = first;
  while (MODULES.has(token.text) && c.sees('.') && c.peek(1).kind === 'name') {
    c.next();
    token = c.next();
  }
  return token;
}

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

function application(c: Cursor, g: Grammar, op: string, name: Token): Expr {
  const open = c.next();
  const args = c.bracketed(open, () => {
    const read: Expr[] = [];
    if (c.sees(')', '}')) return read;
    do {
      const operand = keyword(c, g) ?? g.comparison();
      if (operand !== 'implied') read.push(operand);
    } while (c.accept(','));
    return read;
  });
  return c.make(op, args, name);
}

/** `alpha=0.1` is its value; `dim=-1` and `axis=-1` say what is done anyway: along the last axis. */
function keyword(c: Cursor, g: Grammar): Expr | 'implied' | undefined {
  const name = c.peek();
  if (name.kind !== 'name' || c.peek(1).text !== '=') return undefined;
  c.next();
  c.next();
  const value = g.unary();
  if (name.text !== 'dim' && name.text !== 'axis') return value;
  if (value.kind === 'number' && (value.value === -1 || value.value === 1)) return 'implied';
  throw c.unexpected([name.span[0], c.end()]);
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
