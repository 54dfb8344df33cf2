// An answer's pictures, written as files.
import { writeFile } from 'node:fs/promises';
import { format, parse } from 'node:path';
import { reasonOf, UsageProblem } from './usage-problem.js';

/** Writes the first picture into `file`, the second into `file-2`, and so on; the names of the files. */
export async function writePictures(file: string, pictures: readonly { png: Uint8Array }[]): Promise<string[]> {
  const { dir, name, ext } = parse(file);
  const names = pictures.map((_, i) => (i === 0 ? file : format({ dir, name: `${name}-${i + 1}`, ext })));
  for (const [i, { png }] of pictures.entries()) {
    try {
      await writeFile(names[i] as string, png);
    } catch (error) {
      const message = `I cannot write ${names[i]} (${reasonOf(error)}).`;
      throw new UsageProblem('cannot-write', message, 'Give `--png` another file.');
    }
  }
  return names;
}
