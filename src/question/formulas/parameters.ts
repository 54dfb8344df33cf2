// Values of the parameters of functions that are said beside them: "elu(x) with alpha = 2" is elu(x, 2), softmax(x) with
// temperature T is softmax(x/T).
import { PARAMETERS, withParameterInside } from '../spoken/function-phrases.js';
import { type Item, wordOf } from './items.js';

const LETTERS: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  δ: 'delta',
  λ: 'lambda',
  T: 'temperature',
  τ: 'temperature',
  tau: 'temperature',
};
const NAMED = /^\\?(alpha|beta|delta|lambda|slope|temperature|tau|[αβδλτT])\s*(?:=\s*|\s)(-?\d+(?:\.\d+)?|\.\d+)$/u;
const VALUE = /^=?\s*(-?\d+(?:\.\d+)?|\.\d+|[A-Za-z]|\\?tau)$/;
/** A function of one operand, or its derivative: elu(x), elu'(x). */
const APPLIED = /(?<![\w\\])\\?([a-z]\w{2,12})\s*('?)\(\s*([a-zA-Z](?:\s*,\s*[a-zA-Z])?)\s*\)/;

const OF_TWO = /^(?:huber|smooth_l1_loss)$/;

interface Given {
  readonly name: string;
  readonly value: string;
  readonly places: readonly number[];
}

/** The function with its parameter; undefined where it has none of that name. */
function withParameter(name: string, operand: string, parameter: string, value: string): string | undefined {
  const inside = withParameterInside(name, operand, parameter, value);
  if (inside !== undefined) return inside;
  const pattern = Object.hasOwn(PARAMETERS, parameter) ? PARAMETERS[parameter] : undefined;
  // The loss is one of two operands, an activation is none.
  return pattern?.test(name) && /,/.test(operand) === OF_TWO.test(name) ? `${name}(${operand}, ${value})` : undefined;
}

/** The parameters that the sentence names with a value, and the places of the words that say so. */
function givenIn(list: readonly Item[]): Given[] {
  return list.flatMap((item, at): Given[] => {
    const before = [at - 1, at - 2].filter((place) =>
      /^(?:with|for|negative|when|where|and|a|using)$/.test(wordOf(list[place])),
    );
    const leading = before.includes(at - 1) ? before : [];
    const [, said = '', own] = (item.kind === 'formula' && NAMED.exec(item.text)) || [];
    if (own !== undefined) return [{ name: LETTERS[said] ?? said, value: own, places: [...leading, at] }];
    const word = wordOf(item);
    if (!Object.hasOwn(PARAMETERS, word)) return [];
    const next = /^(?:of|is|equal|to)$/.test(wordOf(list[at + 1])) ? at + 2 : at + 1;
    const value = list[next]?.kind === 'formula' ? VALUE.exec(list[next]?.text ?? '')?.[1] : undefined;
    return value === undefined
      ? []
      : [{ name: word, value, places: [...leading, at, ...(next > at + 1 ? [at + 1] : []), next] }];
  });
}

/** The sentence with each such value in its function. */
export function withParametersGiven(list: readonly Item[]): readonly Item[] {
  let result: readonly (Item | undefined)[] = list;
  for (const { name, value, places } of givenIn(list)) {
    let isUsed = false;
    const written = result.map((item, at) => {
      if (!item || isUsed || places.includes(at) || (item.kind !== 'formula' && item.kind !== 'function')) return item;
      const [whole = '', of = '', prime = '', operand = ''] = APPLIED.exec(item.text) ?? [];
      const formula = whole === '' ? undefined : withParameter(of, operand, name, value);
      if (formula === undefined) return item;
      isUsed = true;
      const text = item.text.replace(whole, prime === '' ? formula : `d/d${operand} ${formula}`);
      return { ...item, kind: 'formula' as const, text };
    });
    if (isUsed) result = written.map((item, at) => (places.includes(at) ? undefined : item));
  }
  return result.filter((item) => item !== undefined);
}
