// The formulas of a sentence by their roles: variable, point, definition, derivative in signs, claim, or none.
import { unindexed } from './indices.js';
import type { Item } from './items.js';
import { roleBefore } from './roles.js';
import { type Sign, signOf } from './signs.js';
import { isName, isSizeLike, nameOf, sides } from './terms.js';

export interface Placed {
  readonly text: string;
  /** Its place in the list of items. */
  readonly at: number;
}
export interface Gathered {
  readonly wrt: string | undefined;
  readonly signs: readonly { readonly sign: Sign; readonly at: number }[];
  /** Formulas without a role of their own. */
  readonly plain: readonly Placed[];
  readonly points: readonly string[];
  /** What stands behind a sign of equality whose left side is a derivative. */
  readonly equated: readonly Placed[];
  readonly sizes: readonly string[];
  /** What names are said to be; `f(x) = …` with its parameter. */
  readonly definitions: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, string>;
}

const NUMBERS = /^[-\d.[\](),;\s/]+$/;
const DEFINED = /^\\?([\p{L}][\p{L}\d]{0,11}(?:_\{?\w{1,6}\}?)?)\s*(?:\(([^()=]{0,40})\))?$/u;

export function gathered(list: readonly Item[]): Gathered {
  const signs: { sign: Sign; at: number }[] = [];
  const plain: { text: string; at: number }[] = [];
  const points: string[] = [];
  const equated: Placed[] = [];
  const sizes: string[] = [];
  const definitions = new Map<string, string>();
  const parameters = new Map<string, string>();
  let wrt: string | undefined;

  const equation = (left: string, right: string, formula: string, at: number): void => {
    const sign = signOf(left);
    const defined = DEFINED.exec(left);
    if (isName(left) && NUMBERS.test(right) && /\d/.test(right)) points.push(`${left} = ${right}`);
    else if (sign) {
      signs.push({ sign, at });
      if (right !== '') equated.push({ text: right, at });
    } else if (right === '') plain.push({ text: left, at });
    else if (defined) {
      definitions.set(defined[1] as string, right);
      if (defined[2] !== undefined) parameters.set(defined[1] as string, defined[2].trim());
      plain.push({ text: right, at });
    } else plain.push({ text: formula, at });
  };
  const formulaAt = (formula: string, at: number): void => {
    const role = roleBefore(list, at);
    const isOfSpace = list[at - 1]?.text === 'in' && list[at + 1]?.kind === 'formula';
    const [left, right] = sides(formula);
    const sign = right === undefined ? signOf(formula) : undefined;
    if (formula.startsWith('=')) equated.push({ text: formula.replace(/^[=\s]+/, ''), at });
    else if (role === 'wrt' && isName(formula) && !isOfSpace) wrt ??= nameOf(formula);
    else if (right !== undefined) equation(left, right, formula, at);
    else if (isSizeLike(formula)) sizes.push(formula);
    else if (role === 'at' && NUMBERS.test(formula))
      points.push(/^\(.*,.*\)$/.test(formula) ? `[${formula.slice(1, -1)}]` : formula);
    else if (sign) {
      signs.push({ sign, at });
      if (sign.body === '' && sign.wrt) wrt ??= nameOf(sign.wrt);
    } else plain.push({ text: formula, at });
  };
  list.forEach(({ kind, text }, at) => {
    if (kind === 'formula') formulaAt(text, at);
  });

  // f(x) with a definition of f is that definition.
  const applied = (body: string): string =>
    [...parameters].reduce(
      (formula, [name, given]) => formula.replaceAll(`${name}(${given})`, `(${definitions.get(name)})`),
      body,
    );
  for (const [name, meaning] of definitions) definitions.set(name, applied(meaning));
  for (const each of plain) each.text = applied(each.text);

  const own = signs.find(({ sign }) => sign.body !== '') ?? signs[0];
  if (own?.sign.wrt) wrt = nameOf(own.sign.wrt);
  if (own?.sign.at) points.push(own.sign.at);
  const last = [...parameters.values()].find((given) => isName(given));
  if (wrt === undefined && last !== undefined && [...definitions.values()].some((meaning) => meaning.includes(last)))
    wrt = nameOf(last);
  return { wrt, signs, plain, points: [...new Set(points)], equated, sizes, definitions, parameters };
}

/** The sentence with its sums over an index written with vectors, and the shapes that follow. */
export function withoutIndices(list: readonly Item[]): { list: readonly Item[]; declared: readonly string[] } {
  const declared: string[] = [];
  const columns = list.some(({ kind, text }) => kind === 'word' && text === 'columns');
  const plain = list.map((item) => {
    const found = item.kind === 'formula' ? unindexed(item.text, columns) : undefined;
    if (!found) return item;
    declared.push(...found.where);
    return { ...item, text: found.text };
  });
  return { list: plain, declared };
}
