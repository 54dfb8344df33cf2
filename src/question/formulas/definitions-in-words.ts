// Definitions said in words: "the loss is half the squared norm of A x - b", "let y be W x", as equations.
import type { Item } from './items.js';
import { isName, isSizeLike } from './terms.js';

const OUTPUT = /^(?:loss|cost|objective|energy)$/;
const BEFORE = /^(?:let|let's|where|with|if|suppose|and|given|when|say|assume|that|our|the|my|here|consider|now|so)$/;
const EQUALS = /^(?:is|equals|be|denotes)$/;
const FILLER =
  /^(?:the|just|simply|given|defined|by|as|equal|to|a|residuals?|errors?|vector|matrix|scalar|output|function|prediction)$/;

/** The sentence with each such definition as one equation. */
export function withDefinitions(list: readonly Item[]): readonly Item[] {
  const found: Item[] = [];
  for (let at = 0; at < list.length; ) {
    const item = list[at] as Item;
    const end = isDefined(list, at, found.at(-1)) ? meaningAt(list, at + 1) : undefined;
    const meaning = end === undefined ? undefined : list[end];
    if (end === undefined || !meaning) found.push(item);
    else found.push({ ...meaning, text: `${item.text} = ${meaning.text}`, from: item.from });
    at = end === undefined ? at + 1 : end + 1;
  }
  return found;
}

/** `last` is what stands before it: another definition may. */
function isDefined(list: readonly Item[], at: number, last: Item | undefined): boolean {
  const { kind, text } = list[at] as Item;
  const isNext = last?.kind === 'formula' && last.text.includes('=');
  const opens =
    isNext || last === undefined || last.kind === 'stop' || (last.kind === 'word' && BEFORE.test(last.text));
  return opens && (kind === 'formula' ? isName(text) && !/^\d/.test(text) : kind === 'word' && OUTPUT.test(text));
}

/** The place of the formula behind "is", "be the", "is given by". */
function meaningAt(list: readonly Item[], at: number): number | undefined {
  if (!EQUALS.test(list[at]?.text ?? '')) return undefined;
  let i = at + 1;
  while (list[i]?.kind === 'word' && FILLER.test(list[i]?.text ?? '')) i++;
  const { kind, text = '' } = list[i] ?? {};
  const isMeaning =
    kind === 'formula' && !isName(text) && !isSizeLike(text) && !/[=<>]/.test(text) && /\p{L}/u.test(text);
  return isMeaning ? i : undefined;
}
