// What of a sentence no part of its reading used: words with the force of mathematics, and formulas.

import { table } from '../../formula/table.js';
import { functionsIn, type Item, wordOf } from '../formulas/items.js';
import { askedVariable } from '../formulas/roles.js';
import { isName, isSizeLike, namesIn, operationsIn, uniqueTexts } from '../formulas/terms.js';
import { functionInWords } from '../spoken/functions-in-words.js';

export interface Unread {
  /** Words that change what is asked, in their order. */
  readonly words: readonly string[];
  readonly formulas: readonly string[];
}

/** Words that change what a formula means, and how a formula says it; `@` is what they are said of. */
const FORCE: ReadonlyMap<string, string | undefined> = new Map([
  ...['half', 'halved'].map((word) => [word, '1/2*(@)'] as const),
  ...['twice', 'double', 'doubled'].map((word) => [word, '2*(@)'] as const),
  ...['thrice', 'triple', 'tripled'].map((word) => [word, '3*(@)'] as const),
  ...['minus', 'negative', 'negated'].map((word) => [word, '-(@)'] as const),
  ...['squared', 'square'].map((word) => [word, '(@)^2'] as const),
  ...['cube', 'cubed'].map((word) => [word, '(@)^3'] as const),
  ...['root', 'sqrt'].map((word) => [word, 'sqrt(@)'] as const),
  ...['inverse', 'inverted'].map((word) => [word, 'inv(@)'] as const),
  ...['reciprocal'].map((word) => [word, '1/(@)'] as const),
  ...['sum', 'summed', 'sums'].map((word) => [word, 'sum(@)'] as const),
  ...['mean', 'average', 'averaged'].map((word) => [word, 'mean(@)'] as const),
  ...['log', 'logs', 'logarithm', 'logarithms'].map((word) => [word, 'log(@)'] as const),
  ...['exp', 'exponential', 'exponentials'].map((word) => [word, 'exp(@)'] as const),
  ...['transpose', 'transposed'].map((word) => [word, "(@)'"] as const),
  ...`third fourth fifth nth quarter squares cubes plus times over divided multiplied multiplying subtracted added difference
    product products ratio quotient power powers raised directional mixed entropy divergence distance similarity norms
    otherwise unless except expectation expected composed composition convolved modulo maximum minimum
    + ^ ∑ ∏ ∫ √ thirds quarters fifths temperature component i-th j-th k-th ith jth kth base geometric harmonic trimmed truncated generalized rectified clipped smoothed conditional relative likelihood likelihoods odds residuals perplexity per each-other normalized scaled shifted weighted regularized masked rank nullity penalty penalties penalized regularizer minimizer maximizer argmin argmax limit limits integral`
    .split(/\s+/)
    .map((word) => [word, undefined] as const),
]);

function both(words: string, operation: RegExp): Record<string, RegExp> {
  return Object.fromEntries(words.split(' ').map((word) => [word, operation]));
}

/** Two words that together mean something else, or nothing that changes a formula. */
const ORDINARY = new Set(
  `full rank|low rank|rank one|rank 1|rank deficient|rank deficiency|column rank|row rank|negative definite|negative semidefinite|negative semi-definite|negative entries|negative values|negative part|negative side|negative inputs|negative number|negative numbers|
  negative input|negative x|square matrix|square matrices|square brackets|squared error|squared loss|many times|all times|three times|several times|over again|
  over the|over all|over a|over batches|over i|over j|over k|carry over|left over|temperature :|all over the|product rule|quotient rule|power rule|sum rule|hadamard product|
  elementwise product|entrywise product|pointwise product|matrix product|matrix products|vector product|jacobian-vector product|kronecker product|
  inverse function|inverse rule|outer product|inner product|the difference|double check|double checked|double checking|third party|third line|third question|
  third row|third column|third entry|difference between|per sample|per example|per row|per column|per entry|as expected|singular matrix|singular matrices|a singular|is singular|nearly singular|i expected|expected answer|
  expected result|expected output|distance learning|weighted sum|transpose rule|a transpose|the transpose|transpose appear|transpose appears|no transpose|
  transpose or|or transpose|or transposed|square one|log in|sum up|sums up|you mean|i mean|it mean|this mean|that mean|they mean|to mean|mean by|mean to|mean that`
    .split('|')
    .map((pair) => pair.trim()),
);

/** What a function holds already: the cross entropy of logits takes their softmax. */
const HELD: Readonly<Record<string, readonly string[]>> = table({ cross_entropy: ['softmax', 'log_softmax', 'log'] });

/** The operation by which a formula says the word itself, where the words only describe it: "a matrix times a vector, ‖Ax‖". */
const OPERATION: Readonly<Record<string, RegExp>> = table({
  ...both('times product products multiplied mixed', /^(?:\*|\.\*|kron|dot)$/),
  ...both('over ratio quotient divided', /^(?:\/|\.\/)$/),
  ...both('minus difference subtracted residuals distance', /^(?:-|neg)$/),
  ...both('plus added', /^\+$/),
  ...both('squared square squares power powers', /^(?:\^|\.\^)$/),
  ...both('sum sums summed', /^(?:sum|\+|norm|')$/),
  ...both('mean average averaged', /^mean$/),
  ...both('log logs logarithm', /^(?:log|logdet)/),
  ...both('exp exponential exponentials', /^(?:exp|expm)$/),
  ...both('root sqrt', /^sqrt$/),
  ...both('inverse inverted reciprocal', /^(?:inv|\/|\^)$/),
  ...both('transpose transposed', /^'$/),
});

/** Words through which one of force reaches the formula that it is said of. */
const LINKING =
  /^(?:of|the|a|an|its|this|that|my|by|to|and|with|in|for|from|is|all|each|both|function|expression|following|scalar|vector|matrix|gradients?|derivatives?|jacobians?|hessians?|partials?|differentiate|second|wrt|respect|along|what|whats|entries|elements|entry|element|compute|find|calculate|take|give|please|loss|order|value|values|samples|examples|batch|variables?|real|power|whole|norm|rows?|columns?|row-?wise|column-?wise|wise|over|along|two|functions)$/;

/** What of the sentence no part used for the target; `used` holds the places of items that some part did. */
export function unreadIn(list: readonly Item[], used: ReadonlySet<number>, target = ''): Unread {
  const formulas = uniqueTexts([target, ...[...used].map((at) => list[at]?.text ?? '')]);
  const known = heldIn(formulas);
  const names = formulas.flatMap((formula) => namesIn(formula));
  // Functions that are part of what is differentiated.
  const held = new Set(
    uniqueTexts(functionsIn(list)).filter((text) => [...heldIn([text])].every((name) => known.has(name))),
  );
  const reaches = reaching(list, used);
  const words = list.flatMap(({ kind, text }, at) => {
    // "With respect to the weights", where the formula has none.
    const asked = askedVariable(list, at, names);
    if (asked) return asked.name === undefined && !isBesideName(list, at) ? [text] : [];
    if (used.has(at) || !reaches(at)) return [];
    if (isDescribing(list, at, used) && [...known].some((name) => OPERATION[text]?.test(name))) return [];
    if (kind === 'function')
      return list[at + 1]?.kind === 'stop' || held.has(text) || isMeans(list, at) ? [] : [text.replace(/\(.*/s, '')];
    const isFunction = list[at + 1]?.text === 'of' && functionInWords([text, 'of'], 0) !== undefined;
    return kind === 'word' && (FORCE.has(text) || isFunction) && !isOrdinary(list, at) ? [text] : [];
  });
  const bare = (text: string): string => text.replace(/^[([{,\s]+|[)\]},\s]+$/g, '');
  const unused = list.flatMap(({ kind, text }, at) =>
    kind === 'formula' &&
    !used.has(at) &&
    bare(text) !== '' &&
    !isName(bare(text)) &&
    !isSizeLike(text) &&
    !/^[-=\s\d.]+$/.test(text)
      ? [text.replace(/^=\s*/, '')]
      : [],
  );
  return { words: [...new Set(words)], formulas: [...new Set(unused)] };
}

/** "With respect to the weight matrix W": the variable is named behind the word. */
function isBesideName(list: readonly Item[], at: number): boolean {
  const next = /^(?:matrix|vector|parameters?)$/.test(wordOf(list[at + 1])) ? list[at + 2] : list[at + 1];
  return next?.kind === 'formula' && isName(next.text);
}

/** Words and functions that may describe a formula before it. */
const MOST_DESCRIBING = 14;

/** Whether words lead to the formula that is used, and describe it: "the 2-norm of a matrix times a vector, ‖Ax‖". */
function isDescribing(list: readonly Item[], at: number, used: ReadonlySet<number>): boolean {
  const length = list.slice(at, at + MOST_DESCRIBING).findIndex(({ kind }) => kind === 'formula');
  const last = list[at + length - 1];
  const isJoined =
    last?.kind === 'word' && /^(?:of|and|by|with|the|to|times|minus|plus|over|in|from|for|on|than)$/.test(last.text);
  return length > 0 && used.has(at + length) && !isJoined && !isName((list[at + length] as Item).text);
}

/** "Using Kronecker products", "in terms of tanh": by what means the answer is to be written, not of what it is. */
const isMeans = (list: readonly Item[], at: number): boolean =>
  /^(?:using|via|through)$/.test(wordOf(list[at - 1])) ||
  (wordOf(list[at - 1]) === 'of' && wordOf(list[at - 2]) === 'terms');

/** What the formulas are made of, and what that holds. */
const heldIn = (formulas: readonly string[]): ReadonlySet<string> =>
  new Set(formulas.flatMap(operationsIn).flatMap((name) => [name, ...(HELD[name] ?? [])]));

/** Whether the word changes what a formula means. */
export const inForce = (word: string): boolean => FORCE.has(word);

/** The formula with the word's force, where one formula says it. */
export const inSigns = (word: string, formula: string): string | undefined =>
  FORCE.get(word)?.replace('@', () => formula);

const isOrdinary = (list: readonly Item[], at: number): boolean =>
  // "What does it mean?"
  (list[at]?.text === 'mean' && !/^(?:the|of|a)$/.test(list[at - 1]?.text ?? '') && list[at + 1]?.text !== 'of') ||
  (/^products?$/.test(list[at]?.text ?? '') && list[at - 1]?.kind === 'function') ||
  ORDINARY.has(`${list[at]?.text} ${list[at + 1]?.text}`) ||
  ORDINARY.has(`${list[at - 1]?.text} ${list[at]?.text}`);

/** Whether nothing but linking words and words of force stands between it and a formula, on either side. */
function reaching(list: readonly Item[], used: ReadonlySet<number>): (at: number) => boolean {
  const isReached = ({ kind, text }: Item, i: number): boolean => {
    // What is said of another formula that nobody asks about has no force here.
    const isOther = kind === 'formula' && !used.has(i) && !isName(text);
    return kind === 'function' || (kind === 'formula' && /\p{L}/u.test(text) && !isOther);
  };
  const reached = list.map(isReached);
  const isPassed = list.map(({ kind, text }) => kind === 'word' && (LINKING.test(text) || FORCE.has(text)));
  const behind = [...reached];
  for (let i = list.length - 2; i >= 0; i--) if (isPassed[i]) behind[i] = behind[i + 1] === true;
  const before = [...reached];
  for (let i = 1; i < list.length; i++) if (isPassed[i]) before[i] = before[i - 1] === true;
  return (at) => behind[at + 1] === true || before[at - 1] === true;
}
