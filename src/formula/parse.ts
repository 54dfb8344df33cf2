// Tokens to an Expr: the precedence of our grammar, weakest level first.
import { application } from './arguments.js';
import { Cursor, type Grammar, type Note, type Vocabulary } from './cursor.js';
import { argument, call, type Expr, equal, isCall, num, type Span, type Sym } from './expr.js';
import { indexed, subscripted } from './indexed.js';
import { functionFrom } from './libraries.js';
import { environment, list, literal } from './literals.js';
import { named } from './names.js';
import { normWithOrder } from './norms.js';
import { derivativeSign, equationSide } from './prefixes.js';
import { type Token, tokenise } from './tokens.js';
import { Unanswerable } from './unanswerable.js';
import { work } from './work.js';

export interface Reading {
  readonly expr: Expr;
  /** The variable of a derivative sign in front: `∂/∂x`, `\nabla_x`. */
  readonly wrt: Sym | undefined;
  readonly notes: readonly Note[];
  /** Whether it counts places from 0; undefined where it has none. */
  readonly countsFromZero: boolean | undefined;
}

const NAMED_SIGNS: Readonly<Record<string, string>> = { '⊗': 'kron', '·': 'dot', '∖': 'solve', '%': 'mod' };

/** Methods that change no number. */
const IDLE = new Set(['astype', 'float', 'double', 'numpy', 'cpu', 'copy', 'clone', 'detach', 'squeeze', 'item']);
/** Methods and properties that transpose. */
const TRANSPOSED = new Set(['T', 'mT', 'H', 't']);

const isOne = (e: Expr): boolean => e.kind === 'number' && e.value === 1;
/** A vector of ones, as many as fit. */
const ones = (span?: Span): Expr => call('ones', [], span);

/**
 * Reads a formula. `known` are names that the person gave values or shapes, which are never taken apart.
 * Throws Unanswerable with the place of the fault.
 */
export function parse(text: string, vocabulary: Vocabulary, known: ReadonlySet<string> = new Set()): Reading {
  work('character', text.length);
  const tokens = tokenise(text);
  if (tokens.length === 1) throw new Unanswerable('empty', { what: 'expression' });
  const { body, wrt } = derivativeSign(equationSide(tokens, text));
  const cursor = new Cursor(body, text, vocabulary, known);
  const expr = grammar(cursor).comparison();
  const rest = cursor.peek();
  if (rest.kind === 'end') return { expr, wrt, notes: cursor.notes, countsFromZero: cursor.countsFromZero };
  if (cursor.sees(')', ']', '}', '⟩')) throw new Unanswerable('unopened', { close: rest.text }, rest.span);
  throw cursor.unexpected(rest.span);
}

function grammar(c: Cursor): Grammar {
  const g: Grammar = { comparison, sum, term, unary, power, exponent, atom };
  return g;

  /** A comparison, or `a if c else b`, which is where(c, a, b). */
  function comparison(): Expr {
    const value = compared();
    if (!c.acceptWord('if')) return value;
    const test = compared();
    if (c.peek(1).text === 'else') c.accept(',');
    const other = c.peek();
    if (!c.acceptWord('else')) throw c.unexpected(other.span);
    return c.make('where', [test, value, c.nested(comparison)]);
  }

  /** `a > b` is the indicator step(a - b); `a >= b` is 1 - step(b - a); `a == b` is both; `a < b < c` is a product of two. */
  function compared(): Expr {
    let left = sum();
    let result: Expr | undefined;
    while (c.sees('>', '<', '>=', '<=', '==')) {
      const sign = c.next().text;
      const right = sum();
      const [high, low] = sign.startsWith('>') ? [left, right] : [right, left];
      const strict = (a: Expr, b: Expr): Expr => c.make('step', [difference(a, b)]);
      const atLeast = (a: Expr, b: Expr): Expr => c.make('-', [num(1), strict(b, a)]);
      const indicator =
        sign === '=='
          ? c.make('.*', [atLeast(left, right), atLeast(right, left)])
          : sign.endsWith('=')
            ? atLeast(high, low)
            : strict(high, low);
      result = result ? c.make('.*', [result, indicator]) : indicator;
      left = right;
    }
    return result ?? left;
  }

  function difference(a: Expr, b: Expr): Expr {
    const isZero = (e: Expr): boolean => e.kind === 'number' && e.value === 0;
    if (isZero(b)) return a;
    return isZero(a) ? c.make('neg', [b]) : c.make('-', [a, b]);
  }

  function sum(): Expr {
    let left = term();
    while (c.sees('+', '-')) {
      // `[1 -2]` has two entries, `[1 - 2]` has one.
      if (c.spaceSeparates && c.peek().spaced && !c.peek(1).spaced) return left;
      const sign = c.next().text;
      left = c.make(sign, [left, term()]);
    }
    return left;
  }

  function term(): Expr {
    let left = unary();
    for (;;) {
      if (c.sees('*', '/', '%', '.*', './', '⊗', '·', '∖')) {
        const sign = c.next().text;
        let right = unary();
        // `a ⊙ W x` is a ⊙ (W x): what is written side by side belongs together.
        if (sign === '.*' || sign === './') while (c.startsFactor()) right = beside(right, power());
        left = c.make(NAMED_SIGNS[sign] ?? sign, [left, right]);
      } else if (c.startsFactor()) {
        left = beside(left, power());
      } else {
        return left;
      }
    }
  }

  /** `A 1` and `1 1ᵀ` have vectors of ones: the number would not be written. */
  function beside(left: Expr, right: Expr): Expr {
    const isRow = isCall(right, "'") && equal(argument(right, 0), ones());
    if (isOne(left) && isRow) return c.make('*', [ones(left.span), right]);
    return c.make('*', [left, isOne(right) && left.kind !== 'number' ? ones(right.span) : right]);
  }

  function unary(): Expr {
    if (!c.sees('-', '+')) return power();
    const sign = c.next();
    const operand = c.nested(unary);
    if (sign.text === '+') return operand;
    if (operand.kind === 'number' && operand.value >= 0) return num(-operand.value, [sign.span[0], c.end()]);
    return c.make('neg', [operand], sign);
  }

  function power(): Expr {
    const first = c.peek();
    let base = atom();
    // 1ᵀ is a row of ones; in brackets the number is meant.
    if (first.kind === 'number' && isOne(base) && seesTranspose()) base = ones(base.span);
    for (;;) {
      if (c.sees("'", '⊤') && !(c.spaceSeparates && c.peek().spaced)) {
        c.next();
        base = c.make("'", [base]);
      } else if (c.sees('^', '.^')) {
        base = raised(base, c.next());
      } else if (c.sees('.')) {
        base = method(base);
      } else if (c.sees('[') && !c.peek().spaced && base.kind !== 'number') {
        base = indexed(c, g, base);
      } else if (c.sees('_') && isCall(base, 'norm') && base.args.length === 1) {
        base = normWithOrder(c, argument(base, 0), first);
      } else {
        const entry = c.sees('_') && (base.kind === 'call' || first.text === '(') ? subscripted(c, base) : undefined;
        if (!entry) return base;
        base = entry;
      }
    }
  }

  /** Whether a sign of transposition comes next: `'`, `ᵀ`, `^T`, `^{\\top}`. */
  function seesTranspose(): boolean {
    const isSign = ({ text }: Token): boolean => text === "'" || text === '⊤' || (text === 'T' && !c.known.has('T'));
    return c.sees("'", '⊤') || (c.sees('^') && isSign(c.peek(c.peek(1).text === '{' ? 2 : 1)));
  }

  /** `x^2`, `x^T`, `A^{-1}`, `A^{-T}`, `A^+`, and `e^x` as exp(x). */
  function raised(base: Expr, caret: Token): Expr {
    if (c.sees('{')) {
      return c.bracketed(c.next(), () => superscript(base, caret.text, sum));
    }
    return superscript(base, caret.text, exponent);
  }

  function superscript(base: Expr, caret: string, read: () => Expr): Expr {
    // A^{∘2} and A^{⊙2} are powers of entries.
    const op = c.accept('.*') ? '.^' : caret;
    const sign = c.sees('-') ? c.next() : undefined;
    const token = c.peek();
    const isT = token.kind === 'name' && token.text === 'T' && !c.known.has('T');
    if (isT || c.sees('⊤', '†', '+', "'")) {
      c.next();
      const inner = sign ? c.make('^', [base, num(-1, sign.span)]) : base;
      return c.make(token.text === '†' || token.text === '+' ? 'pinv' : "'", [inner]);
    }
    const size = c.nested(read);
    const value = !sign
      ? size
      : size.kind === 'number'
        ? num(-size.value, [sign.span[0], c.end()])
        : c.make('neg', [size], sign);
    const isE = base.kind === 'symbol' && base.name === 'e' && !c.known.has('e');
    return isE ? c.make('exp', [value]) : c.make(op, [base, value]);
  }

  /** One atom, or a tower `2^3^2` = 2^(3^2). */
  function exponent(): Expr {
    const base = atom();
    return c.sees('^', '.^') ? raised(base, c.next()) : base;
  }

  function atom(): Expr {
    const before = c.end();
    const token = c.next();
    if (token.kind === 'number') {
      if (token.value === 1 && c.sees('[') && !c.peek().spaced) return c.bracketed(c.next(), comparison);
      if (token.value === 1 && c.accept('_')) return ofSize(token);
      return c.counted(num(token.value, token.span));
    }
    if (token.kind === 'name') return named(c, g, token);
    if (token.kind === 'command') return texCommand(token);
    if (token.kind === 'sign') {
      if (token.text === '(' || token.text === '{') return c.bracketed(token, () => list(c, g, token));
      if (token.text === '⟨') return innerProduct(token);
      if (token.text === '[') return literal(c, g, token);
      if (token.text === '|') return c.make('bars', [c.barred(token, sum)], token);
      if (token.text === '‖') return normWithOrder(c, c.barred(token, sum), token);
      if (token.text === '√') return c.make('sqrt', [power()], token);
      if (token.text === '𝟏') return boldOne(token);
      if (token.text === '∂' || token.text === '∇') throw new Unanswerable('nested-derivative', {}, token.span);
    }
    const after = c.text.slice(0, before).trimEnd().slice(-20);
    const found = c.typed(token.span);
    const span: Span = token.kind === 'end' && before > 0 ? [before - 1, before] : token.span;
    throw new Unanswerable('expected-operand', { after, found }, span);
  }

  /** `⟨x, y⟩`. */
  function innerProduct(open: Token): Expr {
    const operands = c.bracketed(open, () => {
      const first = sum();
      const comma = c.peek();
      if (!c.accept(',') && !c.accept('|')) throw c.unexpected(comma.span);
      return [first, sum()];
    });
    return c.make('inner', operands, open);
  }

  /** A bold one is an indicator before a bracket, else the vector of ones, of a size that the formula decides. */
  function boldOne(one: Token): Expr {
    if (c.sees('[', '(', '{') && !c.peek().spaced) return c.bracketed(c.next(), comparison);
    return c.accept('_') ? ofSize(one) : c.make('ones', [], one);
  }

  /** What follows `1_`: the condition of an indicator, or the size of a vector of ones. */
  function ofSize(one: Token): Expr {
    if (!c.sees('{')) return c.make('ones', [atom()], one);
    const open = c.next();
    return c.compares() ? c.bracketed(open, comparison) : c.make('ones', [c.bracketed(open, sum)], one);
  }

  /** `X.T`, `x.sum()`, `A.dot(x)`. */
  function method(base: Expr): Expr {
    const dot = c.next();
    const name = c.next();
    if (name.kind === 'name' && TRANSPOSED.has(name.text)) {
      if (name.text === 't') c.expect(')', c.next());
      return c.make("'", [base]);
    }
    if (IDLE.has(name.text) && c.sees('(')) return idle(base);
    const op = functionFrom(c, name.text, { isMethod: true });
    if (name.kind !== 'name' || !c.sees('(') || !op)
      throw new Unanswerable('property-access', { name: name.text }, [dot.span[0], name.span[1]]);
    return application(c, g, op, name, { isMethod: true }, [base]);
  }

  /** `(x > 0).astype(float)`: what is in the brackets names a type or an axis. */
  function idle(base: Expr): Expr {
    const open = c.next();
    while (c.peek().kind === 'name' || c.peek().kind === 'number' || c.sees('.', '-')) c.next();
    c.expect(')', open);
    return base;
  }

  function texCommand(command: Token): Expr {
    if (command.text === 'begin') return environment(c, g, command);
    if (command.text === 'end') throw new Unanswerable('unknown-tex', { command: '\\end' }, command.span);
    const group = (): Expr => (c.sees('{') ? c.bracketed(c.next(), comparison) : atom());
    if (command.text === 'sqrt') {
      const degree = c.sees('[') ? c.bracketed(c.next(), sum) : undefined;
      const radicand = group();
      return degree
        ? c.make('.^', [radicand, c.make('/', [num(1), degree])], command)
        : c.make('sqrt', [radicand], command);
    }
    const top = group();
    return c.make('/', [top, group()], command);
  }
}
