// Which derivative a sentence asks for besides the first: the third, a mixed one, one along a direction, its trace.

import type { Part } from '../../answer/part.js';
import { table } from '../../formula/table.js';
import type { Item } from '../formulas/items.js';
import { ordinalOf, withOrdinals } from '../formulas/ordinals.js';
import { directionIn, entryIn, productIn } from './direction.js';
import { outputIn } from './outputs.js';

export interface Order {
  /** How often, where words say it; `n` where a letter does. */
  readonly times?: number | 'n';
  /** By several variables one after the other: "mixed", "cross". */
  readonly mixed?: true;
  /** These variables, the last one first. */
  readonly by?: readonly string[];
  /** "total derivative". */
  readonly total?: true;
  readonly part?: Part;
  /** What is made of the derivative and is not done here: "eigenvalues". */
  readonly beyond?: string;
}

/** How often each word differentiates. */
const DERIVATIVES: Readonly<Record<string, number>> = table({
  derivative: 1,
  derivatives: 1,
  deriv: 1,
  gradient: 1,
  grad: 1,
  jacobian: 1,
  differential: 1,
  partial: 1,
  partials: 1,
  hessian: 2,
});
const DIFFERENTIATING = /^(?:differentiate|differentiated|differentiating|derive|derivatives?)$/;
const TIMES = new Map<string, number>([
  ['twice', 2],
  ['thrice', 3],
  ...'two three four five six seven eight'.split(' ').map((word, i) => [word, i + 2] as const),
]);
/** Stands between an ordinal and its derivative: "third order partial derivative". */
const BETWEEN = /^(?:order|mixed|cross|partial|total|directional|elementwise)$/;
const FILLER = /^(?:of|the|its|a|an|their|this|that)$/;

const OF_SQUARE: Readonly<Record<string, 'trace' | 'determinant' | 'diagonal'>> = table({
  trace: 'trace',
  tr: 'trace',
  determinant: 'determinant',
  det: 'determinant',
  diagonal: 'diagonal',
  diag: 'diagonal',
});
const BEYOND =
  /^(?:eigenvalues?|eigenvectors?|inverse|inv|rank|norm|spectrum|singular|condition|pseudoinverse|log|logdet|exponential|square|sqrt|sum|mean|max|min)$/;

/** The order that the words of a sentence name, and the sentence without these words. */
export function orderIn(typed: readonly Item[]): { readonly order: Order | undefined; readonly list: readonly Item[] } {
  const list = withRates(withOrdinals(typed));
  const words = list.map(({ kind, text }) => (kind === 'word' ? text : ''));
  const dropped = new Set<number>();
  const drop = (from: number, to: number): void => {
    for (let i = from; i < to; i++) dropped.add(i);
  };
  const added: Item[] = [];
  let order: Order = {};

  const isAsked = words.some((word) => DERIVATIVES[word] !== undefined || word === 'wrt' || DIFFERENTIATING.test(word));
  const found = isAsked ? outputIn(list) : undefined;
  const output = found?.places;
  if (found) {
    list[found.at] = { ...(list[found.at] as Item), text: found.body };
    order = { part: { kind: 'entry', output: found.places } };
  }
  // "J v", "Jacobian-vector product", "vjp", "Hessian times v".
  const product = productIn(list, words);
  if (product) {
    order = { part: product.part, ...(product.twice ? { times: 2 } : {}) };
    for (const at of product.taken) dropped.add(at);
  }
  const start = words.findIndex((word, i) => DERIVATIVES[word] !== undefined && !dropped.has(i));
  const named = start < 0 ? undefined : chainAt(words, start);
  if (named) {
    const before = wordsBefore(words, start);
    if (before.ordinal !== undefined || (named.times > 1 && named.end > start + 1)) {
      const ordinal = before.ordinal ?? 1;
      order = { ...order, times: ordinal === 'n' ? 'n' : ordinal - 1 + named.times };
    }
    drop(before.from, start);
    if (before.said.has('mixed') || before.said.has('cross')) order = { ...order, mixed: true, times: 2 };
    if (before.said.has('total') && words[start] !== 'differential') order = { ...order, total: true };
    // "derivative of order 3 of".
    const [, second, third] = [words[named.end], words[named.end + 1], list[named.end + 2]];
    if (second === 'order' && third && words[named.end] === 'of') {
      const times = /^\d$/.test(third.text)
        ? Number(third.text)
        : /^[nkm]$/.test(third.text)
          ? 'n'
          : ordinalOf(third.text);
      if (times !== undefined) {
        order = { ...order, times };
        drop(named.end, named.end + 3);
      }
    }
    const made = madeOf(list, before.from, named.end);
    if (made) {
      order = { ...order, ...made.order };
      if (made.inner === undefined) drop(made.from, made.to);
      else list[made.from] = { ...(list[made.from] as Item), text: made.inner };
    }
    drop(start + 1, named.end);
  }
  // "differentiate it three times".
  const verb = words.findIndex((word) => DIFFERENTIATING.test(word));
  const often = words.findIndex(
    (word, i) => i > verb && (word === 'twice' || word === 'thrice' || words[i + 1] === 'times') && TIMES.has(word),
  );
  if (verb >= 0 && often >= 0) {
    order = { ...order, times: TIMES.get(words[often] as string) as number };
    drop(often, words[often + 1] === 'times' ? often + 2 : often + 1);
  }
  // "A Laplacian matrix L" is one of a graph.
  const laplacian = words.findIndex(
    (word, i) =>
      /^(?:laplacian|laplace)$/.test(word) &&
      !/^(?:matrix|matrices)$/.test(words[i + 1] ?? '') &&
      words[i - 1] !== 'graph',
  );
  words.forEach((word, i) => {
    if (word === 'laplacian' && /^matri(?:x|ces)$/.test(words[i + 1] ?? '')) drop(i, i + 1);
  });
  if (laplacian >= 0) order = { ...order, times: 2, part: { kind: 'trace' } };
  const divergence = words.indexOf('divergence');
  // "The KL divergence Σ p log(p/q)" is no divergence of a field.
  const isOfDensities = /^(?:kl|bregman|leibler|kullback|js|shannon)$/.test(words[divergence - 1] ?? '');
  if (isOfDensities) drop(divergence - 1, divergence + 1);
  else if (divergence >= 0) order = { ...order, part: { kind: 'trace' } };
  const along = start >= 0 ? directionIn(list, words) : undefined;
  if (along) {
    const place = /^e_\{?(\d)\}?$/.exec(along.direction)?.[1];
    order = { ...order, part: place ? { kind: 'entry', input: [place] } : { kind: 'along', with: along.direction } };
    for (const at of along.taken) dropped.add(at);
  }
  const entry = entryIn(list, words);
  const parameter = entry?.part.kind === 'entry' ? parameterAt(list, entry.part.input?.[0]) : undefined;
  if (entry && parameter !== undefined && (start >= 0 || verb >= 0)) {
    for (const at of entry.taken) dropped.add(at);
    const item = list[entry.taken[0] as number] as Item;
    added.push(
      { ...item, kind: 'word', text: 'wrt' },
      { ...item, kind: 'formula', text: parameter },
      { ...item, kind: 'stop', text: '.' },
    );
  } else if (
    entry &&
    (start >= 0 || verb >= 0 || words.includes('wrt') || list.every(({ kind }) => kind === 'word' || kind === 'stop'))
  ) {
    order = { ...order, part: { ...(output === undefined ? {} : { output }), ...entry.part } };
    for (const at of entry.taken) dropped.add(at);
  }
  const line = words.findIndex((word, i) => /^(?:row|column)$/.test(word) && ordinalOf(words[i - 1]) !== undefined);
  if (line > 0 && start >= 0 && /^(?:to|wrt|by|respect|the)$/.test(words[line - 2] ?? '') && words[line + 1] === 'of') {
    order = { ...order, beyond: `${words[line - 1]} ${words[line]}` };
    drop(line - 1, line + 2);
  }
  if (Object.keys(order).length === 0 && added.length === 0 && dropped.size === 0) return { order: undefined, list };
  const rest = list.flatMap((item, i): Item[] => {
    // The second derivative is the Hessian, also to who reads on.
    if (i === start && order.times === 2 && !order.mixed && product === undefined)
      return [{ ...item, text: 'hessian' }];
    if (i === laplacian || (i === divergence && !isOfDensities))
      return [{ ...item, text: i === laplacian ? 'hessian' : 'jacobian' }];
    return dropped.has(i) ? [] : [item];
  });
  const whole = [...added, ...(product?.word ? [product.word] : []), ...rest];
  return { order: Object.keys(order).length === 0 ? undefined : order, list: whole };
}

/** The first parameter of f(x, y) = …, where the first argument is meant. */
function parameterAt(list: readonly Item[], place: string | undefined): string | undefined {
  const given = list.flatMap(({ kind, text }) =>
    kind === 'formula' ? (/^\p{L}\w{0,3}\s*\(([^()=]*,[^()=]*)\)\s*=/u.exec(text)?.[1]?.split(',') ?? []) : [],
  );
  return given[Number(place) - 1]?.trim();
}

/** "Rate of change", and the d of "d softplus", as one word. */
const withRates = (list: readonly Item[]): Item[] =>
  list.flatMap((item, at) => {
    if (/^[dD∂]$/.test(item.text) && item.kind === 'formula' && list[at + 1]?.kind === 'function')
      return [{ ...item, kind: 'word', text: 'derivative' }];
    const isRate = (from: number): boolean =>
      ['rate', 'of', 'change'].every((word, i) => list[from + i]?.kind === 'word' && list[from + i]?.text === word);
    if (isRate(at)) return [{ ...item, text: 'derivative' }];
    return isRate(at - 1) || isRate(at - 2) ? [] : [item];
  });

/** Derivatives of one another from a place: "derivative of the gradient of". */
function chainAt(words: readonly string[], start: number): { times: number; end: number } {
  let times = DERIVATIVES[words[start] as string] as number;
  let end = start + 1;
  if (/^partials?$/.test(words[start] as string) && DERIVATIVES[words[end] ?? ''] === 1) end++;
  for (;;) {
    let i = end;
    if (words[i] !== 'of') break;
    while (FILLER.test(words[i] ?? '')) i++;
    let factor = 0;
    const ordinal = ordinalOf(words[i]);
    if (typeof ordinal === 'number') {
      factor = ordinal - 1;
      i++;
    }
    const next = DERIVATIVES[words[i] ?? ''];
    if (next === undefined) break;
    times += next + factor;
    end = i + 1;
  }
  return { times, end };
}

/** Ordinals and kinds before a derivative; where they begin. */
function wordsBefore(
  words: readonly string[],
  start: number,
): { ordinal: number | 'n' | undefined; said: Set<string>; from: number } {
  const said = new Set<string>();
  let ordinal: number | 'n' | undefined;
  let i = start - 1;
  while (i >= 0 && start - i < 5) {
    const word = words[i] as string;
    const number = ordinalOf(word);
    if (number !== undefined) ordinal = number;
    else if (!BETWEEN.test(word)) break;
    said.add(word);
    i--;
  }
  if (words[start] === 'partial' || words[start] === 'partials') said.add('partial');
  return { ordinal: ordinal === 1 ? undefined : ordinal, said, from: i + 1 };
}

/** "trace of the Hessian", "Jacobian determinant", "eigenvalues of the Hessian". */
function madeOf(
  list: readonly Item[],
  start: number,
  end: number,
): { order: Order; from: number; to: number; inner?: string } | undefined {
  const nameAt = (i: number): string => {
    const item = list[i];
    if (item === undefined || item.kind === 'formula' || item.kind === 'stop') return '';
    return item.kind === 'function' ? item.text.replace(/\(.*/s, '') : item.text;
  };
  let i = start - 1;
  while (i >= 0 && FILLER.test(nameAt(i))) i--;
  const isOf = list.slice(i + 1, start).some(({ text }) => text === 'of');
  const before = isOf ? nameAt(i) : '';
  const after = nameAt(end);
  const square = OF_SQUARE[before];
  if (square) return { order: { part: { kind: square } }, from: i, to: start };
  if (BEYOND.test(before)) return { order: { beyond: before }, from: i, to: start };
  // "Jacobian determinant of A*x" is read as det(A*x), in fewer letters than were typed.
  const item = list[end];
  const isWhole = /^(?:jacobian|hessian)$/.test(list[end - 1]?.text ?? '');
  const [, function_ = '', inner] =
    (isWhole &&
      item?.kind === 'formula' &&
      item.to - item.from > item.text.length + 2 &&
      /^(\w+)\((.*)\)$/s.exec(item.text)) ||
    [];
  const whole = OF_SQUARE[function_];
  if (whole && inner !== undefined) return { order: { part: { kind: whole } }, from: end, to: end + 1, inner };
  const behind = OF_SQUARE[after];
  if (behind && isWhole && list[end + 1]?.text !== 'matrix')
    return { order: { part: { kind: behind } }, from: end, to: end + 1 };
  return undefined;
}
