// A place in a typed text: the line it is in, and marks under it, both within the width of the terminal.
import { columnsOf, visible, width } from './characters.js';

/** Two lines. `span` counts UTF-16 units, from the first to behind the last. */
export function placeIn(typed: string, [from, to]: readonly [number, number], columns: number): [string, string] {
  const begin = typed.lastIndexOf('\n', from - 1) + 1;
  const newline = typed.indexOf('\n', from);
  const end = newline < 0 ? typed.length : newline;
  const characters = [...visible(typed.slice(begin, end))];
  const indexOf = (position: number): number => [...typed.slice(begin, Math.min(position, end))].length;
  const start = indexOf(from);
  const stop = Math.max(start, indexOf(to));
  const [left, right] = windowAround(characters, start, stop, columns);

  const lead = left > 0 ? '…' : '';
  const shown = (a: number, b: number): string => characters.slice(a, b).join('');
  const marks = '^'.repeat(Math.max(1, width(shown(start, Math.min(stop, right)))));
  const indent = ' '.repeat(lead.length + width(shown(left, start)));
  return [`${lead}${shown(left, right)}${right < characters.length ? '…' : ''}`, indent + marks];
}

/** The characters that fit into a line: those of the place, then as many on both sides as there is room for. */
function windowAround(
  characters: readonly string[],
  start: number,
  stop: number,
  columns: number,
): [left: number, right: number] {
  // A mark behind the last character needs a column too.
  const fits = width(characters.join('')) + (start === characters.length ? 1 : 0) <= columns;
  if (fits) return [0, characters.length];
  let room = columns - 3;
  let left = start;
  let right = start;
  const take = (index: number): boolean => {
    const character = characters[index];
    if (character === undefined || columnsOf(character) > room) return false;
    room -= columnsOf(character);
    return true;
  };
  while (right < stop && take(right)) right++;
  for (let grows = true; grows; ) {
    grows = false;
    if (take(left - 1)) {
      left--;
      grows = true;
    }
    if (take(right)) {
      right++;
      grows = true;
    }
  }
  return [left, right];
}
