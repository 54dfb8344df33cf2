// What the words before a formula make of it: the variable, the point, what is differentiated.
import { type Item, wordOf } from './items.js';
import { isName, mentions } from './terms.js';

export const DIFFERENTIATE =
  /^(?:derivatives?|deriv|jacobians?|gradients?|grads?|hessians?|differential|differentiate|differentiated|differentiating|partials?|diff|slope|backward|vjp|jvp|derive)$/;

/** Names in a row that one role may have: "wrt r, s and t". A longer row is none of variables. */
const MOST_IN_A_ROW = 12;

/** What the words before a formula make of it. */
export function roleBefore(list: readonly Item[], at: number, left = MOST_IN_A_ROW): 'wrt' | 'at' | undefined {
  if (left === 0) return undefined;
  // "wrt r, t".
  const beside = list[at - 1];
  if (beside?.kind === 'formula' && /^\p{L}\w{0,5}$/u.test(beside.text) && /^\p{L}\w{0,5}$/u.test(list[at]?.text ?? ''))
    return roleBefore(list, at - 1, left - 1) === 'wrt' ? 'wrt' : undefined;
  let i = at - 1;
  while (
    i >= 0 &&
    /^(?:the|a|an|both|all|vector|vectors|matrix|matrices|scalar|scalars|variable|variables|parameter|parameters|weight|weights|bias|input|inputs|point|each|entry|exactly|some|any|value|of|only)$/.test(
      list[i]?.text ?? '',
    ) &&
    list[i]?.kind === 'word'
  )
    i--;
  // "with respect to the anchor u".
  const isNoun =
    list[i]?.kind === 'word' && i === at - 1 && wordOf(list[i - 1]) === 'the' && wordOf(list[i - 2]) === 'to';
  if (isNoun && wordOf(list[i - 3]) === 'respect') i -= 2;
  const [last, before] = [list[i]?.text ?? '', list[i - 1]?.text ?? ''];
  if (list[i]?.kind !== 'word') return undefined;
  if (
    last === 'wrt' ||
    (last === 'to' && /^(?:respect|resp|relative|wrt)$/.test(before)) ||
    last === 'respect' ||
    last === 'by'
  )
    return 'wrt';
  if (last === 'in' && i === at - 1 && !/^(?:get|got)$/.test(before)) return 'wrt';
  if (last === 'and' && list[i - 1]?.kind === 'formula')
    return roleBefore(list, i - 1, left - 1) === 'wrt' ? 'wrt' : undefined;
  // "f = ‖A X − B‖², gradient X": of a formula before it, by the name at the end.
  const isLast = list[at + 1] === undefined || /^(?:stop|word)$/.test(list[at + 1]?.kind ?? '');
  if (/^(?:gradient|grad|derivative|deriv|jacobian|hessian)$/.test(last) && i === at - 1 && isLast) {
    const isApart = /^\p{L}/u.test(list[at]?.text ?? '') && !/^(?:the|a|is|its|of|this|that)$/.test(before);
    return isApart && list.slice(0, i).some(({ kind, text }) => kind === 'formula' && text.length > 3)
      ? 'wrt'
      : undefined;
  }
  // "Backprop by hand for W1".
  const name = list[at]?.text ?? '';
  const isOfOther = last === 'for' && i === at - 1 && /^[A-Za-z]\w{0,3}$/.test(name) && list[at + 1]?.text !== 'in';
  if (isOfOther && list.some(({ kind, text }, place) => place < i && kind === 'formula' && text.includes(name)))
    return 'wrt';
  if (/^(?:at|when|where|if|for|near|around)$/.test(last)) return 'at';
  return undefined;
}

/** Whether words such as "derivative of" or "differentiate" stand before it. */
export function isOperand(list: readonly Item[], at: number): boolean {
  let i = at - 1;
  while (
    i >= 0 &&
    list[i]?.kind === 'word' &&
    /^(?:of|the|a|an|for|function|this|following|scalar|vector|matrix|expression|with|compute|loss|lagrangian|objective|energy|cost|to|respect|wrt|is|at|in|layer|activation|find|formula|take|output)$/.test(
      list[i]?.text ?? '',
    )
  )
    i--;
  // "is the derivative 2x?" claims 2x.
  if (
    i === at - 1 &&
    /^(?:the|its|this|my)$/.test(list[i - 1]?.text ?? '') &&
    /^(?:is|isn't|be|has|are|so|that|was)$/.test(list[i - 2]?.text ?? '')
  )
    return false;
  if (
    i >= 0 &&
    list[i]?.kind === 'word' &&
    DIFFERENTIATE.test(list[i]?.text ?? '') &&
    !(list[i + 1]?.text === 'is' || list[at - 1]?.text === 'is')
  )
    return true;
  const next = list[at + 1];
  return (
    next?.kind === 'word' &&
    (DIFFERENTIATE.test(next.text) || (next.text === 'wrt' && at < 3)) &&
    list[at]?.kind === 'function'
  );
}

/** "Is the Jacobian of softmax diag(s)?": what stands behind is somebody's result. */
const isAskedOf = (list: readonly Item[], at: number): boolean =>
  list[at - 1]?.text === 'of' && list.slice(0, at).some(({ text }) => /^(?:is|isn't|was)$/.test(text));

/** A formula right behind a name in words spells it out: "hinge loss max(0, 1 - y*w'*x)". */
export const isSpelledOut = (list: readonly Item[], at: number): boolean =>
  (list[at - 1]?.kind === 'function' && !isAskedOf(list, at - 1)) ||
  (list[at - 1]?.text === ':' && list.slice(0, at).some(({ kind }) => kind === 'function')) ||
  (list[at - 2]?.kind === 'function' && /^(?:[:]|with|is|loss|function)$/.test(list[at - 1]?.text ?? ''));

/** Variables by the words people have for them, the likeliest name first. */
const NAMED: readonly (readonly [words: RegExp, names: readonly string[]])[] = [
  [/^(?:weights?|parameters?|params|kernel|coefficients)$/, ['W', 'w', 'theta', 'W1', 'beta', 'A']],
  [/^(?:bias|biases|offset|intercept)$/, ['b', 'beta', 'b1', 'c']],
  [/^(?:inputs?|features?)$/, ['x', 'X', 'h', 'a', 'z']],
  [/^(?:logits?|pre-activations?)$/, ['z', 'x', 'logits']],
  [/^(?:labels?|targets?)$/, ['y', 't']],
  [/^(?:predictions?|probabilities)$/, ['p', 'y_hat', 'q', 'x']],
  [/^means?$/, ['mu', 'm']],
  [/^covariance$/, ['Sigma', 'S', 'C']],
  [/^precision$/, ['Lambda', 'P']],
  [/^temperature$/, ['T', 'tau']],
];

/** The words between "with respect to" and what it is with respect to. */
const ARTICLES = /^(?:the|its|a|each|all|this|their|our|of)$/;

/** What the word names that stands behind "with respect to the", among these names; undefined where it stands elsewhere. */
export function askedVariable(
  list: readonly Item[],
  at: number,
  names: readonly string[],
): { readonly name: string | undefined } | undefined {
  const noun = nounOf(list[at] as Item);
  if (!namesFor(noun)) return undefined;
  const i = beforeArticles(list, at);
  const isAsked =
    list[i]?.text === 'wrt' || (list[i]?.text === 'to' && /^(?:respect|wrt)$/.test(list[i - 1]?.text ?? ''));
  return isAsked ? { name: variableCalled(noun, names) } : undefined;
}

/** The word, also where it is the name of a function: mean. */
const nounOf = ({ kind, text }: Item): string =>
  kind === 'word' ? text : kind === 'function' ? text.replace(/\(.*/s, '') : '';

const namesFor = (word: string): readonly string[] | undefined => NAMED.find(([pattern]) => pattern.test(word))?.[1];

/** The place before an item and the articles that lead to it. */
function beforeArticles(list: readonly Item[], at: number): number {
  let i = at - 1;
  while (ARTICLES.test(list[i]?.text ?? '')) i--;
  return i;
}

/** The one of the names that people call by this word. */
export const variableCalled = (word: string, names: readonly string[]): string | undefined =>
  names.find((name) => name === word) ?? namesFor(word)?.find((name) => names.includes(name));

/** The variable of "wrt its weights", "gradient of the bias". */
export function variableInWords(list: readonly Item[], target: string): string | undefined {
  const known = new Set(
    target.match(/[A-Za-z]\w*/g)?.flatMap((name) => (/^[A-Z][a-z]$/.test(name) ? [...name] : [name])) ?? [],
  );
  for (const [at, item] of list.entries()) {
    const noun = nounOf(item);
    const usual = namesFor(noun);
    if (!usual) continue;
    const names = [noun, ...usual];
    const i = beforeArticles(list, at);
    const isAsked =
      /^(?:wrt|to|by|for|respect|gradients?|derivatives?|grads?)$/.test(list[i]?.text ?? '') ||
      /^(?:gradients?|grads?|derivatives?)$/.test(list[at + 1]?.text ?? '');
    const name = isAsked ? names.find((each) => known.has(each)) : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** "When x = y" of max(x, y): it says where, and not what x is. */
export const isTie = (list: readonly Item[], left: string, right: string, at: number): boolean =>
  isName(left) &&
  isName(right) &&
  roleBefore(list, at) === 'at' &&
  list.some(({ kind, text }, i) => kind === 'formula' && i !== at && mentions(text, left) && mentions(text, right));
