// Functions that nobody defined: whether a sentence speaks of them, and what it says of one, J = J(z), that defines nothing.
import type { Gathered } from './gathered.js';
import type { Item } from './items.js';

/** Whether it speaks of functions that nobody defined: h(‖x‖), "g a scalar function". */
export function isAbstract(list: readonly Item[], { definitions }: Gathered): boolean {
  const undefinedIn = (formula: string): boolean =>
    [...formula.matchAll(/(?<![\p{L}\\_\d.])([fgh])\(/gu)].some(([, name = '']) => !definitions.has(name)) ||
    [...formula.matchAll(/(?<![\p{L}\\_])([fghFGDXABWMPQKSφϕψ])(?:_\w)?\(\s*([a-zA-Z])(?:_\w)?\s*\)/gu)].some(
      ([, name = '']) => !definitions.has(name),
    );
  return list.some(({ kind, text }, at) => {
    if (kind !== 'formula') return false;
    const isDeclared =
      /^\p{L}$/u.test(text) && list.slice(at + 1, at + 5).some(({ text: next }) => next === 'function');
    return isDeclared || undefinedIn(text.replace(/^([\w.]+\()f\([^()]*\) = /, '$1'));
  });
}

/** The sentence without J = J(z), which says on what it depends, where no formula has the J. */
export const withoutDependence = (list: readonly Item[]): readonly Item[] =>
  list.filter(({ kind, text }) => {
    const name = kind === 'formula' ? SAME.exec(text)?.[1] : undefined;
    return name === undefined || list.some((other) => other.kind === 'formula' && holds(other.text, name));
  });
const SAME = /^(\p{L})\s?=\s?\1\s?\([\p{L}\d\s,_]{1,20}\)$/u;

/** Whether the name is a factor or a term of the formula: not L of dL/dW, nor the name alone. */
const holds = (text: string, name: string): boolean =>
  text.length > 1 &&
  !text.includes('=') &&
  new RegExp(String.raw`(?<![\p{L}\d_\\]|[d∂]\s?|partial\s?)${name}(?![\d_(]|\p{L}{2})`, 'u').test(text);
