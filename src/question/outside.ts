// What is no question of this field, and answered all the same: thanks, greetings, and mathematics that is not done here.

import { isError, vocabularyOf } from './intent.js';
import type { Reading } from './reading/reading.js';
import { greeted, help, thanked, unsupported } from './say.js';
import { fieldOf, NEIGHBOURS, UNSUPPORTED } from './topics/field.js';
import type { Question, Understood } from './understood.js';

const words = (text: string): string[] => text.toLowerCase().match(/[a-z']+/g) ?? [];

/** Thanks, greetings and cries for help, which hold nothing else. */
export function sociable(text: string): Understood | undefined {
  const said = words(text);
  if (text.trim() === '' || (said.length === 0 && !/[\dΑ-ωA-Za-z]/.test(text))) return help();
  if (said.length > 12 || /[=^*\\(]/.test(text)) return undefined;
  const has = (pattern: RegExp): boolean => said.some((word) => pattern.test(word));
  const isAsking = has(/^(?:derivative|gradient|jacobian|hessian|why|wrt|matrix|but|and|softmax|relu|what)$/);
  if (has(/^(?:thanks|thank|thx|ty|cheers|merci|danke|tysm|awesome|perfect)$/) && !isAsking) return thanked();
  if (has(/^(?:help|usage|commands|menu)$/) && said.length <= 4 && !isAsking) return help();
  if (
    /^(?:what can you do|what do you do|who are you|how do (?:i|you) use (?:this|you|it)|what are you)\b/i.test(
      text.trim(),
    )
  )
    return help();
  if (said.length <= 3 && has(/^(?:hi|hello|hey|hiya|yo|morning|evening|hallo|greetings)$/)) return greeted();
  return undefined;
}

/** What two words together name. */
const PHRASES: readonly (readonly [first: string, second: string, what: string])[] = [
  ['cross', 'product', 'the cross product'],
  ['condition', 'number', 'condition numbers'],
  ['through', 'time', 'backpropagation through time'],
  ['real', 'part', 'complex derivatives'],
  ['imaginary', 'part', 'complex derivatives'],
];

/** Mathematics that is not done here, named as such. */
export function outsideOf(sentence: Reading, { want }: Question, isExplained: boolean): Understood | undefined {
  const names = [...vocabularyOf(sentence)];
  const named = (list: typeof UNSUPPORTED): string | undefined =>
    list.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
  const hasTarget = sentence.targets.length > 0 && (!sentence.inWords || sentence.isDirect);
  const follows = (first: string, second: string): boolean =>
    sentence.list.some(({ text }, at) => text === first && sentence.list[at + 1]?.text === second);
  const isCross = sentence.list.some(
    ({ text }, at) => text === 'cross' && [at - 1, at + 1].every((beside) => sentence.list[beside]?.kind === 'formula'),
  );
  const phrase = isCross ? 'the cross product' : PHRASES.find(([first, second]) => follows(first, second))?.[2];
  const what =
    phrase ??
    named(UNSUPPORTED) ??
    (hasTarget || isExplained || isError(sentence.words) ? undefined : named(NEIGHBOURS));
  if (!what || want === 'check') return undefined;
  const { elsewhere, strong, weak } = fieldOf(sentence.words);
  if (elsewhere > 0 && strong === 0) return undefined;
  const isMath =
    phrase !== undefined ||
    strong + weak > 0 ||
    sentence.list.some(({ kind }) => kind !== 'word' && kind !== 'stop') ||
    /integral|eigen|svd|antideriv/.test(what) ||
    what === 'integrals';
  return isMath ? unsupported(what) : undefined;
}
