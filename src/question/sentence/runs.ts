// Where a formula begins among the pieces of a sentence, and how far it goes.
import { vocabulary } from '../../math/registry.js';
import { isEnglish, mended } from './english.js';
import { functionIn, isApplied, isBare } from './operands.js';
import type { Piece } from './pieces.js';
import { isProgram } from './programs.js';
import { AFTER, BETWEEN } from './spoken-words.js';
import { CLOSES, OPENS, trimmed } from './trimmed.js';

const OPERATORS = new Set('* + - / @ .* ./ ^ .^ ** = ⊙ ∘ · × ⊗ − < > =='.split(' '));

const isMath = ({ kind }: Piece): boolean => kind === 'name' || kind === 'number' || kind === 'sign' || kind === 'tex';

/** Words in a row, each a factor of the one before it: "mu + sigma * eps". */
const MOST_FACTORS = 4;

/** Whether a formula begins at this piece. */
export function begins(all: readonly Piece[], i: number, left = MOST_FACTORS): boolean {
  const piece = all[i];
  const next = all[i + 1];
  if (!piece || left === 0) return false;
  if (piece.kind === 'name' || piece.kind === 'number' || piece.kind === 'tex') return true;
  if (piece.kind === 'function') return isApplied(all, i);
  if (piece.kind === 'word')
    return (
      isLetterA(all, i) ||
      isProgram(all, i) ||
      (/^[A-Za-z]\w*$/.test(piece.text) &&
        (!isEnglish(piece.low) || VARIABLES.test(piece.low)) &&
        next?.kind === 'sign' &&
        (piece.after
          ? /^[*@⊙=]$/.test(next.text) && next.after && begins(all, i + 2, left - 1)
          : /^[*^=+@]$/.test(next.text)))
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
  if (/^[∑∏]$/.test(piece.text)) return next.kind !== 'word' && next.kind !== 'stop';
  return /^(?:\|\||[‖|∥√∂∇⟨{<-]|−)$/.test(piece.text) && next.kind !== 'word' && next.kind !== 'stop' && !next.before;
}

/** Pieces before a letter among which it is looked for. */
const MOST_BEFORE = 40;

/** "a scalar a,", "wrt a": a letter of the formula, on either side of it. */
const isDeclaredA = (all: readonly Piece[], at: number): boolean =>
  all.slice(Math.max(0, at - MOST_BEFORE), at + MOST_BEFORE).some(({ text }, i, near) => {
    const [last, next] = [near[i - 1]?.low ?? '', near[i + 1]];
    const isNamed = text === 'a' && /^(?:scalars?|numbers?|constants?|parameters?|wrt)$/.test(last);
    return isNamed && (!next || next.kind === 'stop' || next.text === ',' || /^(?:and|is)$/.test(next.low));
  });

/** A factor before a letter or a norm: "a‖x‖²" without a space, or a letter that the question declares. */
function isFactorA(all: readonly Piece[], i: number): boolean {
  const [piece, next] = [all[i], all[i + 1]];
  if (piece?.text !== 'a' || next === undefined) return false;
  const opensNorm = next.kind === 'sign' && /^(?:\|\|?|[‖∥])$/.test(next.text);
  if (opensNorm && !piece.after) return true;
  return (opensNorm || next.kind === 'name') && isDeclaredA(all, i);
}

/**
 * "Is the gradient of aᵀXb a bᵀ?": behind such a word, where a is a letter before, no article stands before a letter;
 * nor between a formula and what is transposed.
 */
function isKnownA(all: readonly Piece[], i: number): boolean {
  const next = all[i + 1];
  if (all[i]?.text !== 'a' || next?.kind !== 'name') return false;
  if (i > 0 && isMath(all[i - 1] as Piece) && /^(?:\^|['ᵀ⊤])$/u.test(all[i + 2]?.text ?? '')) return true;
  const isJoined =
    /^(?:is|be|to|equals|equal|not|just|wrt)$/.test(all[i - 1]?.low ?? '') ||
    next.text === 'a' ||
    (i > 0 && isMath(all[i - 1] as Piece));
  return (
    isJoined && all.slice(Math.max(0, i - MOST_BEFORE), i).some(({ text, kind }) => text === 'a' && kind === 'name')
  );
}

/** `a` or `I` as a letter of a formula: an operator stands beside it. */
export function isLetterA(all: readonly Piece[], i: number): boolean {
  const piece = all[i];
  if (!piece || !/^[aI]$/.test(piece.text)) return false;
  const [last, next, second] = [all[i - 1], all[i + 1], all[i + 2]];
  // "a transpose X", "a dot x", "between a and x".
  if (piece.text === 'a' && /^(?:times|is|equals|cross)$/.test(next?.low ?? '')) return true;
  if (piece.text === 'I' && /^(?:times|plus|minus)$/.test(last?.low ?? '')) return true;
  if (piece.text === 'a' && second && (isMath(second) || second.kind === 'function')) {
    if (AFTER[next?.low ?? ''] && /^(?:transpose|transposed)$/.test(next?.low ?? '')) return true;
    if (BETWEEN[next?.low ?? '']) return true;
    if (/^(?:of|between|from|and)$/.test(last?.low ?? '') && /^(?:and|with|to)$/.test(next?.low ?? '')) return true;
  }
  const operates = (other: Piece | undefined): boolean => other?.kind === 'sign' && OPERATORS.has(other.text);
  if (operates(next) && next?.text !== '<') return true;
  if (last?.text === ')' && !piece.before) return true;
  if (operates(last) && last?.text !== '=') return true;
  const isFollowed = second?.kind === 'name' || /^(?:with|wrt|by)$/.test(second?.low ?? '');
  const isListed = next?.low === 'and' && isFollowed && ['wrt', 'by', 'to', 'both'].includes(last?.low ?? '');
  // `2 a x`, `2 a (a^T x)`, `a a^T x`: a factor.
  const isFactor = next?.kind === 'name' || (next?.kind === 'sign' && next.text === '(');
  if (last?.text === '=' && next?.kind === 'name') return true;
  if (isFactorA(all, i) || (isFactor && isKnownA(all, i))) return true;
  if (last?.kind === 'number' && (isFactor || (next !== undefined && isLetterA(all, i + 1)))) return true;
  const closed =
    isListed ||
    next === undefined ||
    next.kind === 'stop' ||
    // A mark after a space begins a formula: "a $w$".
    (next.kind === 'mark' && !next.before) ||
    /^(?:wrt|equal)$/.test(next.low) ||
    (next.kind === 'sign' && /^[),\]'}]/.test(next.text));
  return (
    closed &&
    last !== undefined &&
    (isMath(last) ||
      last.kind === 'mark' ||
      [
        'wrt',
        'by',
        'to',
        'both',
        'of',
        'and',
        'is',
        'it',
        'equal',
        'equals',
        'be',
        'or',
        'not',
        'get',
        'just',
      ].includes(last.low))
  );
}

export interface Run {
  readonly text: string;
  /** The place of the piece behind it. */
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
    if (piece.kind === 'tex' && piece.text === '\\begin') {
      const end = environmentEnd(all, i);
      if (end === undefined) break;
      parts.push(...all.slice(i, end).map((part) => (part.before ? ' ' : '') + part.text));
      last = all[end - 1];
      i = end - 1;
      continue;
    }
    if (depth === 0 && i > start && isResult(all, start, i)) break;
    const more = partOf(all, i, depth, last);
    if (more === undefined) break;
    if (piece.kind === 'sign' && OPENS.includes(piece.text)) depth++;
    if (piece.kind === 'sign' && CLOSES.includes(piece.text) && --depth < 0) break;
    if (piece.kind === 'tex' && /^\\(?:\{|langle)$/.test(piece.text)) depth++;
    if (piece.kind === 'tex' && /^\\(?:\}|rangle)$/.test(piece.text)) depth--;

    const isSuffix = AFTER[piece.low] === more;
    parts.push((piece.before && parts.length > 0 && !isSuffix && more !== '' ? ' ' : '') + more);
    if (piece.kind !== 'mark') last = piece;
  }
  const { text, dropped } = trimmed(parts);
  return { text, next: Math.max(start + 1, i - dropped) };
}

/** "Is it x^T x 2x?": a number behind a name begins another formula, but not in "wrt x 2x" and "d/dx 2x". */
function isResult(all: readonly Piece[], start: number, i: number): boolean {
  const [number, last, before] = [all[i] as Piece, all[i - 1], all[i - 2]];
  return (
    number.kind === 'number' &&
    number.before &&
    !number.after &&
    (last?.kind === 'name' ||
      last?.text === ')' ||
      (last?.kind === 'number' && /^(?:\^|\*\*)$/.test(before?.text ?? ''))) &&
    !/^[d∂]/.test(last.text) &&
    !/^(?:[d∂∇_]|\\nabla)$/.test(before?.text ?? '') &&
    !/^(?:wrt|to|by|respect|in)$/.test(all[start - 1]?.low ?? '')
  );
}

/** The place behind `\\end{…}`. */
function environmentEnd(all: readonly Piece[], begin: number): number | undefined {
  for (let i = begin; i < all.length; i++)
    if (all[i]?.text === '\\end') return all[i + 3]?.text === '}' ? i + 4 : undefined;
  return undefined;
}

/** What this piece adds to the formula; undefined where the formula ends before it. */
function partOf(all: readonly Piece[], i: number, depth: number, last: Piece | undefined): string | undefined {
  const piece = all[i] as Piece;
  const next = all[i + 1];
  if (last === undefined) return piece.kind === 'function' ? functionIn(all, i) : nameMended(piece, next);
  const after = AFTER[piece.low];
  const follows =
    last.kind === 'name' || last.kind === 'number' || /^[)\]|‖'}]|\|\|$/.test(last.text) || last.low === 'a';
  // Outside brackets these words are those of a sentence, which `spoken.ts` reads.
  const isSaid = after !== undefined && follows && next?.low !== 'of' && next?.text !== '(';
  if (isSaid) return depth > 0 ? after : undefined;
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
      // `min=0`, as `axis=0`.
      if (/^[.]$/.test(last.text) || (depth > 0 && next?.text === '=' && /^[(,]$/.test(last.text))) return piece.text;
      // `sigmoid (1 - sigmoid)`.
      if (isApplied(all, i) || ((depth > 0 ? /^[-−+*/⊙·]$/ : /^[-−+*/⊙·=]$/).test(last.text) && isBare(all, i)))
        return functionIn(all, i);
      return depth > 0 && /^[({,]$/.test(last.text) && /^[),}]$/.test(next?.text ?? '') ? piece.text : undefined;
    case 'word': {
      if (isLetterA(all, i)) return piece.text;
      // "At" of e^{At}, "ij" of Σ_{ij}.
      if (depth > 0 && /^[A-Za-z]{1,3}$/.test(piece.text) && !piece.before && !piece.after && last.text === '{')
        return piece.text;
      // "At" of exp(At).
      if (
        /^[A-Za-z]{2}$/.test(piece.text) &&
        next?.text === ')' &&
        last.text === '(' &&
        !last.before &&
        all[i - 2]?.kind === 'function'
      )
        return piece.text;
      if (last.text === '.' || last.text === '_' || (last.text === '∂' && /^[aI]$/.test(piece.text))) return piece.text;
      // `axis=0`: an argument by its name.
      if (depth > 0 && next?.text === '=' && /^[(,]$/.test(last.text)) return piece.text;
      if (depth > 0 && last.text === '=' && /^(?:true|false)$/i.test(piece.text)) return piece.text;
      // "a x^2 + bx + c", and what stands close to its operator.
      if (last.kind === 'sign' && OPERATORS.has(last.text) && isOperand(all, i)) return piece.text;
      const between = depth > 0 ? BETWEEN[piece.low] : undefined;
      if (between && next && (isMath(next) || next.kind === 'function' || isLetterA(all, i + 1))) return between;
      return undefined;
    }
    default:
      return nameMended(piece, next);
  }
}

/** Words of a language that are variables beside an operator. */
const VARIABLES = /^(?:bias|weights?|inputs?|targets?|labels?|logits?)$/;

/** `mu + sigma * eps`, `W x + bias`: a word behind an operator. A dash and an equation may lead to a sentence. */
function isOperand(all: readonly Piece[], i: number): boolean {
  const [word, sign, next] = [all[i] as Piece, (all[i - 1] as Piece).text, all[i + 1]];
  if (isEnglish(word.low) && !VARIABLES.test(word.low)) return false;
  if (!word.before || /^[a-z]{1,2}$/.test(word.text)) return true;
  return (
    /^(?:[*+/@⊙·]|\.\*|\*\*)$/.test(sign) || (/^[-−]$/.test(sign) && (next?.kind !== 'word' || next.low === 'wrt'))
  );
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
