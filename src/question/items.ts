// A sentence as words and formulas: which stretches of it are mathematics.
import { mended } from './english.js';
import { type FunctionInWords, functionInWords, standsAlone } from './functions-in-words.js';
import type { Piece } from './pieces.js';
import { begins, isLetterA, type Run, takeRun } from './runs.js';

export interface Item {
  /** `function` is one named in words, whose operand nobody wrote. */
  readonly kind: 'word' | 'formula' | 'function' | 'stop';
  /** The word in small letters, a slip mended; the formula as our grammar reads it. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Signs that stand alone in a sentence: "when do I use ⊙?". */
const SIGNS_IN_WORDS: Readonly<Record<string, string>> = {
  '⊙': 'hadamard',
  '∘': 'hadamard',
  '⊗': 'kronecker',
  '@': 'matmul',
};

export function items(all: readonly Piece[]): Item[] {
  const words = all.map(({ low }) => low);
  const found: Item[] = [];
  let i = 0;
  while (i < all.length) {
    const piece = all[i] as Piece;
    if (begins(all, i)) {
      const run = takeRun(all, i);
      if (isPath(run.text))
        found.push(
          ...run.text
            .toLowerCase()
            .split('.')
            .map((text): Item => ({ ...run.item, kind: 'word', text })),
        );
      else if (run.text !== '') found.push({ kind: 'formula', ...run.item });
      i = Math.max(run.next, i + 1);
    } else if (piece.kind === 'stop') {
      found.push({ kind: 'stop', text: piece.text, from: piece.from, to: piece.to });
      i++;
    } else if (piece.kind === 'word' || piece.kind === 'function') {
      const named = isVerb(words, i)
        ? undefined
        : functionInWords(
            words.slice(i, i + 4).map((each) => slipless(each).replace(/'s$/, '')),
            0,
          );
      if (named) {
        const applied = appliedTo(all, i + named.length, named);
        const to = (all[i + named.length - 1] as Piece).to;
        if (applied) found.push({ kind: 'formula', ...applied.item });
        else if (standsAlone(named.formula))
          found.push({
            kind: 'function',
            text: named.formula.replaceAll('@', named.operand).trim(),
            from: piece.from,
            to,
          });
        else found.push(word(piece));
        i = applied?.next ?? i + (standsAlone(named.formula) ? named.length : 1);
      } else {
        found.push(word(piece));
        i++;
      }
    } else {
      const sign = SIGNS_IN_WORDS[piece.text];
      if (sign) found.push({ ...word(piece), text: sign });
      i++;
    }
  }
  return found;
}

/** `torch.autograd.functional`: the name of a place in a library. */
const isPath = (text: string): boolean => /^[A-Za-z]\w+(?:\.\w{2,})+$/.test(text);

/** `mean` and `dot` in "what does it mean" and "dot product", `norm` in "batch norm". */
function isVerb(words: readonly string[], i: number): boolean {
  const [last = '', now = '', next = ''] = [words[i - 1], words[i], words[i + 1]];
  if (now === 'mean') return !['the', 'of'].includes(last) && next !== 'of' && next !== 'squared' && next !== 'pooling';
  if (now === 'norm') return ['batch', 'group', 'instance', 'weight'].includes(last);
  if (['sum', 'max', 'min', 'log', 'mean'].includes(now))
    return ['we', 'i', 'to', 'you', 'must', 'and', 'then'].includes(last) && next !== 'of' && next !== 'sum';
  if (now === 'inverse' || now === 'transpose') return next !== 'of' && !['the', 'matrix', 'of'].includes(last);
  return now === 'dot' || (now === 'average' && next !== 'of');
}

const slipless = (low: string): string => mended(low) ?? low;
const word = ({ low, from, to }: Piece): Item => ({ kind: 'word', text: slipless(low), from, to });

/** "The log of the norm of the trace of …": how many functions are named one of another. */
const MOST_NESTED = 5;

/** A function named in words, and the formula after "of" that it is applied to. */
function appliedTo(all: readonly Piece[], at: number, { formula }: FunctionInWords, depth = 0): Run | undefined {
  let i = at;
  if (all[i]?.low !== 'of' || depth > MOST_NESTED) return undefined;
  i++;
  while (
    all[i]?.kind === 'word' &&
    ['the', 'a', 'an', 'vector', 'matrix', 'product', 'expression'].includes(all[i]?.low ?? '') &&
    !isLetterA(all, i)
  )
    i++;
  while (all[i]?.kind === 'mark') i++;
  const inner = functionInWords(
    all.slice(i, i + 4).map(({ low }) => low),
    0,
  );
  const nested = inner && all[i]?.kind !== 'name' ? appliedTo(all, i + inner.length, inner, depth + 1) : undefined;
  if (!nested && (i >= all.length || !begins(all, i))) return undefined;
  const run = nested ?? takeRun(all, i);
  if (run.text === '' || /=/.test(run.text)) return undefined;
  const body =
    /\^2$/.test(run.text) && all[run.next - 1]?.low === 'squared' && /norm/.test(formula)
      ? run.text.slice(0, -2)
      : run.text;
  const whole = formula.replaceAll('@', body) + (body === run.text ? '' : '^2');
  return { text: whole, item: { text: whole, from: (all[at - 1] as Piece).from, to: run.item.to }, next: run.next };
}
