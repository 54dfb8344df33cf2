// A sentence as words and formulas: which stretches of it are mathematics.
import { table } from '../../formula/table.js';
import { slipless } from '../sentence/english.js';
import type { Piece } from '../sentence/pieces.js';
import { functionInWords } from '../spoken/functions-in-words.js';
import { speech } from '../spoken/spoken.js';

export interface Item {
  /** `function` is one named in words, whose operand nobody wrote. */
  readonly kind: 'word' | 'formula' | 'function' | 'stop';
  /** The word in small letters, a slip mended; the formula as our grammar reads it. */
  readonly text: string;
  /** How else the formula can be read. */
  readonly other?: string;
  readonly from: number;
  readonly to: number;
}

/** The word that an item is; nothing where it is none. */
export const wordOf = (item: Item | undefined): string => (item?.kind === 'word' ? item.text : '');

/** The functions that are named in words. */
export const functionsIn = (list: readonly Item[]): string[] =>
  list.filter(({ kind }) => kind === 'function').map(({ text }) => text);

/** Signs that stand alone in a sentence: "when do I use ⊙?". */
const SIGNS_IN_WORDS: Readonly<Record<string, string>> = table({
  '⊙': 'hadamard',
  '∘': 'hadamard',
  '⊗': 'kronecker',
  '@': 'matmul',
});

/** Signs of formulas that have no place in a sentence: behind them something was not read. */
const DANGLING = /^[+^∑∏∫√]$/;

export function items(all: readonly Piece[]): Item[] {
  const said = speech(all);
  const found: Item[] = [];
  let i = 0;
  // The place behind the last piece at which no formula began.
  let refused = -1;
  while (i < all.length) {
    const piece = all[i] as Piece;
    // In `-----` no formula begins at a later sign where none began at the first; each would read the rest again.
    const isRepeated = refused === i && piece.kind === 'sign' && !piece.before && all[i - 1]?.text === piece.text;
    const formula = isRepeated ? undefined : said(i);
    if (formula) {
      const { text, isNamed, next, other } = formula;
      // "the sum of the Jacobians" is no sum of x.
      if (isNamed && isOfDerivatives(all, next)) {
        found.push(...all.slice(i, next).map(word));
        i = next;
        continue;
      }
      const place = { from: piece.from, to: (all[next - 1] as Piece).to };
      const named = /(?:^F|\bfunctional)\.(\w+)$/.exec(text)?.[1];
      const ofLibrary = named === undefined ? undefined : functionInWords([named], 0)?.alone;
      if (ofLibrary) found.push({ kind: 'function', text: ofLibrary, ...place });
      else if (isPath(text))
        found.push(
          ...text
            .toLowerCase()
            .split('.')
            .map((name): Item => ({ kind: 'word', text: name, ...place })),
        );
      else
        found.push({
          kind: isNamed ? 'function' : 'formula',
          text,
          ...place,
          ...(other === undefined ? {} : { other }),
        });
      i = next;
      continue;
    }
    const sign = SIGNS_IN_WORDS[piece.text];
    if (piece.kind === 'stop') found.push({ kind: 'stop', text: piece.text, from: piece.from, to: piece.to });
    else if (piece.kind === 'word' || piece.kind === 'function' || /^[A-Z]{2,}$/.test(piece.text))
      found.push(word(piece));
    else if (sign) found.push({ ...word(piece), text: sign });
    else if (DANGLING.test(piece.text)) found.push(word(piece));
    i++;
    refused = i;
  }
  return found;
}

const isOfDerivatives = (all: readonly Piece[], at: number): boolean =>
  all[at]?.low === 'of' &&
  /^(?:jacobians|gradients|derivatives|hessians|partials|differentials)$/.test(
    all[all[at + 1]?.low === 'the' ? at + 2 : at + 1]?.low ?? '',
  );

/** `torch.autograd.functional`: the name of a place in a library. */
const isPath = (text: string): boolean => /^(?:F|[A-Za-z]\w+)(?:\.\w{2,})+$/.test(text);

const word = ({ low, from, to }: Piece): Item => ({ kind: 'word', text: slipless(low), from, to });
