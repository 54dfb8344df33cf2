// Names, equations and formulas as sentences hold them, and definitions put into formulas.
import { type Expr, nodes, rewrite, symbolsOf } from '../../formula/expr.js';
import { parse } from '../../formula/parse.js';
import { print } from '../../formula/print.js';
import { remembered } from '../../formula/remembered.js';
import { answerable } from '../../formula/unanswerable.js';
import { operationOf, vocabulary } from '../../math/registry.js';
import { inSums } from './entrywise.js';

/** `n×n`, `4x2`, `R^n`, `2D`, `(2,2,2)`: a size or a space. */
export const isSizeLike = (text: string): boolean =>
  (/^[([]?\s*(?!x)[A-Za-z\d]{1,3}(?:\s*[x×]\s*[A-Za-z\d]{1,3})+\s*[)\]]?$/.test(text) &&
    /[x×]/.test(text) &&
    !/^[a-z]x[a-z]$|^\dx[AHJPQSUVWXYZ]$/.test(text)) ||
  /^(?:\\mathbb\s*\{?R\}?|R|ℝ)(?:\^?\{?[\w×,]{1,5}\}?)?$/.test(text) ||
  /^(?:\\mathbb\s*\{?R\}?|R|ℝ)\S{0,8}\s*(?:->|→|\\to)\s*(?:\\mathbb\s*\{?R\}?|R|ℝ)\S{0,8}$/.test(text) ||
  /^\d-?[dD]$/.test(text) ||
  /^\(\s*\w(?:\s*,\s*\w){1,4}\s*,?\s*\)$/.test(text);

export const isName = (text: string): boolean =>
  (/^\\?\p{L}[\p{L}\d]{0,11}(?:_\{?\w{1,6}\}?)?(?:\s*\})?$/u.test(text) &&
    (text.length === 1 || !/^[A-Z]{2,3}$|^[A-Z][a-z]$/.test(text))) ||
  /^\\math\w{2,3}\{\w+\}$/.test(text);

/** The name as our grammar has it; the text itself where it cannot be read. */
export function nameOf(text: string): string {
  const expr = expression(text);
  return expr?.kind === 'symbol' ? expr.name : text;
}

/** Both sides of the first sign of equality outside brackets. */
export function sides(text: string): [left: string, right?: string] {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if ('([{'.includes(sign)) depth++;
    if (')]}'.includes(sign)) depth--;
    if (sign === '=' && depth === 0 && !/[<>=!]/.test(text[i - 1] ?? '') && text[i + 1] !== '=')
      return [text.slice(0, i).trim(), text.slice(i + 1).trim()];
  }
  return [text];
}

/** The place of the bracket that closes the one at `open`; -1 where none does. */
export function closing(text: string, open: number): number {
  const [own, other] = [text[open], text[open] === '{' ? '}' : ')'];
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === own) depth++;
    if (text[i] === other && --depth === 0) return i;
  }
  return -1;
}

/** Characters of the formulas whose reading is kept: those of a question are read again and again. */
const MOST_KEPT = 16_000;

const alone = remembered((text) => answerable(() => parse(text, vocabulary).expr), MOST_KEPT);

export const expression = (text: string, known?: ReadonlySet<string>): Expr | undefined =>
  known === undefined ? alone(text) : answerable(() => parse(text, vocabulary, known).expr);

/** The operation of a call, one name for all norms; nothing of a name or a number. */
export const operationIn = (node: Expr): string => (node.kind === 'call' ? node.op.replace(/^norm.*/, 'norm') : '');

/** The operations that a formula is made of; none where it cannot be read. */
export function operationsIn(formula: string): string[] {
  const expr = expression(formula);
  return expr ? nodes(expr).flatMap((node) => operationIn(node) || []) : [];
}

/** Whether every function in it has as many operands as it takes. */
export const isSound = (expr: Expr): boolean =>
  answerable(() => nodes(expr).every((node) => node.kind !== 'call' || operationOf(node) !== undefined)) === true;

export const reads = (text: string): boolean => expression(text) !== undefined;

export const mentions = (formula: string, name: string): boolean => namesIn(formula).includes(nameOf(name));

/** Whether a matrix is written as one that depends on the variable: D(x)·y. */
const dependsOn = (body: string, wrt: string): boolean =>
  new RegExp(String.raw`(?<![\w\\])[A-Z]\(\s*${wrt.replace(/\W/g, '')}\s*\)`).test(body);

/** The formula with what the sentence defines put in; the text itself where nothing is. undefined if it cannot be read. */
export function substituted(
  body: string,
  definitions: ReadonlyMap<string, string>,
  wrt: string | undefined,
): string | undefined {
  if (wrt !== undefined && dependsOn(body, wrt)) return body;
  let expr = expression(body);
  if (!expr) return undefined;
  let changed = false;
  for (let round = 0; round < 4; round++) {
    const name = symbolsOf(expr).find(
      (each) => each !== wrt && [...definitions.keys()].some((key) => nameOf(key) === each),
    );
    if (name === undefined) break;
    const meaning = [...definitions].find(([key]) => nameOf(key) === name)?.[1] ?? '';
    const inner = expression(meaning);
    if (!inner || symbolsOf(inner).includes(name)) break;
    expr = rewrite(expr, (node) => (node.kind === 'symbol' && node.name === name ? inner : node));
    changed = true;
  }
  if (wrt !== undefined && expr.kind === 'symbol' && expr.name !== wrt && !changed) return undefined;
  const whole = inSums(expr);
  return changed || whole !== expr ? print(whole) : body;
}

/** `ab` as a product where a formula has the names a and b, and none ab. */
export const apart = (text: string, names: ReadonlySet<string>): string =>
  text.replace(/(?<![\p{L}\d_\\])\p{L}{2,3}(?![\p{L}\d_(])/gu, (word) =>
    !names.has(word) && [...word].every((letter) => names.has(letter)) ? [...word].join(' ') : word,
  );

/** The names in a formula; none where it cannot be read. `known` are names that are not taken apart into letters. */
export function namesIn(formula: string, known?: ReadonlySet<string>): readonly string[] {
  const expr = expression(formula, known);
  return expr ? symbolsOf(expr) : [];
}

export const uniqueTexts = (texts: readonly (string | undefined)[]): string[] => [
  ...new Set(texts.filter((text) => text !== undefined)),
];
