// Another function in place of the last one's outermost, or around it: "same for tanh", "and the log of it?".

import { call, type Expr, rewrite } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { table } from '../../formula/table.js';
import type { Item } from '../formulas/items.js';
import { expression, isSound } from '../formulas/terms.js';

/** What words without signs make of a formula `@`. */
const AROUND: Readonly<Record<string, string>> = table({
  square: '(@)^2',
  squared: '(@)^2',
  cube: '(@)^3',
  cubed: '(@)^3',
  half: '1/2*(@)',
  halved: '1/2*(@)',
  twice: '2*(@)',
  double: '2*(@)',
  doubled: '2*(@)',
  negative: '-(@)',
  minus: '-(@)',
  inverse: 'inv(@)',
  reciprocal: '1/(@)',
  root: 'sqrt(@)',
  exponential: 'exp(@)',
  logarithm: 'log(@)',
  log: 'log(@)',
  sum: 'sum(@)',
  mean: 'mean(@)',
  norm: 'norm(@)',
  trace: 'tr(@)',
  determinant: 'det(@)',
  exp: 'exp(@)',
  sqrt: 'sqrt(@)',
});

/** Functions that make one number of all entries: such a one stands in place of another. */
const TO_NUMBER = /^(?:sum|mean|prod|norm|norm1|norm2|normInf|normF|logsumexp|var|std|tr|det|logdet)$/;

/** What a function holds itself: "and logsumexp?" after sum(exp(x)) is asked of x. */
const HOLDS: Readonly<Record<string, readonly string[]>> = table({
  logsumexp: ['log', 'sum', 'exp', 'logsumexp'],
  softmax: ['log', 'sum', 'exp', 'logsumexp', 'softmax', 'log_softmax'],
  log_softmax: ['log', 'sum', 'exp', 'logsumexp', 'softmax', 'log_softmax'],
  logdet: ['log', 'det', 'logdet'],
});

/** The formula `target` with a function, as a word or as a call such as `tanh(x)`, around it or in place of its outermost. */
export function functionalOf(said: string, target: string, isAround: boolean): string | undefined {
  const word = AROUND[said];
  const old = expression(target);
  if (!old || !isSound(old)) return undefined;
  const isNumber = old.kind === 'call' && TO_NUMBER.test(old.op) && old.args.length === 1;
  if (word !== undefined) {
    const inner =
      !isAround && isNumber && TO_NUMBER.test(/^\w*/.exec(word)?.[0] ?? '') ? print(old.args[0] as Expr) : target;
    const whole = expression(word.replace('@', inner));
    return whole && isSound(whole) ? print(whole) : undefined;
  }
  const fresh = expression(said);
  const [operand] = fresh?.kind === 'call' ? fresh.args : [];
  if (fresh?.kind !== 'call' || !isSound(fresh) || operand?.kind !== 'symbol') return undefined;
  // Within a sum another function of entries stands in place of the function that is summed.
  if (!isAround && isNumber && !TO_NUMBER.test(fresh.op)) {
    const [summed] = old.args;
    const inside = summed?.kind === 'call' ? functionalOf(said, print(summed), false) : undefined;
    return inside === undefined ? undefined : `${old.op}(${inside})`;
  }
  if (isAround) return print(rewrite(fresh, (node) => (node === operand ? old : node)));
  const own = HOLDS[fresh.op];
  if (own && fresh.args.length === 1 && old.kind === 'call' && own.includes(old.op)) {
    let inner: Expr = old;
    while (inner.kind === 'call' && inner.args.length === 1 && own.includes(inner.op)) inner = inner.args[0] as Expr;
    return print(call(fresh.op, [inner]));
  }
  const isUnary = old.kind === 'call' && /^[a-z]\w*$/i.test(old.op) && old.op !== 'neg';
  const others = old.kind === 'call' ? old.args.slice(1).every(({ kind }) => kind === 'number') : false;
  if (isUnary && others && fresh.args.length === 1)
    return print(call(fresh.op, [old.kind === 'call' ? (old.args[0] as never) : old]));
  return undefined;
}

/** What a word makes of the formula `@` and another one, `#`. */
const WITH: readonly (readonly [words: RegExp, how: string])[] = [
  [/^(?:times|multiply|multiplied|multiplying|scale|scaled|factor|front)$/, '(#)*(@)'],
  [/^(?:divide|divided|dividing|\/\(x\))$/, '(@)/(#)'],
  [/^(?:plus|add|added|adding)$/, '(@) + (#)'],
  [/^(?:minus|subtract|subtracted|subtracting)$/, '(@) - (#)'],
];

/** A penalty in words is one of the variable; "with" a penalty adds it. */
const PENALTY = /^lambda\*norm1?\(w\)/;

/** "Divide it by 2", "with λ in front", "plus b", "with weight decay": the formula with the other one, and the places of what says so. */
export function combined(
  list: readonly Item[],
  target: string,
  variable: () => string | undefined,
): { readonly formula: string; readonly places: ReadonlySet<number> } | undefined {
  const formulas = list.flatMap(({ kind, text }, at) =>
    kind === 'formula' || (kind === 'function' && PENALTY.test(text)) ? [{ text, at }] : [],
  );
  const [other] = formulas;
  const isPenalty = other !== undefined && PENALTY.test(other.text);
  const word = list.findIndex(
    ({ kind, text }) =>
      kind !== 'formula' &&
      (WITH.some(([words]) => words.test(text)) || (isPenalty && /^(?:with|include)$/.test(text))),
  );
  const how = WITH.find(([words]) => words.test(list[word]?.text ?? ''))?.[1] ?? (isPenalty ? '(@) + (#)' : undefined);
  if (word < 0 || how === undefined || formulas.length > 1) return undefined;
  const isNegative = /^(?:minus)$/.test(list[word]?.text ?? '');
  const isInFront = list.some(({ text }) => text === 'front');
  const added = isPenalty ? other.text.replaceAll('(w)', `(${variable() ?? 'w'})`) : other?.text;
  const text =
    added !== undefined
      ? (isInFront ? '(#)*(@)' : how).replace('#', () => added).replace('@', () => target)
      : isNegative
        ? `-(${target})`
        : '';
  const whole = expression(text);
  const places = new Set([
    word,
    ...(other ? [other.at] : []),
    ...list.flatMap(({ text: said }, at) => (/^(?:front|factor|constant|by)$/.test(said) ? [at] : [])),
  ]);
  return whole && isSound(whole) ? { formula: print(whole), places } : undefined;
}
