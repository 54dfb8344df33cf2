// Functions of several numbers, f(x, y) = …, as functions of one vector.
import { call, type Expr, nodes, num, rewrite, sym, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import type { Item } from './items.js';
import { apart, expression, namesIn } from './terms.js';

/** Operations that speak of vectors and matrices: their operands are no numbers. */
const OF_VECTORS = /^(?:'|norm\w*|dot|inner|tr|det|logdet|inv|softmax|sum|diag|outer|kron)$/;

/** The formula as one of numbers: `xy` is x·y where both are given; undefined where the names may be vectors. */
export function ofNumbers(names: readonly string[], typed: string): Expr | undefined {
  const isTuple = /^\(.*,.*\)$/s.test(typed);
  if (names.length > 6 || !names.every((name) => /^(?:[a-z]\d?|theta|phi)$/.test(name))) return undefined;
  const together = new RegExp(`(?<![A-Za-z])[${names.map((name) => name[0]).join('')}]{2,4}(?![A-Za-z(])`, 'g');
  const written = typed.replace(together, (letters) => [...letters].join('*'));
  const expr = expression(isTuple ? `[${written.slice(1, -1)}]` : written);
  if (!expr) return undefined;
  const isOfNumbers =
    !nodes(expr).some((node) => node.kind === 'call' && OF_VECTORS.test(node.op)) &&
    symbolsOf(expr).every((name) => names.includes(name));
  return isOfNumbers ? expr : undefined;
}

/**
 * The formula with the entries of a new vector in place of the names; undefined where these may be vectors. The vector
 * has none of the names `taken`.
 */
export function ofVector(
  names: readonly string[],
  typed: string,
  taken: ReadonlySet<string>,
): { formula: string; vector: string } | undefined {
  const expr = ofNumbers(names, typed);
  const vector = ['v', 'w', 'u', 'p', 'q'].find((letter) => !names.includes(letter) && !taken.has(letter));
  if (!expr || vector === undefined) return undefined;
  const entry = (name: string): Expr => call('index', [sym(vector), num(names.indexOf(name) + 1)]);
  return { formula: print(rewrite(expr, (node) => (node.kind === 'symbol' ? entry(node.name) : node))), vector };
}

/** x, y and z written together. */
const GLUED = /^[xyz]{2,3}$/;

/** The names of a formula in which 3xy is 3·x·y. */
const lettersOf = (formula: string): readonly string[] => {
  const names = namesIn(formula);
  const letters = names.flatMap((name) => (name.length === 1 ? [name] : GLUED.test(name) ? [...name] : []));
  return namesIn(apart(formula.replace(/\d(?=[a-z])/g, '$& '), new Set(letters)));
};

/** Whether it has letters of numbers written together: e^{xy}. */
export const hasGlued = (formula: string): boolean => namesIn(formula).some((name) => GLUED.test(name));

/** The letters of a formula that may be numbers; none where it has others. */
export const entriesIn = (formula: string): readonly string[] => {
  const names = lettersOf(formula);
  return names.every((name) => /^[a-z]$/.test(name)) ? names : [];
};

/** The gradient of x²·y by x and y, or at x = 2, y = 3, is that by the vector of both. */
export function namesTogether(
  target: string,
  variables: readonly string[],
  words: ReadonlySet<string>,
  points: readonly string[],
  taken: ReadonlySet<string>,
): { readonly formula: string; readonly vector: string; readonly names: readonly string[] } | undefined {
  const [bare = ''] = points;
  const letters = entriesIn(target);
  // (1, 2) is a point of a function of two numbers.
  const isPoint = points.length === 1 && /^\[[^[\]]*\]$/.test(bare) && bare.split(',').length === letters.length;
  const placed = isPoint ? letters : points.flatMap((point) => /^(\w+) = -?[\d.]+$/.exec(point)?.[1] ?? []);
  const isWhole = ['gradient', 'grad', 'jacobian', 'hessian'].some((word) => words.has(word));
  const coordinates = /^\[.*,.*\]$/s.test(target) ? lettersOf(target) : [];
  const isOfCoordinates = coordinates.every((name) => /^(?:[r-vx-z]|theta|phi)$/.test(name));
  const own = placed.length === 0 && isOfCoordinates ? coordinates : placed;
  const names = variables.length > 1 ? variables : variables.length === 0 && isWhole ? own : [];
  if (names.length < 2 || new Set(names).size !== names.length) return undefined;
  const found = ofVector(names, target, taken);
  return found && { ...found, names };
}

/** Names of one letter that stand alone in the sentence. */
export const lettersIn = (list: readonly Item[]): ReadonlySet<string> =>
  new Set(
    list.flatMap(({ kind, text }) =>
      kind === 'formula' ? (text.match(/(?<![\p{L}\d])\p{L}(?![\p{L}\d(])/gu) ?? []) : [],
    ),
  );

/** `(a, b)` as the list [a, b]; any other text as it is. */
export function tupleAsList(text: string): string {
  if (!/^\(.*,.*\)$/s.test(text) || /^[(\w,\s)]*$/.test(text)) return text;
  let depth = 0;
  let hasComma = false;
  for (let i = 0; i < text.length; i++) {
    if ('([{'.includes(text[i] as string)) depth++;
    if (')]}'.includes(text[i] as string) && --depth === 0 && i < text.length - 1) return text;
    if (text[i] === ',' && depth === 1) hasComma = true;
  }
  return hasComma ? `[${text.slice(1, -1)}]` : text;
}

/** The letter of x1, x2, … and how many there are, where a formula has several of them and nothing that is a matrix. */
export function letterOfEntries(formula: string): { letter: string; size: number } | undefined {
  const symbols = namesIn(formula);
  const found = symbols.map((name) => /^([xyzuvt])_?(\d)$/.exec(name));
  const letter = found[0]?.[1];
  const isOne = symbols.length > 1 && found.every((each) => each?.[1] === letter);
  return isOne && letter !== undefined
    ? { letter, size: Math.max(...found.map((each) => Number(each?.[2]))) }
    : undefined;
}

/** The sentence with f_xy of a function f(x, y) = … written as the derivative by y of that by x. */
export function withSubscripts(list: readonly Item[]): readonly Item[] {
  const given = new Map(
    list.flatMap(({ kind, text }) => {
      const [, name, inner = ''] = (kind === 'formula' && /^([a-zA-Z])\s*\(([^()=]{1,40})\)\s*=/.exec(text)) || [];
      return name && inner.includes(',') ? [[name, inner.split(',').map((each) => each.trim())] as const] : [];
    }),
  );
  return list.map((item) => {
    const [, name = '', letters = ''] =
      (item.kind === 'formula' && /^([a-zA-Z])_\{?([a-z]{1,4})\}?(?:\(.{1,20}\))?$/.exec(item.text)) || [];
    const names = given.get(name);
    if (!names || ![...letters].every((letter) => names.includes(letter))) return item;
    const by = [...letters].reverse().map((letter) => `∂${letter}`);
    return { ...item, text: `∂${by.length > 1 ? `^${by.length}` : ''}${name}/${by.join('')}` };
  });
}
