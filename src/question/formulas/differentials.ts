// Equations of differentials as derivatives: dY = A·dX·B of a Y that is defined tells ∂Y/∂X; dW = g·xᵀ beside y = W·x + b,
// as courses on backpropagation write, is ∂L/∂W of a loss L with g = ∂L/∂y.
import { type Item, wordOf } from './items.js';
import { DIFFERENTIATE } from './roles.js';
import { isName, nameOf, namesIn, sides } from './terms.js';

/** `dY`, `d(A·X)`, `d log det X`. */
const LEFT = /^d\s?(?:(\p{L}\d?)|(\(.{1,200}\))|\s(\p{L}{2,}.{0,80}))$/su;
const DIFFERENTIAL = /(?<![\p{L}\d_\\])d(\p{L})(?![\p{L}\d_(])/gu;

interface Equation {
  readonly at: number;
  readonly of: string;
  readonly right: string;
}

/** Words that judge; without one, or beside a derivative that is asked for, such equations are rules that a text gives. */
const JUDGES =
  /^(?:right|correct|true|wrong|false|check|verify|valid|ok|yes|no|agree|mistake|error|why|show|prove|proof|explain)$/;
const ALONE = /^d\s?\p{L}\d?$/u;

/** The sentence with such equations as those of derivatives in signs, where they are to be judged. */
export function withDifferentials(list: readonly Item[]): readonly Item[] {
  const isJudged = list.some((item) => JUDGES.test(wordOf(item))) || list.at(-1)?.text === '?';
  const asksOther = list.some(
    (item) => DIFFERENTIATE.test(wordOf(item)) || (item.kind === 'formula' && ALONE.test(item.text)),
  );
  if (!isJudged || asksOther) return list;
  const equations = list.flatMap(({ kind, text }, at): Equation[] => {
    const [left, right] = kind === 'formula' ? sides(text) : [''];
    const [, name, inside, words] = (right !== undefined && LEFT.exec(left)) || [];
    const of = name ?? inside ?? (words === undefined ? undefined : `(${words})`);
    return of === undefined || right === undefined ? [] : [{ at, of, right: multiplied(right) }];
  });
  if (equations.length === 0) return list;
  const defined = definedIn(list);
  const differential = equations.flatMap(({ at, of, right }) => {
    const by = [...new Set([...right.matchAll(DIFFERENTIAL)].map(([, name]) => name))];
    return by.length === 1 && (defined.has(of) || of.startsWith('('))
      ? [[at, `d${of}/d${by[0]} = ${right}`] as const]
      : [];
  });
  if (differential.length > 0) return replaced(list, new Map(differential));
  const upstream = upstreamOf(equations, defined);
  if (!upstream) return list;
  const gradients = replaced(list, new Map(equations.map(({ at, of, right }) => [at, `dL/d${of} = ${right}`])));
  const last = list.at(-1) as Item;
  return [...gradients, { ...last, kind: 'stop', text: '.' }, { ...last, kind: 'formula', text: upstream }];
}

/** `A dX B` as A*dX*B: a differential is a factor, and no function of what stands beside it. */
const multiplied = (text: string): string =>
  text
    .replace(/(?<=[\p{L}\d)}\]'⊤])\s+(?=d\p{L}(?![\p{L}\d_(]))/gu, ' * ')
    .replace(/(?<=(?<![\p{L}\d_\\])d\p{L})\s+(?=[\p{L}(\\])/gu, ' * ');

const replaced = (list: readonly Item[], texts: ReadonlyMap<number, string>): Item[] =>
  list.map((item, at) => ({ ...item, text: texts.get(at) ?? item.text }));

/** What names are said to be. */
const definedIn = (list: readonly Item[]): ReadonlyMap<string, string> =>
  new Map(
    list.flatMap(({ kind, text }): [string, string][] => {
      const [left, right] = kind === 'formula' ? sides(text) : [''];
      return right !== undefined && isName(left) ? [[nameOf(left), right]] : [];
    }),
  );

/** `g = dL/dy`, where each is the gradient of a loss through the one function y that is defined, made with the same g. */
function upstreamOf(equations: readonly Equation[], defined: ReadonlyMap<string, string>): string | undefined {
  for (const [output, body] of defined) {
    const own = new Set(namesIn(body));
    const strangers = new Set(equations.flatMap(({ right }) => namesIn(right).filter((name) => !own.has(name))));
    if (equations.every(({ of }) => own.has(of)) && strangers.size === 1) return `${[...strangers][0]} = dL/d${output}`;
  }
  return undefined;
}
