// The formulas of a sentence by their roles: variable, point, definition, derivative in signs, claim, or none.

import { rewrite } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import type { Sign } from '../sentence/programs.js';
import type { Item } from './items.js';
import { isNamedDerivative, isOfFunction, primed, primedIn } from './named-results.js';
import { inOurs } from './notations.js';
import { isOperand, isTie, roleBefore } from './roles.js';
import { ofNumbers, ofVector, tupleAsList } from './several.js';
import { signOf } from './signs.js';
import { closing, expression, isName, isSizeLike, mentions, nameOf, reads, sides } from './terms.js';
import { isSame, isSameIf } from './tried.js';

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
  /** Names that the meanings of others apply: φ of f(x) = φ(x)ᵀφ(x). */
  readonly applied: ReadonlySet<string>;
  /** Numbers read as the entries of one vector: `v = [x; y]`. */
  readonly vectors: readonly string[];
  /** The same: the names whose places in the vector are theirs. */
  readonly entries: { readonly vector: string; readonly names: readonly string[] } | undefined;
  /** The parameters of a function that stay numbers of their own, since it is asked for by one of them. */
  readonly numbers: readonly string[];
  /** The places of formulas with a role of their own: variables, points, sizes. */
  readonly roles: ReadonlySet<number>;
}

/** ∂yᵢ/∂xⱼ as an entry of ∂y/∂x, where y is known. */
function withoutPlace(sign: Sign, definitions: ReadonlyMap<string, string>): Sign {
  const [, body = '', place = ''] = /^(.{1,60}?)_\{?([i-n]{1,2}|\d)\}?$/.exec(sign.body) ?? [];
  const isKnown = definitions.has(body) || /^\(.*\)$|^(?:\\?\p{L}\w*|\\[a-z]+\{\w+\})\(.*\)$/u.test(body);
  return isKnown && !definitions.has(sign.body) && (definitions.has(body) || /_/.test(sign.wrt ?? ''))
    ? { ...sign, body, output: [...place] }
    : sign;
}

/** `(y = P x)` without its brackets. */
const unbracketed = (text: string): string =>
  text.startsWith('(') && closing(text, 0) === text.length - 1 && sides(text.slice(1, -1))[1] !== undefined
    ? text.slice(1, -1)
    : text;

/** How often defined functions are put into one another. */
const MOST_APPLIED = 8;

/** Where the name stands before a bracket for the last time; -1 where it does not. */
function lastApplication(formula: string, name: string): number {
  for (let at = formula.lastIndexOf(`${name}(`); at >= 0; at = at === 0 ? -1 : formula.lastIndexOf(`${name}(`, at - 1))
    if (!/[\p{L}\d_\\]$/u.test(formula.slice(0, at))) return at;
  return -1;
}

/** The formula with its applications of defined functions written out: g(f(x)) with f(x) = A·x and g(y) = yᵀ·y. */
function appliedIn(
  body: string,
  definitions: ReadonlyMap<string, string>,
  parameters: ReadonlyMap<string, string>,
): string {
  let formula = body;
  for (let round = 0; round < MOST_APPLIED; round++) {
    // The last application is the innermost, or stands beside it.
    const found = [...parameters]
      .map(([name, parameter]) => ({ name, parameter, at: lastApplication(formula, name) }))
      .sort((a, b) => b.at - a.at)[0];
    if (!found || found.at < 0) return formula;
    const open = found.at + found.name.length;
    const close = closing(formula, open);
    if (close < 0) return formula;
    const argument = formula.slice(open + 1, close);
    const meaning = definitions.get(found.name) ?? '';
    const [inner, value] = [expression(meaning), expression(argument)];
    const written =
      argument.trim() === found.parameter || !inner || !value
        ? meaning
        : print(
            rewrite(inner, (node) => (node.kind === 'symbol' && node.name === nameOf(found.parameter) ? value : node)),
          );
    if (lastApplication(written, found.name) >= 0) return formula;
    formula = `${formula.slice(0, found.at)}(${written})${formula.slice(close + 1)}`;
  }
  return formula;
}

/** Words that name what a formula gives: "loss = …". */
const OUTPUTS =
  /^(?:loss|cost|objective|error|output|energy|likelihood|score|layer|out|hidden|pred|prediction|function|attention)$/;

const DEFINED = /^\\?([\p{L}][\p{L}\d]{0,11}(?:_\{?\w{1,6}\}?)?)\s*(?:\(([^()=]{0,40})\))?$/u;

/** The variables that the sentence names: of "wrt y", of ∂f/∂y. */
const variablesNamed = (list: readonly Item[]): Set<string> =>
  new Set(
    list.flatMap(({ kind, text }, at) => {
      if (kind !== 'formula') return [];
      if (isName(text)) return roleBefore(list, at) === 'wrt' ? [nameOf(text)] : [];
      const sign = signOf(sides(text)[0]);
      return sign?.by ?? (sign?.wrt === undefined ? [] : [nameOf(sign.wrt)]);
    }),
  );

/** Equations of one sentence that are tried as "of f(x) = g(x)", where g may be a result or f spelled out. */
const MOST_TRIED = 4;

/** What is known of a sentence before its formulas have roles. */
interface Known {
  /** The place of a formula that is known to be the asker's result. */
  readonly resultAt: number | undefined;
  /** Whether a function is differentiated by its parameters one after the other. */
  readonly isMixed: boolean;
  /** Names that new vectors cannot have. */
  readonly taken: ReadonlySet<string>;
}

export function gathered(list: readonly Item[], { resultAt, isMixed, taken }: Known): Gathered {
  const named = variablesNamed(list);
  const defined = new Set(
    list.flatMap(({ kind, text }) =>
      kind === 'formula' ? (/^(\p{L}\w{0,2})(?:\(\w\))?\s*=(?!=)/u.exec(text)?.[1] ?? []) : [],
    ),
  );
  const signs: { sign: Sign; at: number }[] = [];
  const plain: { text: string; at: number }[] = [];
  const points: string[] = [];
  const equated: Placed[] = [];
  const sizes: string[] = [];
  const definitions = new Map<string, string>();
  const parameters = new Map<string, string>();
  const vectors: string[] = [];
  const numbers: string[] = [];
  let entries: { vector: string; names: readonly string[] } | undefined;
  let tried = 0;
  const roles = new Set<number>();
  let wrt: string | undefined;

  const equation = (typed: string, right: string, formula: string, at: number): void => {
    // `\\hat{y} = …` defines y_hat.
    const worded = /^\\(?:mathrm|text)\s*\{\s*([A-Za-z]\w{1,11})\s*\}$/.exec(typed)?.[1];
    const left = worded ?? (/^\\(?!nabla|partial)[a-z]+\s*\{?\s*\w+\s*\}?$/.test(typed) ? nameOf(typed) : typed);
    // q = N(μ, Σ) says how q is distributed.
    if (/^N\s*\([^()|;]{1,40}(?:\([^()]{0,40}\)|[^()|;]){0,40}\)$/.test(right)) {
      roles.add(at);
      return;
    }
    const sign = signOf(left) ?? primedIn(list, left);
    const isTried = tried < MOST_TRIED && isOperand(list, at) && isOfFunction(left);
    if (isTried) tried++;
    const isClaim = isTried && !isSame(left, right);
    const isResult = isName(left) && right !== '' && isNamedDerivative(list, at, left);
    const defined = isClaim || isTie(list, left, right, at) ? undefined : DEFINED.exec(left);
    if (isResult) equated.push({ text: right, at });
    else if (sign) {
      signs.push({ sign, at });
      if (right !== '') equated.push({ text: right, at });
    } else if (isClaim) {
      plain.push({ text: left, at });
      equated.push({ text: right, at });
    } else if (right === '') plain.push({ text: left, at });
    else if (defined) {
      definitions.set(defined[1] as string, right);
      const given = defined[2]?.split(',').map((name) => name.trim()) ?? [];
      if (given.length > 1) severalVariables(defined[1] as string, given, right);
      else if (given[0] !== undefined) parameters.set(defined[1] as string, given[0]);
      plain.push({ text: definitions.get(defined[1] as string) as string, at });
    } else if (isRewritten(left, right)) {
      if (!plain.some(({ text }) => text === left)) plain.push({ text: left, at });
    } else plain.push({ text: reads(left) ? formula : right, at });
  };
  /** ‖A·X‖² = tr(XᵀAᵀAX) says of a function how else it is written. */
  const isRewritten = (left: string, right: string): boolean =>
    tried++ < MOST_TRIED && reads(left) && reads(right) && isSameIf(left, right);
  /** f(x, y) of numbers is a function of the vector [x; y]. */
  const severalVariables = (name: string, given: readonly string[], right: string): void => {
    // x and y of f(x, y) that are functions of something else stay names.
    if (given.some((each) => defined.has(each))) return;
    const alone = isMixed || given.some((each) => named.has(each)) ? ofNumbers(given, right) : undefined;
    if (alone) {
      definitions.set(name, print(alone));
      numbers.push(...given);
      return;
    }
    const made = ofVector(given, right, taken);
    if (!made) return;
    definitions.set(name, made.formula);
    if (wrt === undefined) wrt = made.vector;
    entries ??= { vector: made.vector, names: given };
    vectors.push(`${made.vector} = [${given.join('; ')}]`);
  };
  /** f'(x) of a function that the sentence defines. */
  const primeOf = (formula: string): Sign | undefined =>
    defined.has(/^\p{L}/u.exec(formula)?.[0] ?? '') ? primed(formula) : undefined;
  const formulaAt = (formula: string, at: number): void => {
    const role = roleBefore(list, at);
    const isOfSpace = list[at - 1]?.text === 'in' && list[at + 1]?.kind === 'formula';
    const [left, right] = sides(formula);
    // "wrt A B^T or B": the variable, then a result.
    const beside = /^(\p{L}\w{0,3})\s+([\p{L}\d].*)$/su.exec(formula);
    const sign = right === undefined ? (signOf(formula) ?? primeOf(formula)) : undefined;
    // "is d(Ax)/dx A or Aᵀ": the derivative, then a result.
    const [, derivative = '', result = ''] =
      (right === undefined && !sign && /^(.{1,200}\/\s?[d∂]\s?\p{L}\w{0,3})\s+(\S.*)$/su.exec(formula)) || [];
    const split = derivative === '' ? undefined : signOf(derivative);
    const named = formula.startsWith('=') && list[at - 1]?.kind === 'word' ? (list[at - 1]?.text ?? '') : '';
    if (at === resultAt) equated.push({ text: formula.replace(/^[=\s]+/, ''), at });
    else if (OUTPUTS.test(named)) equation(named, formula.replace(/^[=\s]+/, ''), formula, at);
    else if (formula.startsWith('=')) equated.push({ text: formula.replace(/^[=\s]+/, ''), at });
    else if (role === 'wrt' && isName(formula) && !isOfSpace) wrt ??= nameOf(formula);
    else if (role === 'wrt' && right === undefined && beside) {
      wrt ??= nameOf(beside[1] as string);
      equated.push({ text: beside[2] as string, at });
    } else if (role === 'wrt' && right !== undefined && isName(left)) {
      wrt ??= nameOf(left);
      equated.push({ text: right, at });
    } else if (split) {
      signs.push({ sign: split, at });
      equated.push({ text: result, at });
    } else if (right !== undefined) equation(left, right, formula, at);
    else if (isSizeLike(formula)) sizes.push(formula);
    else if (sign) {
      signs.push({ sign, at });
      if (sign.body === '' && sign.wrt) wrt ??= nameOf(sign.wrt);
    } else plain.push({ text: formula, at });
  };
  list.forEach(({ kind, text }, at) => {
    if (kind !== 'formula') return;
    formulaAt(tupleAsList(inOurs(unbracketed(text))), at);
    if (plain.at(-1)?.at !== at && equated.at(-1)?.at !== at) roles.add(at);
  });

  // "L = mse(model(x), y) where model = W x + b": model is a function of what it is applied to.
  for (const [name, meaning] of definitions)
    for (const other of parameters.has(name) ? [] : definitions.values()) {
      const [, given = ''] = new RegExp(String.raw`(?<![\p{L}\d_\\])${name}\((\w{1,4})\)`, 'u').exec(other) ?? [];
      if (name.length > 1 && given !== '' && mentions(meaning, given)) parameters.set(name, given);
    }
  const inner = new Set(
    [...parameters.keys()].filter((name) =>
      [...definitions].some(([other, meaning]) => other !== name && lastApplication(meaning, name) >= 0),
    ),
  );
  const applied = (body: string): string => appliedIn(body, definitions, parameters);
  for (const [name, meaning] of definitions) definitions.set(name, applied(meaning));
  for (const each of plain) each.text = applied(each.text);
  for (const each of signs)
    each.sign = {
      ...each.sign,
      body: /^\p{L}\w{0,3}\s*\(\p{L}\w{0,3}\)$/u.test(each.sign.body) ? each.sign.body : applied(each.sign.body),
    };

  for (const each of signs) each.sign = withoutPlace(each.sign, definitions);
  const written = signs.find(({ sign }) => sign.body !== '') ?? signs[0];
  if (written?.sign.wrt) wrt = nameOf(written.sign.wrt);
  if (written?.sign.at) points.push(written.sign.at);
  const has = (formula: string, name: string): boolean => formula.includes(name) || mentions(formula, name);
  const given = [...parameters.values()].filter(
    (name) => isName(name) && [...definitions.values()].some((meaning) => has(meaning, name)),
  );
  // Of f(g(x)) with f(u) = … and g(x) = … the variable is x.
  const meanings = new Set(definitions.values());
  const composed = plain.filter(({ text }) => !meanings.has(text));
  // Of ∇f(w), and of "the gradient of f", the variable is that of f.
  const [, asked = ''] = /^(\p{L}\w{0,3})\s*\(/u.exec(written?.sign.body ?? '') ?? [];
  const spoken = list.find(({ kind, text }, at) => kind === 'formula' && parameters.has(text) && isOperand(list, at));
  const own =
    parameters.get(asked === '' ? (spoken?.text ?? '') : asked) ??
    given.find((name) => composed.some(({ text }) => has(text, name))) ??
    given[0];
  if (wrt === undefined && own !== undefined) wrt = nameOf(own);
  return {
    wrt,
    signs,
    plain,
    points: [...new Set(points)],
    equated,
    sizes,
    definitions,
    parameters,
    applied: inner,
    vectors,
    entries,
    numbers,
    roles,
  };
}
