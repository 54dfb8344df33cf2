// Indices and sums over them, in all spellings, marked so that the grammar reads them: `Σ_j A_ij x_j` as `total_j(A_ij x_j)`.
import { sorted } from '../../formula/entries.js';

const INDEX = /_\{?\s*[ijkl]|[ᵢⱼₖₗ]/;
const SUM =
  /(\\sum|∑|Σ|\bsum|\\prod|∏|\bprod|\bmean|\\?\bmax|\\?\bmin)(?:\\limits)?\s*(?:_\s*\{\s*([ijkl](?:\s*,?\s*[ijkl])*)\s*(?:=\s*\d\s*|(?:∈|\\in(?![a-z]))[^{}]*)?\}|_\s*([ijkl]{1,2})(?![A-Za-z])(?:\s*=\s*\d)?|([ᵢⱼₖₗ]))\s*(?:\^\s*(?:\{[^{}]{1,12}\}|\w|[ⁿᵐ]))?/;
const EQUAL =
  /(?:𝟙|𝟏|\\math(?:bb|bf)\s*\{?\s*1\s*\}?|(?<!\w)1)\s*(?:_\{|\[|\()\s*([ijkl])\s*={1,2}\s*([ijkl])\s*[})\]]/g;
/** A letter in another face: `\mathbf{x}`, `\mathbf x`. */
const FACE =
  /\\(?:mathbf|boldsymbol|bm|vec|mathit)\s*(?:\{\s*(?=[A-Za-z]\s*\})|(?=[A-Za-z](?![A-Za-z])))([A-Za-z])\s*\}?/g;
const SMALL: Readonly<Record<string, string>> = { ᵢ: 'i', ⱼ: 'j', ₖ: 'k', ₗ: 'l' };

/** The text with such letters in their usual face, at the same places. */
export const withoutFaces = (text: string): string =>
  text.replace(FACE, (typed, letter: string) => letter.padStart(typed.length));

export const hasIndices = (text: string): boolean => INDEX.test(text);

/** The indices that stand before the sign of equality: i and j of ∂y_i/∂x_j. */
export const indicesOf = (text: string): string =>
  sorted(
    [...text.matchAll(/_\{?\s*([ijkl])\s*([ijkl])?(?![a-z])|([ᵢⱼₖₗ])/g)]
      .map(([, first = '', second = '', small = '']) => first + second + (SMALL[small] ?? ''))
      .join(''),
  );

/** A function's name that `withSums` and `withEntries` write. */
export const isIndexed = (name: string): boolean =>
  /^(?:total|prodof|meanof|maxof|minof|entry)_[ijkl]{1,2}$/.test(name);

/** The index of a sum that `withSums` made a function of what it adds up. */
export const summed = (name: string): string | undefined => /^total_([ijkl])$/.exec(name)?.[1];

/** The same of a product, a mean, a maximum or a minimum. */
export const reduced = (name: string): { readonly op: string; readonly index: string } | undefined => {
  const [, op, index] = /^(prod|mean|max|min)of_([ijkl])$/.exec(name) ?? [];
  return op && index ? { op, index } : undefined;
};

/** Sums of one formula that are read; the next stays as it is typed, and is refused as what it is. */
const MOST_SUMS = 20;

/**
 * The text with `Σ_j a_j` as `total_j(a_j)`, and all spellings of δ_ij as one. A sum ends where its term does;
 * `goesOn` says that terms behind it which have its index, and no sum of their own, are in it.
 */
export function withSums(text: string, goesOn = false, most = MOST_SUMS): string {
  const plain = text
    .replace(/\\(?:left|right)\b/g, ' ')
    .replace(/\\(?=(?:max|min)\s*\()/g, ' ')
    .replace(EQUAL, ' delta_$1$2 ')
    .replace(
      /(?:\\delta|δ|\bdelta)\s*(?:_\s*\{?\s*([ijkl])\s*,?\s*([ijkl])\s*\}?|([ᵢⱼₖₗ])([ᵢⱼₖₗ]))/g,
      (_, a, b, c, d) => ` delta_${a ?? SMALL[c]}${b ?? SMALL[d]} `,
    );
  const found = most > 0 ? SUM.exec(plain) : null;
  if (!found) return plain;
  const rest = plain.slice(found.index + found[0].length);
  const [, sign = '', braced = '', plainly = '', small = ''] = found;
  const indices = `${braced}${plainly}${SMALL[small] ?? ''}`.replace(/[^ijkl]/g, '');
  let end = termEnd(rest);
  while (goesOn && /^[-+−]/.test(rest.slice(end))) {
    const term = rest.slice(end, end + 1 + termEnd(rest.slice(end + 1)));
    if (SUM.test(term) || !new RegExp(`_\\{?\\s*[ijkl]?[${indices}]|[ᵢⱼₖₗ]`).test(term)) break;
    end += term.length;
  }
  const reducer = /∏/.test(sign) ? 'prod' : /prod|mean|max|min/.exec(sign)?.[0];
  const name = reducer ? `${reducer}of` : 'total';
  const marked = [...indices].reduceRight((inner, index) => `${name}_${index}(${inner})`, rest.slice(0, end));
  return withSums(`${plain.slice(0, found.index)} ${marked}${rest.slice(end)}`, goesOn, most - 1);
}

/** The text with `(A x)_i` and `softmax(x)_i` as `entry_i((A x))` and `entry_i(softmax(x))`. */
export function withEntries(text: string): string {
  const found = /[)\]]\s*(?:_\s*\{?\s*([ijkl])\s*,?\s*([ijkl])?\s*\}?|([ᵢⱼₖₗ])([ᵢⱼₖₗ])?)/.exec(text);
  if (!found) return text;
  let [from, depth] = [found.index, 1];
  while (depth > 0 && --from >= 0) {
    if (')]}'.includes(text[from] as string)) depth++;
    else if ('([{'.includes(text[from] as string)) depth--;
  }
  const name = /\\?(?:operatorname\{\w+\}|[A-Za-z][A-Za-z_]+)$/.exec(text.slice(0, Math.max(0, from)))?.[0] ?? '';
  const start = Math.max(0, from - name.length);
  const indices = (found[1] ?? SMALL[found[3] ?? ''] ?? '') + (found[2] ?? SMALL[found[4] ?? ''] ?? '');
  const [inner, rest] = [text.slice(start, found.index + 1), text.slice(found.index + found[0].length)];
  return withEntries(`${text.slice(0, start)} entry_${indices}(${inner})${rest}`);
}

function termEnd(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && --depth < 0) return at;
    else if (depth === 0 && /[-+−,]/.test(character) && text.slice(0, at).trim() !== '') return at;
  }
  return text.length;
}

const T = String.raw`\s*(?:\^\s*\{?\s*(?:T|\\top|⊤)\s*\}?|⊤|ᵀ|')\s*`;
const ENTRY = String.raw`(?<![A-Za-z\\])([A-Za-z])(?:_\{\s*([ijkl])\s*\}|_([ijkl])(?![A-Za-z\d])|([ᵢⱼₖₗ]))`;

/** A vector x_i among others, of which it is a row of X, and what it is multiplied with. */
export interface Row {
  readonly matrix: string;
  readonly vector: string;
}

/**
 * The text with wᵀx_i and x_iᵀw of vectors x_i, which are the rows of X, as entries of X*w, and with any other x_i as
 * the entries X_il. `isRow` tells of which names.
 */
export function withRows(
  text: string,
  columns: boolean,
  isRow: (name: string) => boolean,
): { text: string; rows: Row[] } {
  const rows: Row[] = [];
  const product = (typed: string, name: string, vector: string, index: string): string => {
    if (!isRow(name)) return typed;
    const matrix = name.toUpperCase();
    rows.push({ matrix, vector });
    return ` entry_${SMALL[index] ?? index}((${matrix}${columns ? "'" : ''}*${vector})) `;
  };
  const products = text
    .replace(new RegExp(`${ENTRY}${T}([A-Za-z])(?![A-Za-z_\\dᵢⱼₖₗ])`, 'g'), (typed, name, a, b, c, vector) =>
      product(typed, name, vector, a ?? b ?? c),
    )
    .replace(new RegExp(`(?<![A-Za-z\\\\])([A-Za-z])${T}${ENTRY}`, 'g'), (typed, vector, name, a, b, c) =>
      product(typed, name, vector, a ?? b ?? c),
    );
  const alone = products.replace(new RegExp(ENTRY, 'g'), (typed, name: string, a, b, c) => {
    const matrix = name.toUpperCase();
    if (name === matrix || !isRow(name) || !rows.some((row) => row.matrix === matrix)) return typed;
    const index = SMALL[c] ?? a ?? b;
    return ` ${matrix}_${columns ? `l${index}` : `${index}l`} `;
  });
  return { text: alone, rows };
}
