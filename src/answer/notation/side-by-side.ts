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

/** Pieces of text side by side, each of one or more lines, centred on one another; below them their captions. */
export function beside(parts: readonly (readonly string[])[], captions: readonly string[] = []): string {
  const height = Math.max(...parts.map((part) => part.length));
  const columns = parts.map((part, at) => {
    const width = Math.max(lengthOf(captions[at] ?? ''), ...part.map(lengthOf));
    const above = Math.floor((height - part.length) / 2);
    return [...Array.from({ length: height }, (_, i) => part[i - above] ?? ''), captions[at] ?? ''].map((line, i) =>
      i < height ? padded(line, width, lengthOf(part[0] ?? '')) : padded(line, width, lengthOf(line)),
    );
  });
  const lines = Array.from({ length: height + 1 }, (_, i) =>
    columns
      .map((column) => column[i])
      .join('')
      .trimEnd(),
  );
  return (lines.at(-1) === '' ? lines.slice(0, -1) : lines).join('\n');
}

/** A line in the middle of `width` letters, where its block is `own` letters wide. */
function padded(line: string, width: number, own: number): string {
  const before = ' '.repeat(Math.max(0, Math.floor((width - own) / 2)));
  return before + line + ' '.repeat(Math.max(0, width - before.length - lengthOf(line)));
}

/** Characters, not UTF-16 units. */
const lengthOf = (text: string): number => [...text].length;
