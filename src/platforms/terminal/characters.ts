// What a terminal makes of characters: which it would obey instead of show, and how many columns the others take.

/**
 * The text with a dot for every character that a terminal obeys or hides: controls (escape sequences begin with one),
 * marks that reverse the direction of text, halves of characters. As many characters as before; lines stay lines.
 */
export const visible = (text: string): string =>
  text.replaceAll('\t', ' ').replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '·');

// Blocks that East Asian terminals and all others show two columns wide, and signs shown as coloured pictures.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** The columns that one visible character takes. */
export const columnsOf = (character: string): number =>
  /[\p{Mn}\p{Me}]/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;

/** The columns that a visible text takes on one line. */
export function width(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += columnsOf(character);
  return columns;
}

/** JSON with every such character escaped: the same value, and safe to print. */
export const safeJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
