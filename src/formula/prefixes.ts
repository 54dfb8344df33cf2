// What may stand before a formula: `y =`, `f(x) =`, and a derivative sign, in each of its spellings.
import { type Sym, sym } from './expr.js';
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
  if (named && second < 0) return side;
  throw new Unanswerable('equation-found', {}, (named ? side[second] : tokens[sign])?.span);
}

/** Where the first sign of equality stands; inside brackets, `name = value` is an argument by its name. */
function equalsSign(tokens: readonly Token[]): number {
  let depth = 0;
  return tokens.findIndex((token, i) => {
    if (token.kind !== 'sign') return false;
    if ('([{'.includes(token.text)) depth++;
    if (')]}'.includes(token.text)) depth--;
    return (token.text === '=' || token.text === '==') && (depth === 0 || tokens[i - 1]?.kind !== 'name');
  });
}

const isD = (token: Token | undefined): boolean =>
  token !== undefined && (token.text === '∂' || (token.kind === 'name' && token.text === 'd'));

/** The body of `∂/∂x E`, `d/dx E`, `\frac{\partial E}{\partial x}`, `\nabla_x E`, `∂E/∂x`, and the variable. */
export function derivativeSign(tokens: readonly Token[]): { body: readonly Token[]; wrt: Sym | undefined } {
  const at = (i: number): string => tokens[i]?.text ?? '';
  const none = { body: tokens, wrt: undefined };
  const [first] = tokens as [Token];
  if (first.text === '∇') {
    if (at(1) !== '_') return { body: tokens.slice(1), wrt: undefined };
    const braced = at(2) === '{' ? 1 : 0;
    return { body: tokens.slice(3 + 2 * braced), wrt: variable(tokens[2 + braced]) };
  }
  if (first.kind === 'command' && first.text === 'frac' && at(1) === '{' && isD(tokens[2])) {
    const close = closing(tokens, 1);
    const below = readDifferential(tokens, close + 2);
    if (at(close + 1) !== '{' || !below) return none;
    const end = closing(tokens, close + 1);
    const inside = tokens.slice(3, close);
    const rest = tokens.slice(end + 1);
    const stop = tokens.at(-1) as Token;
    return { body: inside.length > 0 && rest.length === 1 ? [...inside, stop] : rest, wrt: below.wrt };
  }
  if (isD(first) && at(1) === '/') {
    const below = readDifferential(tokens, 2);
    return below ? { body: tokens.slice(below.next), wrt: below.wrt } : none;
  }
  const slash = tokens.length - 4;
  if (first.text === '∂' && at(slash) === '/' && at(slash + 1) === '∂') {
    const stop = tokens.at(-1) as Token;
    return { body: [...tokens.slice(1, slash), stop], wrt: variable(tokens[slash + 2]) };
  }
  return none;
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
