// Entries of what is differentiated, by their places: `softmax(x)_1`, `log(p)[k]`, `(X^{-1})_{ij}`, p_y of a p that is defined.
import type { Item } from '../formulas/items.js';
import { roleBefore } from '../formulas/roles.js';
import { closing } from '../formulas/terms.js';

/** A place: a letter that counts, or a number; two of them in a matrix. */
const PLACES = String.raw`[i-n]|\d|[i-n]\s*,?\s*[i-n]|\d\s*,?\s*\d`;
const OUTPUT = new RegExp(
  String.raw`^(.{1,200}?)\s*(?:_\s*(?:\{\s*(${PLACES})\s*\}|([i-n]{1,2}|\d))|\[\s*([i-n](?:\s*,\s*[i-n])?)\s*\])$`,
  's',
);

export interface Output {
  readonly at: number;
  /** What it is an entry of. */
  readonly body: string;
  readonly places: readonly string[];
}

/** The entry of a function that a sentence differentiates. */
export function outputIn(list: readonly Item[]): Output | undefined {
  const defined = definedIn(list);
  for (const [at, { kind, text }] of list.entries()) {
    const [, body = '', braced, bare, bracketed] = (kind === 'formula' && OUTPUT.exec(text)) || [];
    const places = [...(braced ?? bare ?? bracketed ?? '').replace(/[\s,]/g, '')];
    // "s_1, …, s_n" names all entries.
    if (list.slice(Math.max(0, at - 2), at + 1).some(({ text: near }) => /dots|…|\.{3}/.test(near))) continue;
    // Two digits are the places in a matrix.
    if (/^\d\d$/.test(braced ?? '') && /[a-z]/.test(body)) continue;
    const isOfDefined = defined.has(body) && !defined.has(text);
    if (places.length > 0 && (isOfDefined || isWhole(body)) && roleBefore(list, at) !== 'wrt')
      return { at, body, places };
  }
  return undefined;
}

/** A function of something, or something in brackets. */
function isWhole(body: string): boolean {
  const open = body.indexOf('(');
  const isCalled = /^(?:\\?[a-z]\w+|σ|\\?[a-z]*\{\w+\})?\s*$/.test(body.slice(0, open));
  return open >= 0 && isCalled && closing(body, open) === body.length - 1;
}

/** The names that the sentence defines; f_xy of f(x, y) is a derivative. */
const definedIn = (list: readonly Item[]): ReadonlySet<string> =>
  new Set(
    list.flatMap(({ kind, text }) =>
      kind === 'formula' ? (/^\(?(\\?\p{L}\w{0,11})\s*(?:\([^()=,]{0,20}\))?\s*=(?!=)/u.exec(text)?.[1] ?? []) : [],
    ),
  );

const ENTRY =
  /(?<![\p{L}\d_\\])(\p{L}\w{0,3})_(?:\{\s*([a-z](?:\s*,?\s*[a-z])?|\d)\s*\}|([a-z]{1,2}|\d))(?![\p{L}\d_(])/gu;
const SUM = /\\sum|[∑Σ]|\bsum_/;

const COUNTING = /^[i-n]$/;
/** ∂p_i/… of an entry alone. */
const ENTRY_OVER = /^(?:\\[dt]?frac\s*\{\s*)?(?:d|∂|\\partial)\s*\p{L}\w{0,3}?_\{?\w{1,2}\}?\s*[/}]/u;

/** The sentence with `log(p_y)` as `log(p[y])` where p is defined in it and p_y is not. */
export function withEntries(list: readonly Item[]): readonly Item[] {
  const defined = definedIn(list);
  if (defined.size === 0) return list;
  return list.map((item, at) => {
    if (item.kind !== 'formula' || SUM.test(item.text) || roleBefore(list, at) === 'wrt') return item;
    const isSign = /^(?:[d∂]|\\partial|\\[dt]?frac).*[/}]/s.test(item.text);
    const text = item.text.replace(ENTRY, (whole, said: string, braced?: string, bare?: string) => {
      const places = [...(braced ?? bare ?? '').replace(/[\s,]/g, '')];
      // dp_y/dz
      const isDifferential = isSign && !defined.has(said) && said.startsWith('d');
      const name = isDifferential ? said.slice(1) : said;
      const isEntry = defined.has(name) && !defined.has(`${name}${whole.slice(said.length)}`);
      // ∂p_i/∂z_j is an entry of ∂p/∂z; y_i·p_i, an entry of both.
      const isOther =
        places.some((place) => COUNTING.test(place)) &&
        (ENTRY_OVER.test(item.text) || isShared(item.text, places, defined));
      return isEntry && !isOther ? `${isDifferential ? 'd' : ''}${name}[${places.join(', ')}]` : whole;
    });
    return text === item.text ? item : { ...item, text };
  });
}

/** Whether a name that nobody defined has an entry at the same places. */
const isShared = (text: string, places: readonly string[], defined: ReadonlySet<string>): boolean =>
  [...text.matchAll(ENTRY)].some(
    ([, name = '', braced, bare]) =>
      !defined.has(name) && [...(braced ?? bare ?? '').replace(/[\s,]/g, '')].join() === places.join(),
  );

const BELOW = /(?:\/|\}\s*\{)\s*(?:d|∂|\\partial)\s*(\p{L})_\{?([i-n])\}?/u;

/** The entry that the sentence differentiates by: z and j of z_j. */
function variableIn(list: readonly Item[]): { readonly name: string; readonly place: string } | undefined {
  for (const [at, { kind, text }] of list.entries()) {
    if (kind !== 'formula') continue;
    const alone = roleBefore(list, at) === 'wrt' ? /^(\p{L})_\{?([i-n])\}?$/u.exec(text) : null;
    const [, name, place] = alone ?? BELOW.exec(text) ?? [];
    if (name !== undefined && place !== undefined) return { name, place };
  }
  return undefined;
}

/** The sentence with softmax(z_i), differentiated by z_j, as the entry i of softmax(z); `a_i = relu(z_i)` as a = relu(z). */
export function withWholeVectors(list: readonly Item[]): readonly Item[] {
  const variable = variableIn(list);
  if (!variable) return list;
  const { name, place } = variable;
  const applied = new RegExp(
    String.raw`((?:(?:\\?[a-z]\w+|σ|\\[a-z]{4,12}\{\w{2,12}\})\s*\(\s*){1,4})${name}_(?:\{([i-n])\}|([i-n]))(\s*\){1,4})`,
    'gu',
  );
  return list.map((item) => {
    if (item.kind !== 'formula') return item;
    const left = /^(\p{L})_\{?([i-n])\}?\s*=(?!=)\s*/u.exec(item.text);
    const body = left ? item.text.slice(left[0].length) : item.text;
    const text = body.replace(applied, (whole, open: string, braced?: string, bare?: string, close = '') => {
      const own = braced ?? bare ?? '';
      const isClosed = open.split('(').length === close.split(')').length;
      if (own === place || !isClosed || (left && left[2] !== own)) return whole;
      return left ? `${open}${name}${close}` : `${open}${name}${close}_${own}`;
    });
    if (text === body) return item;
    return { ...item, text: left ? `${left[1]} = ${text}` : text };
  });
}
