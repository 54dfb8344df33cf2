// Formulas in notations beside our own, in ours: what programs call products, sums and transposes, and the exponential of a matrix.
import { vocabulary } from '../../math/registry.js';
import { LOG_NORMAL, LOG_NORMAL_OF_ONE } from '../spoken/loss-phrases.js';
import type { Item } from './items.js';

const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.])(?:(?:np|jnp|torch|numpy|tf|linalg)\.)+(?:matmul|mm|mv|bmm)\(/g, 'dot('],
  [/\.(?:matmul|mm|mv|bmm)\(/g, '.dot('],
  [/\.(?:t|transpose)\(\s*\)/g, '.T'],
  [/\breduce_(sum|mean|max|min|logsumexp)\(/g, '$1('],
  [/\bmatrix_exp\(/g, 'expm('],
  [/(?<![\p{L}\d\\])λ_\{?(max|min)\}?\s?(?=\()/gu, 'eig$1'],
  // ∂/∂Σ ( … ) is no sum.
  [/([d∂]\s?\/\s?[d∂]\s?)Σ(?=\s?[([])/g, '$1Sigma '],
  [/\blse\(/gi, 'logsumexp('],
  // MATLAB's division from the left.
  [/(?<![\w\\])([A-Z])\s*\\\s*([a-z])(?!\w)/g, 'solve($1, $2)'],
  [
    /(?<![\p{L}\d])(?:D\s*_\s*\{?\s*)?(?:\\(?:mathrm|text)\{)?KL\}{0,2}\s*\[?\(?((?:[^()|[\]]|\([^()]{1,40}\)){1,80}?)(?:\|\||\\\||\\parallel|‖|∥)((?:[^()|[\]]|\([^()]{1,40}\)){1,80})[)\]]/gu,
    'kl_div($1, $2)',
  ],
  // The entry of what stands in brackets: [A x]_i.
  [/(?<![\p{L}\d_\])}])\[([^[\],;]{1,80})\](?=\s?_\s?\{?\s?[i-n\d])/gu, '($1)'],
  // What is multiplied in brackets: d/dx [xᵀ A x]; entries in a row have commas, or are transposed to the last.
  [
    /(?<![\p{L}\d_\])}])\[((?=[^[\],;]*(?:[⊤ᵀ']|\^\s?\{?\s?(?:T|\\top)\s?\}?|[⊗⊙∘)])\s?[\p{L}(\d])[^[\],;]{1,200}(?<!['ᵀ⊤]\s?))\]/gu,
    '($1)',
  ],
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

const DENSITY =
  /(?<![\p{L}\d])((?:\\?(?:log|ln)\s*\(?\s*)?)(?:\\mathcal\s*\{?\s*N\s*\}?|𝒩|N)\s*\(\s*([^();|,]{1,40})\s*[;|,]\s*([^();|,]{1,40})\s*,\s*([^();|,]{1,40})\s*\)(\)?)/u;

/** N(x; μ, Σ) is the density of the normal distribution; that of a number where the last is a square, or a small letter. */
function densityInOurs(formula: string): string {
  return formula.replace(DENSITY, (whole, log: string, x: string, mean: string, spread: string, close: string) => {
    if ((log.includes('(') ? ')' : '') !== close) return whole;
    const isOne = /^(?:[a-zσ]|\\?sigma)(?:\s*(?:\^\s*\{?\s*2\s*\}?|²))?$/u.test(spread.trim());
    const variance = isOne ? `(${spread.trim()})` : spread.trim();
    const exponent = (isOne ? LOG_NORMAL_OF_ONE : LOG_NORMAL)
      .replaceAll('sigma^2', variance)
      .replaceAll('Sigma', spread.trim())
      .replaceAll('mu', `(${mean.trim()})`)
      .replaceAll('@', x.trim());
    return log === '' ? `exp(${exponent})` : `(${exponent})`;
  });
}

/** In NumPy, PyTorch and JAX `*` is ⊙, beside a library's name or `@`; a vector before `@` is a row. */
const inPrograms = (formula: string, isProgram = false): string =>
  isProgram || /@|\b(?:np|jnp|torch|numpy|tf|F)\./.test(formula)
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

/** `1 b^T` is a column of ones times a row: the number 1 would not be written. */
const withOnes = (formula: string): string =>
  formula.replace(
    /(?<![\w.^)\]}])1\s*\*?\s*([a-z])\s*(\^\s*\{?\s*(?:T\b|\\top\b|⊤)\s*\}?|'|ᵀ)/g,
    (_, row: string, turned: string) => `ones()*${row}${turned}`,
  );

/** `ab'` is a column times a row: nobody transposes a name of two letters. */
const outerApart = (formula: string): string =>
  formula.replace(/(?<![\p{L}\d_\\.'])([a-ce-z])([a-z])'(?![\w'(])/gu, "$1*$2'");

/** `x.A.x`, Mathematica's product: a vector before it is a row. */
const dotted = (formula: string): string =>
  formula.replace(/(?<![\w.)\]])[A-Za-z](?:\.(?!T(?!\w))[A-Za-z](?!\w))*(?:\.(?=\())?(?![\w.])/g, (product) =>
    product.replace(/^([a-z])(?=\.)/, "$1'").replaceAll('.', '*'),
  );

/** `x'Ax/x'x` divides by the number xᵀx: nothing is divided by a row. */
const dividedByNumber = (formula: string): string =>
  formula.replace(
    /\/\s*([a-z])(\s*(?:'|⊤|\^\s*\{?\s*(?:T|\\top|⊤)\s*\}?)\s*\*?\s*)([A-Z]?\s*\*?\s*)\1(?![\w(^'⊤])/g,
    (_, name: string, turned: string, matrix: string) => `/(${name}${turned}${matrix}${name})`,
  );

/** `x^t A x` where t is nothing else: a transpose in a small letter, before what it multiplies. */
const turnedSmall = (formula: string): string =>
  /(?:(?<![\p{L}\d_\\^])(?<!\^\s)|[d∂]\s?)t(?![\p{L}\d_])/u.test(formula)
    ? formula
    : formula.replace(/(?<=[\p{L}\d)\]])\^\s?t(?=\s?[A-Z(]|\s[a-z](?![a-z]))|(?<=[A-Z])\^t(?=\))/gu, '^T');

/** The formula as our grammar has it. */
export function inOurs(formula: string): string {
  if (formula.length === 1) return formula;
  const renamed = RENAMED.reduce((text, [pattern, ours]) => text.replace(pattern, ours), turnedSmall(formula));
  return outerApart(dividedByNumber(withOnes(ofMatrices(inPrograms(bracketsInOurs(densityInOurs(dotted(renamed))))))));
}

/** `f * c + i * g` with ⊙, but `W * x` with the product of matrices. */
const ofGates = (formula: string): string =>
  formula.replace(/(?<![*.])(?<!(?<![\p{L}\d_])\p{Lu}\w{0,9}\s?)\*(?!\*)/gu, '.*');

/** Networks whose gates multiply entry by entry, however their product is written. */
const GATED = /^(?:lstms?|grus?|gates?|gated|gating|highway)$/;

const ENTRYWISE = /^(?:element-?wise|entry-?wise|component-?wise|point-?wise|hadamard)$/;

/** "x*x in numpy", "the elementwise product u * v": of a program that is named, or said to be ⊙. */
export function ofPrograms(list: readonly Item[]): readonly Item[] {
  const wordAt = (at: number): string => (list[at]?.kind === 'word' ? (list[at] as Item).text : '');
  const isInProgram = list.some(
    (_, at) =>
      /^(?:numpy|pytorch|torch|jax|tensorflow|np)$/.test(wordAt(at)) &&
      /^(?:in|with|using|for)$/.test(wordAt(at - 1)) &&
      list[at - 2]?.kind === 'formula',
  );
  // "x*y elementwise": behind a product of letters the word tells which.
  const isBehind = (at: number): boolean =>
    list[at]?.kind === 'formula' && /^[^()]*\*[^()]*$/.test(list[at]?.text ?? '');
  const isSaid = list.some(
    (_, at) =>
      ENTRYWISE.test(wordAt(at)) &&
      (/^(?:products?|multiplication|multiply|multiplied)$/.test(wordAt(at + 1)) || isBehind(at - 1)),
  );
  const isSigned = list.some(({ kind, text }) => kind === 'formula' && /\.\*|[⊙∘]/.test(text));
  const inOthers =
    isInProgram || (isSaid && !isSigned)
      ? (formula: string) => inPrograms(formula, true)
      : !isSigned && list.some((_, at) => GATED.test(wordAt(at)))
        ? ofGates
        : undefined;
  return inOthers
    ? list.map((item) => (item.kind === 'formula' ? { ...item, text: inOthers(item.text) } : item))
    : list;
}
