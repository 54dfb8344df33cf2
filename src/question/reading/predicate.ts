// What a sentence says a derivative is, in words: "a row vector", "zero", "the identity", "the softmax minus y".

import { symbolsOf } from '../../formula/expr.js';
import { type Item, wordOf } from '../formulas/items.js';
import { DIFFERENTIATE } from '../formulas/roles.js';
import { expression, isName } from '../formulas/terms.js';
import type { Claim } from './claims.js';

/** A kind of array that a derivative may be said to be, in the words of an answer. */
export type SaidKind = 'zero' | 'a row' | 'a column' | 'a number' | 'a vector' | 'a matrix';

/** The kinds by the words people have for them; the longer phrase first. */
const PHRASES: readonly (readonly [words: string, kind: SaidKind])[] = [
  ['row vector', 'a row'],
  ['column vector', 'a column'],
  ['zero', 'zero'],
  ['scalar', 'a number'],
  ['number', 'a number'],
  ['vector', 'a vector'],
  ['matrix', 'a matrix'],
];

/** Words that make a question of yes and no. */
const ASKING =
  /^(?:is|isn't|are|aren't|does|doesn't|should|shouldn't|will|would|must|can|can't|right|correct|true|it)$/;

/** Words of another question: which of several, or why. */
const OTHERWISE = /^(?:or|what|whats|what's|how|when|which|compute|find|give|differentiate)$/;

/** The kind, and its places; undefined where there is none, or the sentence does not ask for it. */
export function kindIn(
  list: readonly Item[],
  target: number,
): { kind: SaidKind; places: readonly number[] } | undefined {
  const words = list.map(wordOf);
  if (!words.some((each) => ASKING.test(each)) || words.some((each) => OTHERWISE.test(each))) return undefined;
  const noun = words.findIndex((each) => DIFFERENTIATE.test(each));
  if (noun < 0) return undefined;
  for (const [phrase, kind] of PHRASES) {
    const parts = phrase.split(' ');
    const at = words.findIndex(
      (_, i) =>
        i > noun && parts.every((part, j) => words[i + j] === part) && isPredicate(words, i, parts.length, target),
    );
    if (at >= 0) return { kind, places: parts.map((_, j) => at + j) };
  }
  return undefined;
}

/** Behind the function, or right behind the derivative's name: "is the Jacobian symmetric for …". Not "the matrix of …". */
const isPredicate = (words: readonly string[], at: number, length: number, target: number): boolean =>
  (at > target || DIFFERENTIATE.test(words[at - 1] ?? '')) &&
  !/^(?:of|with|times|for|wrt)$/.test(at > target ? (words[at + length] ?? '') : '') &&
  // "A rank one matrix" says more than its kind.
  /^(?:|an?|the|is|isn't|be|just|only|simply|always|really|actually|necessarily|another|square|and|or|[\p{L}-]*(?:jacobian|hessian|gradient|derivative)s?)$/u.test(
    words[at - 1] ?? '',
  ) &&
  words[at + length] !== 'to' &&
  !/^(?:with|for|if|where|respect)$/.test(words[at - 1] ?? '') &&
  !(words[at - 1] === 'the' && length === 1 && /^(?:matrix|vector|number|scalar)$/.test(words[at] ?? ''));

/** A result in words behind the function: the identity, ones, or a function by its name, with what is added to it. */
export function claimInWords(list: readonly Item[], target: number, formula: string, wrt?: string): Claim | undefined {
  const of = expression(formula);
  const noun = list.findIndex((item) => DIFFERENTIATE.test(wordOf(item)));
  // "∂σ(x)/∂x where σ is softmax" defines σ.
  const isSigned =
    /^(?:\\frac\s*\{)?[d∂∇]/.test(list[target]?.text ?? '') && !list.some((item) => wordOf(item) === 'where');
  if (!of || (noun < 0 && !isSigned)) return undefined;
  const variable = wrt ?? (symbolsOf(of).includes('x') ? 'x' : symbolsOf(of).find((name) => /^[a-z]/.test(name)));
  for (let at = target + 1; at < list.length; at++) {
    const item = list[at];
    const isSaid = /^(?:the|an?|is|be|just|simply|only|equal|to)$/.test(wordOf(list[at - 1]));
    if (wordOf(item) === 'identity' && isSaid && wordOf(list[at - 2]) !== 'of') return { text: 'I', at };
    if (wordOf(item) === 'ones' && /^(?:of|all|is|be|the)$/.test(wordOf(list[at - 1]))) return { text: 'ones(n)', at };
    if (item?.kind !== 'function' || !isSaid || variable === undefined || !isAsked(list)) continue;
    const named = item.text.replace(/\(\w+\)$/, `(${variable})`);
    const sign = { minus: '-', plus: '+', times: '*' }[wordOf(list[at + 1])];
    const beside = list[at + 2];
    return sign && beside?.kind === 'formula' && isName(beside.text)
      ? { text: `${named} ${sign} ${beside.text}`, at, to: at + 2 }
      : { text: named, at };
  }
  return undefined;
}

const isAsked = (list: readonly Item[]): boolean =>
  list.some((item) => ASKING.test(wordOf(item))) && !list.some((item) => OTHERWISE.test(wordOf(item)));
