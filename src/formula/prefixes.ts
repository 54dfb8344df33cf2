// What may stand before a formula: `y =`, `f(x) =`, and a derivative sign, in each of its spellings.
import { type Span, type Sym, sym } from './expr.js';
import type { Token } from './tokens.js';
import { Unanswerable } from './unanswerable.js';

/** The tokens after `y =` or `f(x) =`; any other equation is refused with its place. */
export function equationSide(tokens: readonly Token[], text: string): readonly Token[] {
  const sign = equalsSign(tokens);
  if (sign < 0) return tokens;
  const [first, last] = [tokens[0] as Token, tokens[sign - 1] ?? (tokens[0] as Token)];
  const left = text.slice(first.span[0], last.span[1]);
  const side = tokens.slice(sign + 1);
  const second = equalsSign(side);
  const named = /^\\?[\p{L}_\d']+(?:\s*\([\p{L}\p{N}_,\s]*\))?$/u.test(left);
  if (named && second < 0 && tokens[sign]?.text === '=') return side;
  throw new Unanswerable('equation-found', {}, (side[second] ?? tokens[sign])?.span);
}

/** Where the first sign of equality stands; inside brackets, `name = value` is an argument by its name. */
function equalsSign(tokens: readonly Token[]): number {
  let depth = 0;
  return tokens.findIndex((token, i) => {
    if (token.kind !== 'sign') return false;
    if ('([{'.includes(token.text)) depth++;
    if (')]}'.includes(token.text)) depth--;
    if (token.text === '==') return depth === 0;
    return token.text === '=' && (depth === 0 || tokens[i - 1]?.kind !== 'name');
  });
}

const isD = (token: Token | undefined): boolean =>
  token !== undefined && (token.text === '∂' || (token.kind === 'name' && token.text === 'd'));

interface Asked {
  readonly body: readonly Token[];
  readonly wrt: Sym | undefined;
}

/** The body of `∂/∂x E`, `d/dx E`, `\frac{\partial E}{\partial x}`, `\nabla_x E`, `∂E/∂x`, and the variable. */
export function derivativeSign(tokens: readonly Token[]): Asked {
  const at = (i: number): string => tokens[i]?.text ?? '';
  const none = { body: tokens, wrt: undefined };
  const [first] = tokens as [Token];
  const stop = tokens.at(-1) as Token;
  if (first.text === '∇') {
    if (at(1) !== '_') return { body: tokens.slice(1), wrt: undefined };
    const braced = at(2) === '{' ? 1 : 0;
    const body = tokens.slice(3 + 2 * braced);
    return { body: body.length > 0 ? body : [stop], wrt: variable(tokens[2 + braced]) };
  }
  if (first.kind === 'command' && first.text === 'frac' && at(1) === '{') {
    const close = closing(tokens, 1);
    const above = numerator(tokens.slice(2, close));
    if (!above || at(close + 1) !== '{') return none;
    const below = readDifferential(tokens, close + 2);
    const end = closing(tokens, close + 1);
    if (!below || below.next !== end) throw notFirst(tokens, close + 2);
    const rest = tokens.slice(end + 1);
    return asked(above.length > 0 && rest.length === 1 ? [...above, stop] : rest, below.wrt, tokens);
  }
  const slash = lastSlash(tokens);
  const below = slash > 0 ? readDifferential(tokens, slash + 1) : undefined;
  if (slash === 1 && isD(first) && below) return asked(tokens.slice(below.next), below.wrt, tokens);
  const above = slash > 0 ? numerator(tokens.slice(0, slash)) : undefined;
  if (above && above.length > 0 && below?.next === tokens.length - 1) return asked([...above, stop], below.wrt, tokens);
  if (isD(first) && at(1) === '/' && readDifferential(tokens, 2)) {
    const early = readDifferential(tokens, 2) as { wrt: Sym; next: number };
    return asked(tokens.slice(early.next), early.wrt, tokens);
  }
  if (isD(first) && at(1) === '^') throw notFirst(tokens, 0);
  return none;
}

/** What is above the bar after its `∂` or `d`: nothing, or a formula. `df` is d of f. */
function numerator(tokens: readonly Token[]): readonly Token[] | undefined {
  const [first, second] = tokens;
  if (!first) return undefined;
  if (isD(first)) {
    if (second?.text === '^') throw notFirst(tokens, 0);
    // Without a space or a bracket d is a factor: `d*x/dx`.
    return first.text === '∂' || !second || second.kind !== 'sign' || '([{|‖'.includes(second.text)
      ? tokens.slice(1)
      : undefined;
  }
  if (tokens.length === 1 && first.kind === 'name' && /^d[A-Za-z]$/.test(first.text)) {
    const span: Span = [first.span[0] + 1, first.span[1]];
    return [{ ...first, text: first.text.slice(1), span }];
  }
  return undefined;
}

/** Refuses `∂f/∂x`, in which nobody says what f is. */
function asked(body: readonly Token[], wrt: Sym, tokens: readonly Token[]): Asked {
  const [only, end] = body;
  const isName = only?.kind === 'name' && (end?.kind === 'end' || (body.length === 3 && end?.text === '}'));
  if (isName && only.text !== wrt.name) {
    const whole: Span = [tokens[0]?.span[0] ?? 0, tokens.at(-2)?.span[1] ?? 0];
    throw new Unanswerable('derivative-of-what', { name: only.text, wrt: wrt.name }, whole);
  }
  return { body, wrt };
}

function notFirst(tokens: readonly Token[], from: number): Unanswerable {
  return new Unanswerable('not-first-derivative', {}, tokens[from]?.span);
}

/** The last slash outside all brackets. */
function lastSlash(tokens: readonly Token[]): number {
  let depth = 0;
  let found = -1;
  tokens.forEach(({ kind, text }, i) => {
    if (kind !== 'sign') return;
    if ('([{'.includes(text)) depth++;
    if (')]}'.includes(text)) depth--;
    if (text === '/' && depth === 0) found = i;
  });
  return found;
}

/** `∂x`, `dx`, `∂ x^T` at `from`. */
function readDifferential(tokens: readonly Token[], from: number): { wrt: Sym; next: number } | undefined {
  const [sign, name] = [tokens[from], tokens[from + 1]];
  if (sign === undefined) return undefined;
  let found: { wrt: Sym; next: number } | undefined;
  if (isD(sign) && name?.kind === 'name') found = { wrt: variable(name), next: from + 2 };
  else if (sign.kind === 'name' && /^d./.test(sign.text)) {
    found = { wrt: sym(sign.text.slice(1), [sign.span[0] + 1, sign.span[1]]), next: from + 1 };
  }
  if (found && tokens[found.next]?.text === '^' && tokens[found.next + 1]?.text === '⊤') found.next += 2;
  return found;
}

function variable(token: Token | undefined): Sym {
  if (token?.kind === 'name') return sym(token.text, token.span);
  throw new Unanswerable('not-a-symbol', { found: token?.text ?? '' }, token?.span, 'expression');
}

/** The index of the brace that closes the one at `open`. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i]?.text === '{') depth++;
    if (tokens[i]?.text === '}' && --depth === 0) return i;
  }
  throw new Unanswerable('unclosed', { open: '{', close: '}' }, tokens[open]?.span);
}
