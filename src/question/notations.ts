// Formulas in notations beside our own, in ours: what programs call products, sums and transposes, and the exponential of a matrix.
import { vocabulary } from '../math/registry.js';

const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.])(?:(?:np|jnp|torch|numpy|tf|linalg)\.)+(?:matmul|mm|mv|bmm)\(/g, 'dot('],
  [/\.(?:matmul|mm|mv|bmm)\(/g, '.dot('],
  [/\.(?:t|transpose)\(\s*\)/g, '.T'],
  [/\breduce_(sum|mean|max|min|logsumexp)\(/g, '$1('],
  [/\bmatrix_exp\(/g, 'expm('],
  [/\blse\(/gi, 'logsumexp('],
  // MATLAB's division from the left.
  [/(?<![\w\\])([A-Z])\s*\\\s*([a-z])(?!\w)/g, 'solve($1, $2)'],
  [/(\\rangle|⟩)\s*_\s*\{?\s*F\s*\}?/g, '$1'],
];

/** `Tr[A X]` and Julia's `sum(abs2, x)`: what stands in the bracket, as our grammar has it. */
function bracketsInOurs(formula: string): string {
  const found = /(?<![\w.\\])([A-Za-z]{2,12})(\[|\(abs2\s*,)/.exec(formula);
  const [whole = '', name = '', open = ''] = found ?? [];
  const isIndexed = open === '[' && vocabulary.functionNamed(name) === undefined;
  if (!found || isIndexed) return formula;
  const start = found.index + whole.length;
  let depth = 1;
  let end = start;
  for (; end < formula.length && depth > 0; end++)
    if ('([{'.includes(formula[end] as string)) depth++;
    else if (')]}'.includes(formula[end] as string)) depth--;
  if (depth > 0) return formula;
  const inside = formula.slice(start, end - 1).trim();
  const rest = bracketsInOurs(formula.slice(end));
  return `${formula.slice(0, found.index)}${name}(${open === '[' ? inside : `(${inside}).^2`})${rest}`;
}

/** In NumPy, PyTorch and JAX `*` is ⊙, beside a library's name or `@`; a vector before `@` is a row. */
const inPrograms = (formula: string): string =>
  /@|\b(?:np|jnp|torch|numpy|tf|F)\./.test(formula)
    ? formula
        .replace(/(?<![*.])\*(?!\*)/g, '.*')
        .replace(/(?<![\w.@\])]|@\s)([a-z]\d?)(?=\s*@)/g, (name) => `${name}.T`)
    : formula;

/** `e^{A}` and `e^{A t}` of a matrix is the matrix exponential; exp(A) is the exponential of each entry. */
const ofMatrices = (formula: string): string =>
  formula.replace(
    /(?<![\p{L}\d_\\])(?:e|\\mathrm\{e\})\s*\^\s*(?:\{\s*([-\sA-Zts*]{1,8})\}|([A-Z]))(?![\w'])/gu,
    (whole, braced?: string, letter?: string) => {
      const inner = (braced ?? letter ?? '').trim();
      return /[A-Z]/.test(inner) ? `expm(${inner})` : whole;
    },
  );

/** The formula as our grammar has it. */
export function inOurs(formula: string): string {
  const renamed = RENAMED.reduce((text, [pattern, ours]) => text.replace(pattern, ours), formula);
  return ofMatrices(inPrograms(bracketsInOurs(renamed)));
}
