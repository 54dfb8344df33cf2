// Whether a text counts places from 0, as Python does.
import { MODULES } from './spellings.js';
import type { Token } from './tokens.js';

/** Signs that only Python has for the power and for the product of matrices. */
const PYTHON = new Set(['**', '@']);

/**
 * Whether a program counts from 0: one that names a place 0, or a text with a library of Python or its signs. What has
 * no entries by their places counts in neither way.
 */
export function countsFromZero(tokens: readonly Token[], text: string): boolean | undefined {
  const places = tokens.flatMap((_, at) => (isPlaces(tokens, at) ? [tokens[at + 1] as Token] : []));
  if (places.length === 0) return undefined;
  return (
    tokens.some((token, at) => token.value === 0 && token.kind === 'number' && isOnePlace(tokens, at)) ||
    tokens.some(
      ({ text: name, span, kind }, at) =>
        (kind === 'name' && MODULES.has(name) && name.length > 1 && tokens[at + 1]?.text === '.') ||
        PYTHON.has(text.slice(...span)),
    )
  );
}

/** Whether the token opens the brackets of places: those that stand directly behind an operand. */
const isPlaces = (tokens: readonly Token[], at: number): boolean => {
  const [before, open] = [tokens[at - 1], tokens[at]];
  return (
    open?.text === '[' &&
    !open.spaced &&
    before !== undefined &&
    (before.kind === 'name' || /^[)\]'⊤]$/.test(before.text))
  );
};

/** Whether a number stands alone as a place: `[0]`, `[0, 1]`, `[:, 0]`. */
function isOnePlace(tokens: readonly Token[], at: number): boolean {
  if (!/^[\],]$/.test(tokens[at + 1]?.text ?? '')) return false;
  let open = at - 1;
  while (/^[,:]$/.test(tokens[open]?.text ?? '') || tokens[open]?.kind === 'number') open--;
  return isPlaces(tokens, open);
}
