// Where a formula begins among the pieces of a sentence, and how far it goes.
import { vocabulary } from '../math/registry.js';
import { isEnglish, mended } from './english.js';
import type { Piece } from './pieces.js';

const OPERATORS = new Set([
  '*',
  '+',
  '-',
  '/',
  '@',
  '.*',
  './',
  '^',
  '.^',
  '**',
  '=',
  '⊙',
  '∘',
  '·',
  '×',
  '⊗',
  '−',
  '<',
  '>',
  '==',
]);

/** Words that are operators between formulas, and those that follow one. */
const BETWEEN: Readonly<Record<string, string>> = {
  times: '*',
  plus: '+',
  minus: '-',
  hadamard: '.*',
  odot: '.*',
  'dot-product': '*',
};

const AFTER: Readonly<Record<string, string>> = {
  transpose: "'",
  transposed: "'",
  squared: '^2',
  cubed: '^3',
  inverse: '^-1',
  inverted: '^-1',
};

const isMath = ({ kind }: Piece): boolean => kind === 'name' || kind === 'number' || kind === 'sign' || kind === 'tex';

const OPENS = '([{⟨';

const CLOSES = ')]}⟩';

/** Whether a formula begins at this piece. */
export function begins(all: readonly Piece[], i: number): boolean {
  const piece = all[i] as Piece;
  const next = all[i + 1];
  if (piece.kind === 'name' || piece.kind === 'number' || piece.kind === 'tex') return true;
  if (piece.kind === 'function') return isApplied(all, i);
  if (piece.kind === 'word')
    return (
      isLetterA(all, i) ||
      (/^[A-Za-z]\w*$/.test(piece.text) &&
        !isEnglish(piece.low) &&
        !piece.after &&
        next?.kind === 'sign' &&
        /^[*^=+@]$/.test(next.text))
    );
  if (piece.kind !== 'sign' || !next) return false;
  if (piece.text === '=') return next.kind !== 'stop' && next.kind !== 'word' && i > 0;
  if (piece.text === '∂')
    return next.kind !== 'stop' && (next.kind !== 'word' || isLetterA(all, i + 1) || /^[aI]$/.test(next.text));
  if (/^[([]$/.test(piece.text)) {
    // `(see page 3)` is no formula.
    const inner = all[i + 1] as Piece;
    return inner.kind !== 'word' || isLetterA(all, i + 1);
  }
  return /^(?:\|\||[‖|∥√∂∇⟨{<-]|−)$/.test(piece.text) && next.kind !== 'word' && next.kind !== 'stop' && !next.before;
}

/** A function's name that has its operand: `tanh(x)`, `log det X`, `\sin x`, `tanh^2(x)`. */
function isApplied(all: readonly Piece[], i: number): boolean {
  const [name, next] = [all[i] as Piece, all[i + 1]];
  if (!next) return false;
  if (next.kind === 'sign' && '([{'.includes(next.text))
    return all[i + 2]?.kind !== 'word' || !next.before || vocabulary.functionNamed(all[i + 2]?.low ?? '') !== undefined;
  if (next.kind === 'sign' && (/^[\^_'.]$/.test(next.text) || (/^[|‖]|\|\|$/.test(next.text) && !next.after)))
    return !next.before && !next.after;
  if (
    name.low.length < 2 ||
    ['step', 'sign', 'where', 'max', 'min', 'dot', 'square', 'unit', 'mean', 'identity', 'sum'].includes(name.low)
  )
    return false;
  const bare = name.low.length >= 3 || name.low === 'tr' || name.low === 'ln';
  if (!bare) return false;
  return (
    next.kind === 'name' ||
    (next.kind === 'tex' && !/^\\(?:text|,|;)/.test(next.text)) ||
    (next.kind === 'function' && isApplied(all, i + 1)) ||
    (next.kind === 'number' && all[i + 2]?.kind === 'name')
  );
}

/** `a` or `I` as a letter of a formula: an operator stands beside it. */
export function isLetterA(all: readonly Piece[], i: number): boolean {
  const piece = all[i] as Piece;
  if (!/^[aI]$/.test(piece.text)) return false;
  const [last, next] = [all[i - 1], all[i + 1]];
  const operates = (other: Piece | undefined): boolean => other?.kind === 'sign' && OPERATORS.has(other.text);
  if (operates(next) && next?.text !== '<') return true;
  if (operates(last) && last?.text !== '=') return true;
  // `2 a x`, `2 a (a^T x)`, `a a^T x`: a factor.
  const isFactor = next?.kind === 'name' || (next?.kind === 'sign' && next.text === '(');
  if (last?.text === '=' && next?.kind === 'name') return true;
  if (last?.kind === 'number' && (isFactor || (next !== undefined && isLetterA(all, i + 1)))) return true;
  const closed =
    next === undefined ||
    next.kind === 'stop' ||
    next.kind === 'mark' ||
    next.low === 'wrt' ||
    (next.kind === 'sign' && /^[),\]'}]/.test(next.text));
  return (
    closed &&
    last !== undefined &&
    (isMath(last) ||
      last.kind === 'mark' ||
      ['wrt', 'by', 'to', 'of', 'and', 'is', 'it', 'equal', 'equals', 'be', 'or', 'not', 'get', 'just'].includes(
        last.low,
      ))
  );
}

export interface Run {
  readonly text: string;
  readonly item: { readonly text: string; readonly from: number; readonly to: number };
  readonly next: number;
}

/** The longest stretch of mathematics from `start`. */
export function takeRun(all: readonly Piece[], start: number): Run {
  let i = start;
  let depth = 0;
  const parts: string[] = [];
  let last: Piece | undefined;

  for (; i < all.length; i++) {
    const piece = all[i] as Piece;
    const more = partOf(all, i, depth, last);
    if (more === undefined) break;
    if (piece.kind === 'sign' && OPENS.includes(piece.text)) depth++;
    if (piece.kind === 'sign' && CLOSES.includes(piece.text) && --depth < 0) break;
    if (piece.kind === 'tex' && piece.text === '\\{') depth++;
    if (piece.kind === 'tex' && piece.text === '\\}') depth--;

    const isSuffix = AFTER[piece.low] === more;
    parts.push((piece.before && parts.length > 0 && !isSuffix && more !== '' ? ' ' : '') + more);
    if (piece.kind !== 'mark') last = piece;
  }
  const { text, dropped } = trimmed(parts);
  const end = all[Math.max(start, i - 1 - dropped)] as Piece;
  return { text, item: { text, from: (all[start] as Piece).from, to: end.to }, next: Math.max(start + 1, i - dropped) };
}

/** What this piece adds to the formula; undefined where the formula ends before it. */
function partOf(all: readonly Piece[], i: number, depth: number, last: Piece | undefined): string | undefined {
  const piece = all[i] as Piece;
  const next = all[i + 1];
  if (last === undefined) return nameMended(piece, next);
  const after = AFTER[piece.low];
  const follows =
    last.kind === 'name' || last.kind === 'number' || /^[)\]|‖'}]|\|\|$/.test(last.text) || last.low === 'a';
  if (after && follows && next?.low !== 'of' && next?.text !== '(') return after;
  switch (piece.kind) {
    case 'mark':
      // `f = $x^2$` is one formula.
      return depth > 0 || (last.kind === 'sign' && (OPERATORS.has(last.text) || OPENS.includes(last.text)))
        ? ''
        : undefined;
    case 'stop':
      return piece.text === ':' && depth > 0 ? piece.text : undefined;
    case 'sign':
      if (/^[,;:]$/.test(piece.text)) return depth > 0 ? piece.text : undefined;
      if (piece.text === '.' && (piece.after || last.kind !== 'name'))
        return last.kind === 'name' || /^[)\]]$/.test(last.text) ? (piece.after ? undefined : piece.text) : undefined;
      if (piece.text === '"' || piece.text === '&') return depth > 0 ? piece.text : undefined;
      // A bracket after a space opens a remark: `W (2x3)`, `relu (the usual one)`.
      if (piece.text === '(' && depth === 0 && piece.before && isRemark(all, i)) return undefined;
      return piece.text;
    case 'function':
      if (/^[.]$/.test(last.text)) return piece.text;
      return isApplied(all, i)
        ? piece.text
        : depth > 0 && /^[({,]$/.test(last.text) && /^[),}]$/.test(next?.text ?? '')
          ? piece.text
          : undefined;
    case 'word': {
      if (isLetterA(all, i)) return piece.text;
      if (last.text === '.' || last.text === '_' || (last.text === '∂' && /^[aI]$/.test(piece.text))) return piece.text;
      // `axis=0`: an argument by its name.
      if (depth > 0 && next?.text === '=' && /^[(,]$/.test(last.text)) return piece.text;
      if (depth > 0 && last.text === '=' && /^(?:true|false)$/i.test(piece.text)) return piece.text;
      if (last.kind === 'sign' && OPERATORS.has(last.text) && !piece.before && !isEnglish(piece.low)) return piece.text;
      const between = BETWEEN[piece.low];
      if (between && next && (isMath(next) || next.kind === 'function' || isLetterA(all, i + 1))) return between;
      return undefined;
    }
    default:
      return nameMended(piece, next);
  }
}

/** A function's name before its bracket, with a slip mended: `sofmax(x)`. */
function nameMended({ kind, text, low }: Piece, next: Piece | undefined): string {
  if (kind !== 'name' || next?.text !== '(' || text.length < 5) return text;
  const name = mended(low);
  return name !== undefined && vocabulary.functionNamed(name) ? name : text;
}

/** `(2x3)`, `(m, n)`, `(euclidean)`: words or sizes after a name. */
function isRemark(all: readonly Piece[], at: number): boolean {
  const [a, b, c] = [all[at + 1], all[at + 2], all[at + 3]];
  if (!a) return false;
  if (a.kind === 'word' && !isLetterA(all, at + 1)) return true;
  const isSize = ({ kind, text }: Piece): boolean => kind === 'number' || /^[mnkpdqNKD]$/.test(text);
  if (!b || !c) return false;
  if (a.kind === 'number' && b.kind === 'name' && /^x\d*$/.test(b.text)) return true;
  return isSize(a) && /^[x×,]$/.test(b.text) && isSize(c) && all[at - 1]?.kind === 'name';
}

/** Without what cannot end a formula; how many parts that were. */
function trimmed(parts: readonly string[]): { text: string; dropped: number } {
  let count = parts.length;
  while (count > 0 && /^\s*(?:[-+*/=,.:;@<>&"]|\.\*|==|\\[,;:! ]?|\\quad|\\text)$/.test(parts[count - 1] as string))
    count--;
  const depth = (upTo: number): number =>
    [...parts.slice(0, upTo).join('')].reduce(
      (sum, sign) => sum + (OPENS.includes(sign) ? 1 : CLOSES.includes(sign) ? -1 : 0),
      0,
    );
  // A bracket that only words follow is a remark.
  while (
    count > 1 &&
    depth(count) > 0 &&
    /^\s*[([{]$/.test(parts[count - 1] as string) &&
    /\s/.test(parts[count - 1] as string)
  )
    count--;
  return { text: parts.slice(0, count).join('').trim(), dropped: parts.length - count };
}
