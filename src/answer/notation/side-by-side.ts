// Matrices and signs beside each other in lines of equal letters.

/** A matrix between tall brackets, its columns aligned to the right. */
export function bracketedLines(cells: readonly (readonly string[])[]): string[] {
  const widths = (cells[0] ?? []).map((_, j) => Math.max(...cells.map((row) => lengthOf(row[j] ?? ''))));
  const sides = (i: number): readonly [string, string] => {
    if (cells.length === 1) return ['[', ']'];
    return i === 0 ? ['⎡', '⎤'] : i === cells.length - 1 ? ['⎣', '⎦'] : ['⎢', '⎥'];
  };
  return cells.map((row, i) => {
    const padded = row.map((cell, j) => ' '.repeat((widths[j] ?? 0) - lengthOf(cell)) + cell);
    return sides(i)[0] + padded.join('  ') + sides(i)[1];
  });
}

/** Pieces of text side by side, each of one or more lines, centred on one another; below each its captions. */
export function beside(parts: readonly (readonly string[])[], captions: readonly (readonly string[])[] = []): string {
  const height = Math.max(...parts.map((part) => part.length));
  const below = Math.max(0, ...captions.map((each) => each.length));
  const columns = parts.map((part, at) => {
    const under = captions[at] ?? [];
    const [own, width] = [widest(part), widest([...part, ...under])];
    const above = Math.floor((height - part.length) / 2);
    return [
      ...Array.from({ length: height }, (_, i) => padded(part[i - above] ?? '', width, own)),
      ...Array.from({ length: below }, (_, i) => padded(under[i] ?? '', width, lengthOf(under[i] ?? ''))),
    ];
  });
  return Array.from({ length: height + below }, (_, i) =>
    columns
      .map((column) => column[i])
      .join('')
      .trimEnd(),
  ).join('\n');
}
const widest = (lines: readonly string[]): number => Math.max(...lines.map(lengthOf));

/** A line in the middle of `width` letters, where its block is `own` letters wide. */
function padded(line: string, width: number, own: number): string {
  const before = ' '.repeat(Math.max(0, Math.floor((width - own) / 2)));
  return before + line + ' '.repeat(Math.max(0, width - before.length - lengthOf(line)));
}

/** Characters, not UTF-16 units. */
const lengthOf = (text: string): number => [...text].length;
