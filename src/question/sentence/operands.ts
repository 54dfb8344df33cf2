// Whether a function's name in a sentence has an operand, and what is written where it has none: tanh² of "1 - tanh²".
import { vocabulary } from '../../math/registry.js';
import type { Piece } from './pieces.js';

/** Names of functions in a row, as in `log det X`, that have one operand. */
const MOST_NAMES = 6;

/** A function's name that has its operand: `tanh(x)`, `log det X`, `\sin x`, `tanh^2(x)`. */
export function isApplied(all: readonly Piece[], i: number, left = MOST_NAMES): boolean {
  const [name, next] = [all[i] as Piece, all[i + 1]];
  if (!next || left === 0) return false;
  if (next.kind === 'sign' && '([{'.includes(next.text))
    return all[i + 2]?.kind !== 'word' || !next.before || vocabulary.functionNamed(all[i + 2]?.low ?? '') !== undefined;
  if (next.kind === 'sign' && (/^[\^_'.]$/.test(next.text) || (/^[|‖]|\|\|$/.test(next.text) && !next.after)))
    return !next.before && !next.after;
  if (/^[²³]$/.test(next.text)) return !next.before;
  // "sum p_i log p_i", "sum p log p".
  if (/^(?:sum|prod)$/.test(name.low) && next.kind === 'name' && /_[i-k]{1,2}$/.test(next.text)) return true;
  if (name.low === 'sum' && next.kind === 'name') {
    const behind = all[i + 2];
    return (
      /^(?:\^|\*\*?|⊙|\.\*|\.\^)$/.test(behind?.text ?? '') ||
      (behind?.kind === 'function' && isApplied(all, i + 2, left - 1))
    );
  }
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
    (next.kind === 'function' && !isAskedOf(all, i) && isApplied(all, i + 1, left - 1)) ||
    (next.kind === 'number' && all[i + 2]?.kind === 'name')
  );
}

/** Whether nothing stands behind a function's name, or its power, of which it could be: `1 - tanh^2`. */
export function isBare(all: readonly Piece[], i: number): boolean {
  const next = all[i + 1]?.text ?? '';
  const behind =
    all[/^[²³]$/.test(next) ? i + 2 : /^(?:\^|\*\*)$/.test(next) && all[i + 2]?.kind === 'number' ? i + 3 : i + 1];
  return (
    behind === undefined ||
    /^(?:stop|mark)$/.test(behind.kind) ||
    (behind.kind === 'word' && !/^(?:of|applied|acting|over|loss|layer|function|activation)$/.test(behind.low)) ||
    (behind.kind === 'sign' && /^[-−+*/⊙·∘),\]}=]$/.test(behind.text))
  );
}

/** Pieces within which a function's bracket is looked through. */
const MOST_INSIDE = 12;

/** `sigmoid (1 - sigmoid)`: a function before a bracket that holds it without an operand is multiplied, not applied. */
function isFactor(all: readonly Piece[], i: number): boolean {
  if (all[i + 1]?.text !== '(') return false;
  let depth = 0;
  for (let at = i + 1; at < i + MOST_INSIDE; at++) {
    if (all[at]?.text === '(') depth++;
    if (all[at]?.text === ')' && --depth === 0) return false;
    if (all[at]?.kind === 'function' && all[at]?.low === all[i]?.low && isBare(all, at)) return true;
  }
  return false;
}

/** The function's name as the formula has it; one without an operand is of the usual one. */
export const functionIn = (all: readonly Piece[], i: number): string => {
  const { text } = all[i] as Piece;
  return isFactor(all, i) ? `${text}(x)*` : isBare(all, i) ? `${text}(x)` : text;
};

/** "Is the Jacobian of softmax diag(s)?": what follows the function is a result, unless it is the log of that. */
const isAskedOf = (all: readonly Piece[], i: number): boolean =>
  !/^(?:log|ln|exp|sqrt|tr|trace|det)$/.test(all[i]?.low ?? '') &&
  all[i - 1]?.low === 'of' &&
  [i - 3, i - 4].some((at) => /^(?:is|isn't|was)$/.test(all[at]?.low ?? ''));
