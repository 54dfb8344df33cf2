// What was found last of some texts: a question reads the same formulas many times.
import { uncounted, work } from './work.js';

/**
 * A function of a text that finds the same each time, with what it found of the last texts, `most` characters of them.
 * Its work is counted alike whether it is known, so that no answer depends on the ones before it.
 */
export function remembered<T>(find: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  let held = 0;
  return (text) => {
    work('remembered', text.length);
    if (known.has(text)) return known.get(text) as T;
    const found = uncounted(() => find(text));
    held += text.length + 1;
    if (held > most) {
      known.clear();
      held = text.length + 1;
    }
    known.set(text, found);
    return found;
  };
}
