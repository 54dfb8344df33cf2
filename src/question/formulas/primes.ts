// Functions without arguments: σ′ = σ·(1 − σ) is σ′(x) = σ(x)·(1 − σ(x)), and g ∘ u is g(u(x)).
import { vocabulary } from '../../math/registry.js';

const PRIMED = /(?<![\p{L}\d_\\.'’])(\\?\p{L}[\p{L}\d_]{1,15}|[σ])['’′](?![\p{L}\d('’′])/gu;
const BARE = /(?<![\p{L}\d_\\.'’])(\\?\p{L}[\p{L}\d_]{1,15}|[σ])(?!\p{L}|[\d_('’′]|\()/gu;

const isFunction = (name: string): boolean => vocabulary.functionNamed(name.replace(/^\\/, '')) !== undefined;

const COMPOSED = /(?<![\p{L}\d_\\])(\p{L})\s*(?:∘|\\circ(?![a-z]))\s*(\p{L})(?![\p{L}\d_(])/gu;
const DEFINED = /(?<![\p{L}\d_\\])(\p{L})\s?\((\\?\p{L}{1,6})\)\s*=/gu;

/** g ∘ u of functions that the text defines, as g(u(x)). */
export function withCompositions(text: string): string {
  if (!/∘|\\circ/.test(text)) return text;
  const parameters = new Map<string, string>();
  for (const [, name = '', parameter = ''] of text.matchAll(DEFINED))
    if (!parameters.has(name)) parameters.set(name, parameter);
  return text.replace(COMPOSED, (whole, outer: string, inner: string) => {
    const parameter = parameters.get(inner);
    return parameter !== undefined && parameters.has(outer) ? `${outer}(${inner}(${parameter}))` : whole;
  });
}

/** The text with the argument x for every function of an equation with a primed one, and for that alone where there is none. */
export function withArguments(text: string): string {
  const isPrimed = [...text.matchAll(PRIMED)].some(([, name = '']) => isFunction(name));
  if (!isPrimed) return text;
  const primed = text.replace(PRIMED, (whole, name: string) => (isFunction(name) ? `${name}'(x)` : whole));
  return primed.includes('=')
    ? primed.replace(BARE, (whole, name: string) => (isFunction(name) ? `${name}(x)` : whole))
    : primed;
}
