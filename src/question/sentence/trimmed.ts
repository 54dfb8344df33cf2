// What a formula in a sentence cannot end with: operators, and brackets that only words follow.

export const OPENS = '([{⟨';
export const CLOSES = ')]}⟩';

/** Without what cannot end a formula; how many parts that were. */
export function trimmed(parts: readonly string[]): { text: string; dropped: number } {
  let count = parts.length;
  while (
    count > 0 &&
    parts[count - 2] !== '_' &&
    /^\s*(?:[-+*/=,.:;@<>&"]|\.\*|==|\\[,;:! ]?|\\quad|\\text)$/.test(parts[count - 1] as string)
  )
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
