// Sums whose sign says nothing of what they run over: Σ p log(p/q) adds up entries, Σ (y − wᵀx)² samples; and square
// brackets that hold one term, as in Σ [y log p + (1 − y) log(1 − p)].
import { closing } from './terms.js';

const SIGN =
  /\\sum(?![A-Za-z])|∑|(?<!(?:[\p{Lu})}'⊤∂]|(?<!\p{L})\p{Ll})\s*)Σ(?=\s*[[({\p{L}\d])|(?<![\p{L}\d_.\\])(?:sum(?=\s+[\p{L}\d\\])|(?:sum|mean)(?=\s+\())/u;
const OVER = /^\s*(?:\\limits)?\s*[_^ᵢⱼₖₗ]/;
const INDEXED = /_\{?\s*[ijkl](?![A-Za-z])|[ᵢⱼₖₗ]/;

/** What tells that Σ before it adds up, and is no covariance matrix. */
const ADDED = /log|exp|max|\^\s*\{?\s*2|²|\*\*\s*2|[|‖]/;

const TURNED = String.raw`\s*(?:\^\s*\{?\s*(?:T|\\top|⊤)\s*\}?|⊤|')\s*`;
/** A product of parameters with one sample. */
const OF_SAMPLE = new RegExp(
  String.raw`(?<![\p{L}\\])(?:\\?(?:theta|beta|omega|phi)|[wavθβωφ])${TURNED}x(?![\p{L}_\d])|(?<![\p{L}\\])x${TURNED}(?:\\?(?:theta|beta|omega)|[wavθβω])(?![\p{L}_])`,
  'u',
);
const SAMPLE = /(?<![\p{L}\\_])([xyt])(?![\p{L}_\d(])/gu;

/** The formula with its bare sums written so that they are read. */
export function withBareSums(typed: string): string {
  const text = roundBracketed(typed);
  if (INDEXED.test(text)) return text;
  const found = SIGN.exec(text);
  if (!found) return text;
  const [before, rest] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  const end = termEnd(rest);
  const body = rest.slice(0, end).trim();
  // `sum (x - y)^2` adds up squares: with a space before it, the bracket belongs to its power.
  const isCall = /^\s+\(/.test(rest) && /^(?:sum|mean)$/.test(found[0]);
  if (isCall && !/^\s*(?:\^|\*\*|²)/.test(rest.slice(closing(rest, rest.indexOf('(')) + 1))) return text;
  if (OVER.test(rest) || body === '' || (found[0] === 'Σ' && !ADDED.test(body))) return text;
  const behind = rest.slice(end);
  const sum = OF_SAMPLE.test(body)
    ? `\\sum_i (${body.replace(SAMPLE, '$1_i')})`
    : `${found[0] === 'mean' ? 'mean' : 'sum'}(${body})`;
  return `${before}${sum}${behind}`;
}

/** Where a term ends: before a sign of addition outside brackets. */
function termEnd(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign) && --depth < 0) return at;
    else if (
      depth === 0 &&
      /[-+−,=]/.test(sign) &&
      text.slice(0, at).trim() !== '' &&
      !/\^\s*$/.test(text.slice(0, at))
    )
      return at;
  }
  return text.length;
}

/** Square brackets that hold one term, as round ones. */
function roundBracketed(text: string): string {
  if (!text.includes('[')) return text;
  const open: { readonly at: number; isList: boolean }[] = [];
  const signs = [...text];
  const written = [...signs];
  signs.forEach((sign, at) => {
    if ('([{'.includes(sign)) open.push({ at, isList: false });
    else if (')]}'.includes(sign)) {
      const from = open.pop();
      if (sign !== ']' || from?.isList !== false || signs[from.at] !== '[' || !isTerm(signs, from.at, at)) return;
      written[from.at] = '(';
      written[at] = ')';
    } else if (/[,;&\n]/.test(sign)) for (const each of open.slice(-1)) each.isList = true;
  });
  return written.join('');
}

/** Whether a bracket holds a sum or is a factor, and is no index and no list. */
function isTerm(signs: readonly string[], from: number, to: number): boolean {
  const before = signs
    .slice(Math.max(0, from - 12), from)
    .join('')
    .replace(/\\left$/, '');
  const inside = signs.slice(from + 1, to).join('');
  const isIndex = /[\p{L}\d_)\]]$/u.test(before) && !/(?<!\p{L})(?:sum|\d+)$/u.test(before);
  if (isIndex || !/\p{L}/u.test(inside)) return false;
  return /\s[-+−]\s/.test(inside) || /(?:Σ|∑|sum|[-+−\d)}])\s*$/.test(before);
}
