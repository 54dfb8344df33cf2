// Where the reading of a formula stands: the tokens, what encloses them, and the budgets.
import { countsFromZero } from './counting.js';
import { call, type Expr, type Span } from './expr.js';
import { MAX_DEPTH, MAX_NODES } from './limits.js';
import type { Token } from './tokens.js';
import { Unanswerable } from './unanswerable.js';

/** What the grammar asks of the mathematics: which names are functions. */
export interface Vocabulary {
  /** The canonical name of the function so spelled, if there is one. */
  functionNamed(spelling: string): string | undefined;
  /** The operands of a function by their names, the usual values of those that may be left out. */
  parametersOf(name: string): readonly { readonly name: string; readonly fallback: number | undefined }[];
  /** Why a function that people know is not among them, in the words that name it. */
  missing(spelling: string): { readonly what: string; readonly instead: string } | undefined;
  /** Whether places are counted from 0, where another text of the question has said so. */
  readonly countsFromZero?: boolean | undefined;
  /** The functions whose spelling is nearest, best first. */
  nearest(spelling: string): readonly string[];
}

/** A spelling that could be read in several ways, and how it was read: said with the answer. */
export interface Note {
  readonly typed: string;
  readonly read: string;
}

/** The levels of the grammar that its other files call back into, weakest first. */
export interface Grammar {
  comparison(): Expr;
  sum(): Expr;
  term(): Expr;
  unary(): Expr;
  power(): Expr;
  exponent(): Expr;
  atom(): Expr;
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '⟨': '⟩' };

/** Words of `a if c else b`, which multiply nothing. */
const CHOICE = new Set(['if', 'else', 'otherwise']);

export class Cursor {
  readonly notes: Note[] = [];
  /** Whether places are counted from 0, as in Python; undefined where the formula has none. */
  readonly countsFromZero: boolean | undefined;
  /** Whether white space separates the entries of the literal being read, as in `[1 -2; 3 4]`. */
  spaceSeparates = false;
  /** The bars being read, innermost last: inside `|…|` a bar closes. */
  private bars: string[] = [];
  private at = 0;
  private depth = 0;
  private count = 0;

  constructor(
    private tokens: readonly Token[],
    readonly text: string,
    readonly vocabulary: Vocabulary,
    /** Names that the person gave values or shapes: never taken apart. */
    readonly known: ReadonlySet<string>,
  ) {
    this.countsFromZero = vocabulary.countsFromZero ?? countsFromZero(tokens, text);
  }

  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)] as Token;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.at++;
    return token;
  }

  /** Puts `tokens` before the next one: the parts of a token that turned out to be several. */
  insert(tokens: readonly Token[]): void {
    this.tokens = [...this.tokens.slice(0, this.at), ...tokens, ...this.tokens.slice(this.at)];
  }

  /** Whether `name` stands anywhere in the formula. */
  mentions(name: string): boolean {
    return this.tokens.some(({ kind, text }) => kind === 'name' && text === name);
  }

  /** Whether a sign of comparison stands before the bracket just opened is closed. */
  compares(): boolean {
    for (let ahead = 0, depth = 0; depth >= 0; ahead++) {
      const { kind, text } = this.peek(ahead);
      if (kind === 'end') return false;
      if (kind !== 'sign') continue;
      if ('([{'.includes(text)) depth++;
      else if (')]}'.includes(text)) depth--;
      else if (/^(?:[<>]=?|==)$/.test(text)) return true;
    }
    return false;
  }

  /** Takes the word `text`, if it is next and no name of the question. */
  acceptWord(text: string): boolean {
    const token = this.peek();
    if (token.kind !== 'name' || token.text !== text || this.known.has(text)) return false;
    this.next();
    return true;
  }

  /** Whether a name with this subscript is still to come. */
  indexed(subscript: string): boolean {
    const pattern = new RegExp(`_(?:${subscript})$`);
    return this.tokens.slice(this.at).some(({ kind, text }) => kind === 'name' && pattern.test(text));
  }

  sees(...signs: readonly string[]): boolean {
    const token = this.peek();
    return token.kind === 'sign' && signs.includes(token.text);
  }

  accept(sign: string): boolean {
    if (!this.sees(sign)) return false;
    this.next();
    return true;
  }

  /** Takes `sign`, which closes what `open` opened. */
  expect(sign: string, open: Token): void {
    if (this.accept(sign)) return;
    const token = this.peek();
    if (token.kind === 'end' || /^[)\]}⟩]$/.test(token.text)) {
      throw new Unanswerable('unclosed', { open: this.typed(open.span), close: sign }, open.span);
    }
    throw this.unexpected(token.span);
  }

  unexpected(span: Span): Unanswerable {
    return new Unanswerable('unexpected-token', { found: this.typed(span) }, span);
  }

  /** Reads `inside` up to the bracket that closes `open`; signs outside the brackets have no say in it. */
  bracketed<T>(open: Token, inside: () => T): T {
    const result = this.apart(false, inside);
    this.expect(CLOSERS[open.text] as string, open);
    return result;
  }

  /** Reads with a state of its own for what separates entries and which bars are open. */
  apart<T>(spaceSeparates: boolean, read: () => T, bars: string[] = []): T {
    const before = [this.spaceSeparates, this.bars] as const;
    [this.spaceSeparates, this.bars] = [spaceSeparates, bars];
    const result = this.nested(read);
    [this.spaceSeparates, this.bars] = before;
    return result;
  }

  /** Reads what stands between two bars; `open` is the first. */
  barred<T>(open: Token, inside: () => T): T {
    const result = this.apart(false, inside, [...this.bars, open.text]);
    this.expect(open.text, open);
    return result;
  }

  /** Whether the next token can begin a factor that is written beside the one before. */
  startsFactor(): boolean {
    const token = this.peek();
    if (this.spaceSeparates && token.spaced) return false;
    if (token.kind === 'name') return !CHOICE.has(token.text) || this.known.has(token.text);
    if (token.kind === 'number') return true;
    if (token.kind === 'command') return token.text !== 'end';
    if (this.sees('|', '‖')) return this.bars.at(-1) !== token.text;
    return this.sees('(', '[', '{', '√', '𝟏', '∂', '∇', '⟨');
  }

  nested<T>(read: () => T): T {
    if (++this.depth > MAX_DEPTH) throw new Unanswerable('too-deep', { limit: MAX_DEPTH }, this.peek().span);
    const result = read();
    this.depth--;
    return result;
  }

  /** A node of the formula: its place is what was typed from the start of its first operand, or of `first`, until here. */
  make(op: string, args: readonly Expr[], first?: Token): Expr {
    const from = first?.span[0] ?? args[0]?.span?.[0] ?? 0;
    return this.counted(call(op, args, [from, this.end()]));
  }

  counted<E extends Expr>(e: E): E {
    if (++this.count > MAX_NODES) throw new Unanswerable('too-many-nodes', { limit: MAX_NODES }, e.span);
    return e;
  }

  /** Where the last token taken ends. */
  end(): number {
    return this.tokens[this.at - 1]?.span[1] ?? 0;
  }

  typed(span: Span): string {
    return this.text.slice(span[0], span[1]);
  }
}
