// Brackets of calls in the text of a program: where one closes, and the parts between its commas.

/** The place of the bracket that closes the one at `open`; -1 where none does. */
export function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if ('([{'.includes(text[i] as string)) depth++;
    else if (')]}'.includes(text[i] as string) && --depth === 0) return i;
  }
  return -1;
}

/** The parts between commas outside brackets, empty ones too. */
export function partsBetweenCommas(given: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let i = 0; i <= given.length; i++) {
    const sign = given[i] ?? ',';
    if ('([{'.includes(sign)) depth++;
    if (')]}'.includes(sign)) depth--;
    if (sign === ',' && depth === 0) {
      parts.push(given.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts;
}

/** The operands of a call. */
export const operandsOf = (given: string): string[] => partsBetweenCommas(given).filter((part) => part !== '');
