// Lines no longer than the terminal is wide, broken between words.
import { width } from './characters.js';
import type { Paint } from './style.js';

/** A stretch of text in one colour; a whole one is not broken, unless it is longer than a line. */
export interface Run {
  readonly text: string;
  readonly paint: Paint;
  readonly isWhole?: boolean;
}

/** The runs in lines. A word longer than a line stays one, so that it can be copied. */
export function wrap(runs: readonly Run[], columns: number): string {
  const lines: Run[][] = [[]];
  let used = 0;
  for (const { words, isNewLine } of wordsOf(runs, columns)) {
    const needed = words.reduce((sum, { text }) => sum + width(text), 0);
    if (isNewLine || (used > 0 && used + 1 + needed > columns)) {
      lines.push([]);
      used = 0;
    }
    const line = lines.at(-1) as Run[];
    const before = line.at(-1);
    const first = words[0];
    if (before && first) line.push({ text: ' ', paint: before.paint === first.paint ? first.paint : plain });
    used += (before ? 1 : 0) + needed;
    line.push(...words);
  }
  return lines.map(painted).join('\n');
}

const plain: Paint = (text) => text;

interface Word {
  /** The parts of one word, such as some code and the comma behind it. */
  readonly words: Run[];
  readonly isNewLine: boolean;
}

function wordsOf(runs: readonly Run[], columns: number): Word[] {
  const found: Word[] = [];
  let current: Run[] = [];
  let isNewLine = false;
  const end = (): void => {
    if (current.length > 0) {
      found.push({ words: current, isNewLine });
      isNewLine = false;
    }
    current = [];
  };
  for (const { text, paint, isWhole } of runs) {
    const pieces = isWhole && width(text) <= columns ? [text] : text.split(/([ \n]+)/);
    for (const [i, piece] of pieces.entries()) {
      if (i % 2 === 1) {
        end();
        isNewLine ||= piece.includes('\n');
      } else if (piece !== '') current.push({ text: piece, paint });
    }
  }
  end();
  return found;
}

/** Neighbours of one colour are painted together. */
function painted(line: readonly Run[]): string {
  let shown = '';
  let pending = '';
  for (const [i, { text, paint }] of line.entries()) {
    pending += text;
    if (line[i + 1]?.paint !== paint) {
      shown += paint(pending);
      pending = '';
    }
  }
  return shown;
}
