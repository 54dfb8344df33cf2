// A function named in words with a formula behind it: "the hinge loss max(0, 1 - y*w'*x)" says it twice, "twice the norm ‖x‖" once.
import { type Expr, nodes, rewrite, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { type Item, wordOf } from './items.js';
import { DIFFERENTIATE } from './roles.js';
import { expression, isName } from './terms.js';

/** Functions that are said of a formula which stands behind them without "of": "the log ‖x‖". */
const ELEMENTARY = new Set("log exp sqrt abs norm ^ .^ * .* neg inv tr trace det logdet sum mean ' / ./".split(' '));

/** Words behind which the formula is no description's: what it is said to be, by what, and where. */
const PARTING =
  /^(?:is|are|isn't|equals?|equal|be|as|and|or|not|wrt|by|with|where|when|if|at|in|for|to|from|than|give|gives|get|got|using|via|vs|versus|but|so|then|my|i)$/;

/** Words of a description: "squared error of a linear model". */
const MOST_WORDS = 5;

/** One name for all norms. */
const operationOf = (node: Expr): string => (node.kind === 'call' ? node.op.replace(/^norm.*/, 'norm') : '');
const operationsOf = (expr: Expr): string[] => nodes(expr).flatMap((node) => operationOf(node) || []);

/** The sentence with each such pair as one formula. */
export function withSpelledOut(list: readonly Item[]): readonly Item[] {
  const at = list.findIndex((_, i) => formulaOf(list, i) !== undefined);
  const found = formulaOf(list, at);
  if (!found) return list;
  const { from } = list[at] as Item;
  const formula = list[found.at] as Item;
  return [...list.slice(0, at), { ...formula, text: found.text, from }, ...list.slice(found.at + 1)];
}

/** The formula that belongs to the function named there, and its place. */
function formulaOf(list: readonly Item[], at: number): { text: string; at: number } | undefined {
  if (list[at]?.kind !== 'function' || isAskedOf(list, at)) return undefined;
  let behind = at + 1;
  while (behind - at <= MOST_WORDS && wordOf(list[behind]) !== '' && !PARTING.test(wordOf(list[behind]))) behind++;
  const formula = list[behind];
  if (formula?.kind !== 'formula' || isName(formula.text) || /^=|[^<>=!]=[^=]/.test(formula.text)) return undefined;
  // "The sum of the rows of x^2": the last word still waits for what it is of.
  if (/^(?:of|the|a|an)$/.test(wordOf(list[behind - 1]))) return undefined;
  const text = together((list[at] as Item).text, formula.text, behind === at + 1);
  return text === undefined ? undefined : { text, at: behind };
}

/** "Is the Jacobian of softmax diag(s)?": what stands behind is somebody's result. */
const isAskedOf = (list: readonly Item[], at: number): boolean =>
  list.slice(0, at).some((item) => /^(?:is|isn't|was|are|why)$/.test(wordOf(item))) ||
  DIFFERENTIATE.test(wordOf(list[at + 1]));

/** The formula where it has all that the words say, or what the words say of it; undefined where that is not known. */
function together(said: string, formula: string, isBeside: boolean): string | undefined {
  const [f, g] = [expression(said), expression(formula)];
  if (!f || !g || symbolsOf(g).length === 0) return undefined;
  const [own, others] = [operationsOf(f), new Set(operationsOf(g))];
  // "The sum x + y".
  if (own.every((name) => others.has(name) || (name === 'sum' && operationOf(g) === '+'))) return formula;
  const [operand, ...more] = symbolsOf(f);
  if (!isBeside || operand === undefined || more.length > 0 || !own.every((name) => ELEMENTARY.has(name)))
    return undefined;
  // "Twice the norm ‖x‖": the norm is said twice.
  const inner = nodes(f).find(
    (node) =>
      node.kind === 'call' &&
      node.args.some((each) => each.kind === 'symbol' && each.name === operand) &&
      operationOf(node) === operationOf(g),
  );
  return print(
    rewrite(f, (node) => (node === inner || (!inner && node.kind === 'symbol' && node.name === operand) ? g : node)),
  );
}
