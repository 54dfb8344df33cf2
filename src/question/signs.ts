// Derivative signs as people write them: d/dx E, ∂E/∂x, \frac{\partial L}{\partial W}, ∇_x f, jax.grad(f)(x).

import { programSign, type Sign } from './programs.js';

const NAME = String.raw`(?:\\(?:mathbf|boldsymbol|bm|vec|mathrm)\s*\{\s*)?\\?[\p{L}][\p{L}\d]{0,11}(?:_\{?[\w,]{1,8}\}?)?(?:\s*\})?`;
const BELOW = new RegExp(String.raw`^\(?\s*(?:d|∂)\s*(${NAME})\s*(?:\^?\{?\s*(?:T|⊤|\\top|ᵀ)\s*\}?|ᵀ|')?\s*\)?$`, 'u');
const TWICE = new RegExp(
  String.raw`^\(?\s*(?:d|∂)\s*(${NAME})\s*(?:(?:\^|\*\*)\{?2\}?|²|\s*(?:d|∂)\s*${NAME}\s*(?:\^\{?\\?[Tt]o?p?\}?|ᵀ|')?)\s*\)?$`,
  'u',
);
const PREFIX = new RegExp(String.raw`^(?:d|∂)\s*/\s*\(?\s*(?:d|∂)\s*(${NAME})\)?(?![\p{L}\d])\s*`, 'u');
const PREFIX_TWICE = new RegExp(
  String.raw`^(?:d|∂)(?:\^\{?2\}?|²)\s*/\s*\(?(?:d|∂)\s*(${NAME})\s*(?:\^\{?2\}?|²)\)?\s*`,
  'u',
);
const NABLA = new RegExp(
  String.raw`^∇\s*((?:\^\{?2\}?|²))?\s*(?:_\s*\{?\s*(${NAME})\s*\}?)?\s*((?:\^\{?2\}?|²))?\s*`,
  'u',
);

/** The derivative sign that the text is or begins with. */
export function signOf(typed: string): Sign | undefined {
  const text = typed
    .replace(/\\partial(?![A-Za-z])\s*/g, '∂')
    .replace(/\\nabla(?![A-Za-z])\s*/g, '∇')
    .replace(/\\(?:mathrm|text|operatorname)\s*\{d\}/g, 'd')
    .trim();
  const program = programSign(text);
  if (program) return program;
  const prime = /^([a-z]\w{2,15}|σ|\\sigma)\s*'\s*\(\s*([-\d.]{1,12}|[a-z])\s*\)$/.exec(text);
  if (prime) {
    const [, name = '', operand = ''] = prime;
    return /\d/.test(operand)
      ? { body: `${name}(x)`, wrt: 'x', at: operand }
      : { body: `${name}(${operand})`, wrt: operand };
  }
  const brackets = /^(?:D|Grad)\[(.{1,200}),\s*\{?(\p{L}\w{0,3})\}?\]$/su.exec(text);
  if (brackets) {
    const [, body = '', wrt = ''] = brackets;
    return { body: body.replaceAll('[', '(').replaceAll(']', ')'), wrt };
  }
  const nabla = NABLA.exec(text);
  if (nabla) {
    const [whole, before, wrt, after] = nabla;
    return {
      body: unbracketed(text.slice(whole.length)),
      ...(wrt ? { wrt: nameIn(wrt) } : {}),
      ...(before || after ? { second: true } : {}),
    };
  }
  const fraction = /^\\[dt]?frac\s*\{/.exec(text);
  if (fraction) return fractionSign(text, fraction[0].length - 1);
  const twice = PREFIX_TWICE.exec(text);
  if (twice) return { body: unbracketed(text.slice(twice[0].length)), wrt: nameIn(twice[1] as string), second: true };
  const prefix = PREFIX.exec(text);
  if (prefix) return { body: unbracketed(text.slice(prefix[0].length)), wrt: nameIn(prefix[1] as string) };
  const slash = text.lastIndexOf('/');
  if (slash > 0) return quotient(text.slice(0, slash).trim(), text.slice(slash + 1).trim());
  const alone = /^[d∂]\s+(?=[a-z]{2,})(.*)$/s.exec(text) ?? /^∂\s*(.+)$/s.exec(text);
  return alone ? { body: (alone[1] as string).trim() } : undefined;
}

function quotient(above: string, below: string): Sign | undefined {
  const second = /^[d∂](?:\^\{?2\}?|²)/.exec(above);
  const by = (second ? (TWICE.exec(below) ?? BELOW.exec(below)) : BELOW.exec(below))?.[1];
  if (!by || !/^[d∂]/.test(above) || /^d(?:et|ot|iag|irection)\b/.test(above)) return undefined;
  return {
    body: unbracketed(above.slice(second?.[0].length ?? 1)),
    wrt: nameIn(by),
    ...(second ? { second: true } : {}),
  };
}

function fractionSign(text: string, open: number): Sign | undefined {
  const middle = closing(text, open);
  const next = text.indexOf('{', middle);
  if (middle < 0 || next !== middle + 1) return undefined;
  const end = closing(text, next);
  if (end < 0) return undefined;
  const above = text.slice(open + 1, middle).trim();
  const rest = text.slice(end + 1).trim();
  const found = quotient(/^[d∂]$/.test(above) ? `${above} ` : above, text.slice(next + 1, end).trim());
  return found && { ...found, body: found.body === '' ? unbracketed(rest) : found.body };
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

/** `\mathbf{W}` is W. */
const nameIn = (text: string): string => /\{\s*([^{}]+?)\s*\}\s*$/.exec(text.startsWith('\\') ? text : '')?.[1] ?? text;

/** Without brackets around the whole. */
function unbracketed(text: string): string {
  const inner = text.trim();
  const [open, close] = [inner[0], inner.at(-1)];
  if (!((open === '(' && close === ')') || (open === '[' && close === ']'))) return inner;
  let depth = 0;
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] === open) depth++;
    if (inner[i] === close && --depth === 0 && i < inner.length - 1) return inner;
  }
  return open === '[' ? inner : unbracketed(inner.slice(1, -1));
}
