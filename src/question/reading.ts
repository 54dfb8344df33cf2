// What a sentence says about a derivative: of what, by what, where, the asker's own result, definitions.
import { type Expr, rewrite, symbolsOf } from '../formula/expr.js';
import { parse } from '../formula/parse.js';
import { print } from '../formula/print.js';
import { Unanswerable } from '../formula/unanswerable.js';
import { vocabulary } from '../math/registry.js';
import { declaredIn } from './declared.js';
import { unindexed } from './indices.js';
import { type Item, items } from './items.js';
import { pieces } from './pieces.js';
import { isClaimed, isOperand, isSpelledOut, roleBefore } from './roles.js';
import { type Sign, signOf } from './signs.js';

export interface Reading {
  readonly words: ReadonlySet<string>;
  readonly list: readonly Item[];
  /** The formulas that may be meant, the likeliest first. */
  readonly targets: readonly string[];
  /** Whether the formula was named in words, with an operand that nobody wrote. */
  readonly inWords: boolean;
  /** A name that is asked about and that nothing defines: L of dL/dW. */
  readonly undefinedName?: string;
  /** Y, where the gradient of a loss goes through a Y that is defined: G stands for ∂L/∂Y. */
  readonly upstreamOf?: string;
  /** Matrices that depend on the variable, a number. */
  readonly curves?: readonly string[];
  readonly wrt?: string;
  readonly at?: string;
  readonly where: readonly string[];
  readonly second: boolean;
  /** The asker's own results, in their order. */
  readonly claims: readonly string[];
  /** Whether the claims are alternatives: "A or B". */
  readonly alternatives: boolean;
  /** A formula that cannot be read, where there is none that can. */
  readonly broken?: string;
  /** Functions named in words. */
  readonly functions: readonly string[];
  /** Sizes that are named, as in "is it 4×2?". */
  readonly sizes: readonly string[];
  /** Functions that nobody defined, such as h of h(‖x‖). */
  readonly isAbstract: boolean;
  /** How many derivatives were written in signs. */
  readonly signs: number;
  /** Whether a derivative was written in signs. */
  readonly signed: boolean;
}

export function readSentence(text: string): Reading {
  const { where, rest } = declaredIn(text);
  const { list, declared } = withoutIndices(items(pieces(rest)));
  const words = new Set(
    list.filter(({ kind }) => kind === 'word').flatMap(({ text: word }) => word.split('-').concat(word)),
  );
  const definitions = new Map<string, string>();
  const signs: { sign: Sign; at: number; claim?: string }[] = [];
  const plain: { text: string; at: number }[] = [];
  const points: string[] = [];
  const claims: { text: string; at: number }[] = [];
  const sizes: string[] = [];
  const parameters = new Map<string, string>();
  let wrt: string | undefined;
  let pending: string | undefined;

  list.forEach(({ kind, text: formula }, at) => {
    if (kind !== 'formula') return;
    if (formula.startsWith('=')) {
      claims.push({ text: formula.replace(/^[=\s]+/, ''), at });
      return;
    }
    const role = roleBefore(list, at);
    if (role === 'wrt' && isName(formula) && !(list[at - 1]?.text === 'in' && list[at + 1]?.kind === 'formula')) {
      wrt ??= nameOf(formula);
      return;
    }
    const [left, right] = sides(formula);
    if (right !== undefined) {
      const isPlace = role === 'at' || /^[-\d.[\](),;\s/]+$/.test(right);
      if (isPlace && isName(left) && /\d/.test(right)) {
        points.push(`${left} = ${right}`);
        return;
      }
      const sign = signOf(left);
      if (sign) {
        signs.push({ sign, at });
        if (right !== '') claims.push({ text: right, at });
        return;
      }
      const defined = /^\\?([\p{L}][\p{L}\d]{0,11}(?:_\{?\w{1,6}\}?)?)\s*(?:\(([^()=]{0,40})\))?$/u.exec(left);
      if (defined && right !== '') {
        definitions.set(defined[1] as string, right);
        if (defined[2] !== undefined) parameters.set(defined[1] as string, defined[2].trim());
        plain.push({ text: right, at });
      } else if (right !== '') plain.push({ text: formula, at });
      else plain.push({ text: left, at });
      return;
    }
    if (isSizeLike(formula)) {
      sizes.push(formula);
      return;
    }
    if (role === 'at' && /^[-\d.[\](),;\s/]+$/.test(formula)) {
      points.push(/^\(.*,.*\)$/.test(formula) ? `[${formula.slice(1, -1)}]` : formula);
      return;
    }
    const sign = signOf(formula);
    if (sign?.body === '' && sign.wrt) {
      wrt ??= nameOf(sign.wrt);
      pending = formula;
      signs.push({ sign, at });
    } else if (sign) signs.push({ sign, at });
    else plain.push({ text: formula, at });
  });

  const known = signs.find(({ sign }) => sign.body !== '');
  const anySign = known ?? signs[0];
  if (anySign?.sign.wrt) wrt = nameOf(anySign.sign.wrt);
  if (anySign?.sign.at) points.push(anySign.sign.at);
  const functions = list.filter(({ kind }) => kind === 'function').map(({ text: formula }) => formula);
  const second =
    words.has('hessian') ||
    words.has('hessians') ||
    (words.has('second') && (words.has('derivative') || words.has('derivatives'))) ||
    signs.some(({ sign }) => sign.second);

  // f(x) with a definition of f is that definition.
  const applied = (body: string): string =>
    [...parameters].reduce(
      (formula, [name, given]) => formula.replaceAll(`${name}(${given})`, `(${definitions.get(name)})`),
      body,
    );
  for (const [name, meaning] of definitions) definitions.set(name, applied(meaning));
  for (const each of plain) each.text = applied(each.text);
  if (wrt === undefined && parameters.size > 0) {
    const last = [...parameters.values()].find((given) => isName(given));
    if (last !== undefined && [...definitions.values()].some((meaning) => meaning.includes(last))) wrt = nameOf(last);
  }
  const isAbstract =
    list.some(
      ({ kind, text: formula }, at) =>
        kind === 'formula' &&
        ((/^\p{L}$/u.test(formula) && list.slice(at + 1, at + 5).some(({ text: next }) => next === 'function')) ||
          [...formula.matchAll(/(?<![\p{L}\\_])([fghFGDXABφϕψ])(?:_\w)?\(\s*([a-zA-Z])(?:_\w)?\s*\)/gu)].some(
            ([, name = '']) => !definitions.has(name),
          )),
    ) && ![...parameters.keys()].some((name) => name.length === 0);

  // What is differentiated, the likeliest first.
  const asked: { text: string; at: number }[] = [];
  let undefinedName: string | undefined;
  let upstreamOf: string | undefined;
  const defined = (name: string): string | undefined =>
    definitions.get(name.replace(/\s*\(.*\)$/s, '').replace(/^\\/, ''));
  if (known) {
    const body = known.sign.body;
    const meaning = isName(body) || /^\p{L}\w{0,3}\s*\([\p{L}\s,]{1,20}\)$/u.test(body) ? defined(body) : undefined;
    if (meaning) asked.push({ text: meaning, at: known.at });
    else if (isName(body) && nameOf(body) !== wrt) undefinedName = body;
    else asked.push({ text: body, at: known.at });
  }
  const isAsked = ({ at }: { at: number }): boolean => isOperand(list, at);
  const roots = [...definitions].filter(([name]) => ![...definitions.values()].some((other) => mentions(other, name)));
  const claimed = (at: number): boolean => claims.some((claim) => claim.at === at);
  const formulas = plain.filter(
    ({ text: formula, at }) => !claimed(at) && !isName(formula) && !/^[-\d.,\s()[\]x×]+$/.test(formula),
  );
  const direct = plain.filter((each) => isAsked(each) && !(isName(each.text) && !defined(each.text)));
  for (const each of direct) asked.push(isName(each.text) ? { text: defined(each.text) as string, at: each.at } : each);
  if (anySign === undefined || known === undefined || undefinedName) {
    for (const [, meaning] of roots)
      asked.push({ text: meaning, at: plain.find((each) => each.text === meaning)?.at ?? -1 });
  }
  if (!known || undefinedName === undefined) asked.push(...formulas);
  // The gradient of a loss through what is defined: its product with G = ∂L/∂Y.
  const [through] = roots;
  const isLoss =
    undefinedName !== undefined && /^(?:L|J|E|C|l|loss|cost|Loss|\\mathcal\{L\}|\\ell|ℓ)$/.test(undefinedName);
  if (isLoss && through && wrt !== undefined && mentions(substituted(through[1], definitions, wrt) ?? '', wrt)) {
    const upstream = /^[A-Z]/.test(through[0]) ? 'G' : 'g';
    asked.unshift({ text: `sum(${upstream} .* (${through[1]}))`, at: known?.at ?? -1 });
    upstreamOf = through[0];
  }
  let targets = uniqueTexts(
    asked.map(({ text: body }) => substituted(body, definitions, wrt)).filter((body) => body !== undefined),
  );
  const first = asked.find(({ text: body }) => substituted(body, definitions, wrt) === targets[0]);
  // A function named in words is what is meant where it is asked for and the formula is the asker's result.
  const namedAt = list.findIndex(({ kind }, at) => kind === 'function' && isOperand(list, at));
  const inWords =
    functions.length > 0 &&
    (targets.length === 0 ||
      (!known &&
        direct.length === 0 &&
        definitions.size === 0 &&
        first !== undefined &&
        (namedAt >= 0 ? isClaimed(list, first.at) || namedAt < first.at : isClaimed(list, first.at)) &&
        !isSpelledOut(list, first.at)));
  const own = inWords ? [...targets] : targets.slice(0);
  if (inWords) targets = [(namedAt >= 0 ? list[namedAt]?.text : functions[0]) as string];
  const targetAt = inWords
    ? namedAt >= 0
      ? namedAt
      : list.findIndex(({ kind }) => kind === 'function')
    : (first?.at ?? -1);

  // The asker's own result.
  for (const { text: formula, at } of plain) {
    if (at === targetAt || [...definitions.values()].includes(formula)) continue;
    if (isClaimed(list, at) && (at > targetAt || inWords || targets[0] !== formula)) claims.push({ text: formula, at });
  }
  claims.sort((a, b) => a.at - b.at);
  const said = claims.filter(
    ({ text: claim }) => !targets[0] || inWords || claim !== targets[0] || claims.length === 1,
  );
  const alternatives =
    said.length > 1 &&
    said
      .slice(1)
      .some(
        ({ at }) =>
          ['or', 'vs', 'versus'].includes(list[at - 1]?.text ?? '') || /^(?:or|vs)$/.test(list[at - 2]?.text ?? ''),
      );
  const broken =
    targets.length === 0 ? plain.find(({ text: formula }) => !isName(formula) && !reads(formula))?.text : undefined;
  void pending;
  return {
    words,
    list,
    targets,
    inWords,
    ...(undefinedName && targets.length === 0 ? { undefinedName } : {}),
    ...(upstreamOf === undefined ? {} : { upstreamOf }),
    ...(wrt === undefined ? {} : { wrt }),
    ...(points.length > 0 ? { at: points.join('; ') } : {}),
    where: [...where, ...declared.filter((each) => !where.some((own) => own.split(': ')[0] === each.split(': ')[0]))],
    second,
    claims: uniqueTexts(said.map(({ text: claim }) => claim)).filter(
      (claim) => own.length === 0 || inWords || claim !== targets[0],
    ),
    alternatives,
    ...(broken === undefined ? {} : { broken }),
    functions,
    sizes,
    isAbstract,
    signs: signs.filter(({ sign }) => sign.body !== '').length,
    signed: signs.length > 0,
  };
}

/** `n×n`, `4x2`, `R^n`, `2D`, `(2,2,2)`: a size or a space. */
const isSizeLike = (text: string): boolean =>
  (/^[([]?\s*[\w]{1,3}(?:\s*[x×]\s*[\w]{1,3})+\s*[)\]]?$/.test(text) &&
    /[x×]/.test(text) &&
    !/^[a-z]x[a-z]$/.test(text)) ||
  /^(?:\\mathbb\s*\{?R\}?|R|ℝ)(?:\^?\{?[\w×,]{1,5}\}?)?$/.test(text) ||
  /^\d[dD]$/.test(text) ||
  /^\(\s*\w(?:\s*,\s*\w){1,4}\s*,?\s*\)$/.test(text);

const isName = (text: string): boolean =>
  (/^\\?\p{L}[\p{L}\d]{0,11}(?:_\{?\w{1,6}\}?)?(?:\s*\})?$/u.test(text) &&
    (text.length === 1 || !/^[A-Z]{2,3}$|^[A-Z][a-z]$/.test(text))) ||
  /^\\math\w{2,3}\{\w+\}$/.test(text);

/** The sentence with its sums over an index written with vectors, and the shapes that follow. */
function withoutIndices(list: readonly Item[]): { list: readonly Item[]; declared: readonly string[] } {
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

/** The name as our grammar has it; the text itself where it cannot be read. */
function nameOf(text: string): string {
  const expr = expression(text);
  return expr?.kind === 'symbol' ? expr.name : text;
}

/** Both sides of the first sign of equality outside brackets. */
function sides(text: string): [left: string, right?: string] {
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

export function expression(text: string, known?: ReadonlySet<string>): Expr | undefined {
  try {
    return parse(text, vocabulary, known).expr;
  } catch (problem) {
    if (problem instanceof Unanswerable) return undefined;
    throw problem;
  }
}
const reads = (text: string): boolean => expression(text) !== undefined;

const mentions = (formula: string, name: string): boolean => {
  const expr = expression(formula);
  return expr !== undefined && symbolsOf(expr).includes(nameOf(name));
};

/** Whether a matrix is written as one that depends on the variable: D(x)·y. */
const dependsOn = (body: string, wrt: string): boolean =>
  new RegExp(String.raw`(?<![\w\\])[A-Z]\(\s*${wrt.replace(/\W/g, '')}\s*\)`).test(body);

/** The formula with what the sentence defines put in; the text itself where nothing is. undefined if it cannot be read. */
function substituted(
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
  return changed ? print(expr) : body;
}

const uniqueTexts = (texts: readonly (string | undefined)[]): string[] => [
  ...new Set(texts.filter((text) => text !== undefined)),
];
