// A function named in words with a formula behind it: "the hinge loss max(0, 1 - y*w'*x)" says it twice, "twice the norm ‖x‖" once.
import { call, nodes, rewrite, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { vocabulary } from '../../math/registry.js';
import { type Item, wordOf } from './items.js';
import { DIFFERENTIATE } from './roles.js';
import { closing, expression, isName, isSound, namesIn, operationIn, operationsIn } from './terms.js';
import { derivativeOf, isSame, isSameIf, isSameOfNumber } from './tried.js';

/** Functions that are said of a formula which stands behind them without "of": "the log ‖x‖". */
const ELEMENTARY = new Set("log exp sqrt abs norm ^ .^ * .* neg inv tr trace det logdet sum mean ' / ./".split(' '));

/** Words behind which the formula is no description's: what it is said to be, by what, and where. */
const PARTING =
  /^(?:is|are|isn't|equals?|equal|be|as|and|or|not|wrt|by|with|where|when|if|at|in|for|to|from|than|give|gives|get|got|using|via|vs|versus|but|so|then|my|i)$/;

/** Words of a description: "squared error of a linear model". */
const MOST_WORDS = 5;

/** The sentence with each such pair as one formula. */
export function withSpelledOut(typed: readonly Item[]): readonly Item[] {
  const list = withOwnName(withoutReach(typed.map(spelledBeside)));
  // "Is the Jacobian of softmax diag(s)?": what stands behind is somebody's result.
  const asked = list.findIndex((item) => /^(?:is|isn't|was|are|why)$/.test(wordOf(item)));
  for (const [at, { from }] of list.entries()) {
    if (asked >= 0 && asked < at) break;
    const found = formulaOf(list, at);
    if (!found) continue;
    const formula = list[found.at] as Item;
    return [...list.slice(0, at), { ...formula, text: found.text, from }, ...list.slice(found.at + 1)];
  }
  return list;
}

/** "Softplus log(1 + exp(x))" is one formula, and no softplus of a logarithm, where both are the same; "sigmoid f(x) = …" too. */
function spelledBeside(item: Item): Item {
  const [, name = '', formula = ''] = (item.kind === 'formula' && /^([a-z]\w{2,12})\s+(\S.*)$/su.exec(item.text)) || [];
  if (vocabulary.functionNamed(name) === undefined) return item;
  if (/^[fgh]\(\w\)\s*=(?!=)/.test(formula)) return { ...item, text: formula };
  const isOperand = formula.startsWith('(') && closing(formula, 0) === formula.length - 1;
  // One operand for two: mse mean((y − Xw)²).
  const [whole, alone] = [expression(item.text), expression(formula)];
  if (!isOperand && whole && alone && !isSound(whole) && isSound(alone)) return { ...item, text: formula };
  const [variable, ...more] =
    isOperand || isName(formula) ? [] : namesIn(formula).filter((each) => !/^(?:pi|e)$/.test(each));
  if (variable === undefined || more.length > 0 || operationsIn(formula).length === 0) return item;
  // "GELU" may be its approximation.
  const isSpelled = [name, `${name}_tanh`].some((each) => {
    const applied = vocabulary.functionNamed(each) === undefined ? undefined : `${each}(${variable})`;
    return applied !== undefined && (isSame(applied, formula) || isSameOfNumber(applied, formula, variable));
  });
  return isSpelled ? { ...item, text: formula } : item;
}

/** A function of one variable by a letter that nobody defines: f(x) of "the derivative of swish is f(x) + σ(x)(1 − f(x))". */
const BY_LETTER = /(?<![\p{L}\d_\\])([fgh])\(\s?(\w)\s?\)/gu;

/** The sentence with the function that it names in place of such a letter within a formula. */
function withOwnName(list: readonly Item[]): readonly Item[] {
  const named = list.find(({ kind, text }) => kind === 'function' && /^\w+\(\w\)$/.test(text));
  const ofPrime = list.map(({ kind, text }) => (kind === 'formula' ? PRIMED.exec(text)?.[1] : undefined)).find(Boolean);
  const name = named ? named.text.replace(/\(.*/s, '') : ofPrime;
  const letters = new Set(list.flatMap(({ text }) => [...text.matchAll(BY_LETTER)].map(([, letter = '']) => letter)));
  const [letter, ...others] = letters;
  if (name === undefined || letter === undefined || others.length > 0) return list;
  const defined = new RegExp(`^${letter}(?:\\(\\w\\))?\\s*=`);
  if (list.some(({ kind, text }) => kind === 'formula' && defined.test(text))) return list;
  return list.map((item) =>
    item.kind === 'formula' && !/^[fgh]\(\w\)$/.test(item.text)
      ? { ...item, text: item.text.replace(BY_LETTER, (_, __, variable: string) => `${name}(${variable})`) }
      : item,
  );
}
/** swish′(x) = … */
const PRIMED = /^([a-z]{3,12})'(?:\(\w\))?\s*=(?!=)/u;

/** The formula that belongs to the function named there, and its place. */
function formulaOf(list: readonly Item[], at: number): { text: string; at: number } | undefined {
  if (list[at]?.kind !== 'function' || DIFFERENTIATE.test(wordOf(list[at + 1]))) return undefined;
  let behind = at + 1;
  while (behind - at <= MOST_WORDS && wordOf(list[behind]) !== '' && !PARTING.test(wordOf(list[behind]))) behind++;
  const formula = list[behind];
  if (formula?.kind === 'formula' && behind === at + 1 && formula.text.startsWith('=')) {
    const meaning = formula.text.replace(/^=\s*/, '');
    return isDefinition((list[at] as Item).text, meaning) ? { text: meaning, at: behind } : undefined;
  }
  if (formula?.kind !== 'formula' || isName(formula.text) || /^=|[^<>=!]=[^=]/.test(formula.text)) return undefined;
  // "The sum of the rows of x^2": the last word still waits for what it is of.
  if (/^(?:of|the|a|an)$/.test(wordOf(list[behind - 1]))) return undefined;
  const text = together((list[at] as Item).text, formula.text, behind === at + 1);
  return text === undefined ? undefined : { text, at: behind };
}

/** Whether `= meaning` behind a function says what it is: the same function, or for a loss a number, which no gradient is. */
function isDefinition(said: string, meaning: string): boolean {
  const [f, g] = [expression(said), expression(meaning)];
  if (!f || !g) return false;
  const isOfSeveral = symbolsOf(f).length > 1;
  return isOfSeveral ? derivativeOf({ expression: meaning })?.structure === 'gradient' : isSameIf(said, meaning);
}

/** The formula where it has all that the words say, or what the words say of it; undefined where that is not known. */
function together(said: string, formula: string, isBeside: boolean): string | undefined {
  const [f, g] = [expression(said), expression(formula)];
  if (!f || !g || symbolsOf(g).length === 0) return undefined;
  const [own, others] = [operationsIn(said), new Set(operationsIn(formula))];
  // "The matrix exponential exp(tA)" is none of its entries.
  const ofMatrix = f.kind === 'call' ? f.op : '';
  const ofEntries = /^(?:exp|log|sqrt)m$/.test(ofMatrix) ? ofMatrix.slice(0, -1) : '';
  if (others.has(ofEntries))
    return print(
      rewrite(g, (node) => (node.kind === 'call' && node.op === ofEntries ? call(ofMatrix, node.args) : node)),
    );
  // "The sum x + y".
  if (own.every((name) => others.has(name) || (name === 'sum' && operationIn(g) === '+'))) return formula;
  const [operand, ...more] = symbolsOf(f);
  if (!isBeside || operand === undefined || more.length > 0 || !own.every((name) => ELEMENTARY.has(name)))
    return undefined;
  // "Twice the norm ‖x‖": the norm is said twice.
  const inner = nodes(f).find(
    (node) =>
      node.kind === 'call' &&
      node.args.some((each) => each.kind === 'symbol' && each.name === operand) &&
      operationIn(node) === operationIn(g),
  );
  return print(
    rewrite(f, (node) => (node === inner || (!inner && node.kind === 'symbol' && node.name === operand) ? g : node)),
  );
}

/** What a sum over all entries runs over. */
const ENTRIES = /^(?:entries|elements|components|coordinates)$/;

/** The sentence without "where the max is over all entries", where a formula has the max. */
function withoutReach(list: readonly Item[]): readonly Item[] {
  const at = list.findIndex(({ kind, text }, i) => {
    const name = /^(\w+)\(\w\)$/.exec(text)?.[1];
    return kind === 'function' && name !== undefined && reachEnd(list, i) > 0 && isWritten(list, name);
  });
  if (at < 0) return list;
  let from = at;
  while (/^(?:the|where|with|and|a)$/.test(wordOf(list[from - 1]))) from--;
  return [...list.slice(0, from), ...list.slice(reachEnd(list, at))];
}

const isWritten = (list: readonly Item[], name: string): boolean =>
  list.some((item) => item.kind === 'formula' && operationsIn(item.text).includes(name));

/** Behind "is taken over all the entries"; 0 where nothing of the kind is said. */
function reachEnd(list: readonly Item[], at: number): number {
  let i = at + 1;
  while (/^(?:is|runs|goes|being|taken|computed)$/.test(wordOf(list[i]))) i++;
  if (i === at + 1 || wordOf(list[i]) !== 'over') return 0;
  do i++;
  while (/^(?:all|the|its|of)$/.test(wordOf(list[i])));
  return ENTRIES.test(wordOf(list[i])) ? i + 1 : 0;
}

/** Words by which |x| is the length of a vector, and not the absolute value of each entry. */
const OF_LENGTH = /^(?:unit|magnitude|length|euclidean|normali[sz]ed|normali[sz]e|direction)$/;

/** The sentence with ‖x‖ for the |x| of a unit vector x/|x|, or of an x that is written as a vector. */
export function withLengths(list: readonly Item[], where: readonly string[]): readonly Item[] {
  const isOfLength = list.some((item) => OF_LENGTH.test(wordOf(item)));
  const isOfVector = where.some((each) => each.endsWith(': vector')) || list.some((item) => wordOf(item) === 'vector');
  return list.map((item) => {
    if (item.kind !== 'formula' || !item.text.includes('|')) return item;
    const text = item.text.replace(
      /(\/\s*)?\|\s*((?:\\(?:vec|mathbf|boldsymbol|bm)\s*)?)(\{?\s*[a-z]\s*\}?)\s*\|(?!\|)/g,
      (whole, over: string | undefined, decoration: string, name: string) =>
        isOfLength || decoration !== '' || (isOfVector && over !== undefined)
          ? `${over ?? ''}‖${decoration}${name}‖`
          : whole,
    );
    return text === item.text ? item : { ...item, text };
  });
}
