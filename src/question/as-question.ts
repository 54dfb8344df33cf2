// What a reading is about, asked for in words: its Hessian, or the gradient of one of its terms, with what it declares.
import { isSize } from './reading/declared-words.js';
import type { Reading } from './reading/reading.js';

/** "Hessian of f wrt x", with a sentence for each declaration. */
export function asQuestion(kind: string, target: string, { wrt, where }: Reading): string {
  const declared = where
    .flatMap((each) => each.split('; '))
    .map((each) => {
      const [name = '', what = ''] = each.split(': ');
      return isSize(what) ? `${name} has ${what} entries. ` : `${name} is ${what}. `;
    });
  return `${declared.join('')}What is the ${kind} of ${target}${wrt === undefined ? '' : ` wrt ${wrt}`}? `;
}
