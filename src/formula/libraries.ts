// What names mean in the libraries of programs, where that is not what our function of the same name means.

import type { Cursor } from './cursor.js';
import { MODULES } from './spellings.js';
import { table } from './table.js';
import type { Token } from './tokens.js';

export type Library = 'numpy' | 'pytorch' | 'jax' | 'tensorflow' | 'scipy';

/** Where a function is from: `np.linalg.norm`, the method `A.norm`, or neither. */
export interface Origin {
  readonly library?: Library;
  readonly isMethod?: true;
  /** From the module linalg, whose norms of matrices are operator norms. */
  readonly isLinalg?: true;
}

export const isCode = ({ library, isMethod }: Origin): boolean => library !== undefined || isMethod === true;

/** The library of a module; of `jax.nn` the first tells. */
const LIBRARY_OF: Readonly<Record<string, Library>> = table({
  ...{ np: 'numpy', numpy: 'numpy', jnp: 'jax', jax: 'jax', lax: 'jax' },
  ...{ torch: 'pytorch', F: 'pytorch', nn: 'pytorch', functional: 'pytorch' },
  ...{ tf: 'tensorflow', keras: 'tensorflow', ops: 'tensorflow', backend: 'tensorflow', K: 'tensorflow' },
  ...{ scipy: 'scipy', special: 'scipy' },
});

/** `np.linalg.norm` is norm, of NumPy's linear algebra. */
export function withoutModules(c: Cursor, first: Token): { token: Token; origin: Origin } {
  let token = first;
  let library: Library | undefined;
  let isLinalg = false;
  while (MODULES.has(token.text) && c.sees('.') && c.peek(1).kind === 'name' && !isMatrix(c, token)) {
    library ??= LIBRARY_OF[token.text];
    isLinalg ||= token.text === 'linalg';
    c.next();
    token = c.next();
  }
  const known = library ?? (token === first ? undefined : 'numpy');
  return { token, origin: { ...(known && { library: known }), ...(isLinalg && { isLinalg }) } };
}

/** Whether K or F is a matrix, not a module: in `K.T`, in `K.sum()`, and where it has a value or a shape. */
const isMatrix = (c: Cursor, { text }: Token): boolean =>
  text.length === 1 && (c.known.has(text) || c.peek(2).text !== '(' || c.peek(3).text === ')');

/** Our names for what libraries call otherwise, by the libraries' names; `*` stands for all of them. */
const MEANINGS: Readonly<Record<string, Partial<Record<Library | '*', string>>>> = table({
  median: { pytorch: 'median_low' },
  std: { pytorch: 'sample_std' },
  var: { pytorch: 'sample_var' },
  reduce_variance: { tensorflow: 'var' },
  kl_div: { pytorch: 'kl_div_loss' },
  inner: { '*': 'inner_rows' },
  vdot: { '*': 'inner' },
  gelu: { jax: 'gelu_tanh' },
  softmax: { scipy: 'softmax_all' },
  log_softmax: { scipy: 'log_softmax_all' },
  vector_norm: { '*': 'norm' },
  matrix_norm: { '*': 'norm' },
  view: { '*': 'reshape' },
  one_hot: { '*': 'one_hot' },
  multiply: { '*': '.*' },
  mul: { '*': '.*' },
  divide: { '*': './' },
  true_divide: { '*': './' },
  div: { '*': './' },
  add: { '*': '+' },
  subtract: { '*': '-' },
  sub: { '*': '-' },
  negative: { '*': 'neg' },
  neg: { '*': 'neg' },
  matmul: { '*': 'dot' },
  mm: { '*': 'dot' },
  mv: { '*': 'dot' },
  matrix_power: { '*': '^' },
  t: { '*': "'" },
});

/** The function that a name means where it is from a library, or is a method; else what it means to us. */
export function functionFrom(c: Cursor, name: string, origin: Origin): string | undefined {
  if (isCode(origin)) {
    const meaning = MEANINGS[name];
    const meant = (origin.library && meaning?.[origin.library]) ?? meaning?.['*'];
    if (meant) return meant;
    const reduced = /^reduce_(\w+)$/.exec(name)?.[1];
    if (reduced && origin.library === 'tensorflow') return c.vocabulary.functionNamed(reduced);
  }
  return c.vocabulary.functionNamed(name);
}
