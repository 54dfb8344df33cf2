// Small Python functions that generated code calls where a framework has no such function of its own.
import { table } from '../../formula/table.js';
import type { Framework } from '../../math/framework.js';

const MODULES: Readonly<Record<Framework, string>> = { numpy: 'np', pytorch: 'torch', jax: 'jnp' };

interface Helper {
  readonly imports?: string;
  /** Lines of the definition; `{m}` is the module. */
  readonly lines: readonly string[];
}

const HELPERS: Readonly<Record<string, Helper>> = table({
  erf: { imports: 'import math', lines: ['erf = np.vectorize(math.erf)'] },
  softmax: {
    lines: [
      'def softmax(x):',
      '    e = np.exp(x - np.max(x, axis=-1, keepdims=True))',
      '    return e/np.sum(e, axis=-1, keepdims=True)',
    ],
  },
  log_softmax: {
    lines: [
      'def log_softmax(x):',
      '    z = x - np.max(x, axis=-1, keepdims=True)',
      '    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))',
    ],
  },
  logsumexp: {
    lines: ['def logsumexp(x):', '    m = np.max(x)', '    return m + np.log(np.sum(np.exp(x - m)))'],
  },
  layernorm: {
    lines: [
      'def layernorm(x):',
      '    c = x - {m}.mean(x, axis=-1, keepdims=True)',
      '    return c/{m}.sqrt({m}.mean(c**2, axis=-1, keepdims=True) + 1e-5)',
    ],
  },
  sparsemax: {
    lines: [
      'def sparsemax(x):',
      '    above = {m}.where(x[None, :] >= x[:, None], 1.0, 0.0)',
      '    tau = {m}.max((above @ x - 1)/{m}.sum(above, axis=1))',
      '    return {m}.where(x > tau, x - tau, 0*x)',
    ],
  },
  onehotmax: {
    lines: ['def onehotmax(x):', '    hit = {m}.where(x == {m}.max(x), 1.0, 0.0)', '    return hit/{m}.sum(hit)'],
  },
  onehotmedian: {
    lines: [
      'def onehotmedian(x):',
      '    flat = x.reshape(-1)',
      '    n = len(flat)',
      '    places = {m}.argsort(flat)[(n - 1)//2 : n//2 + 1]',
      '    return {m}.mean({m}.eye(n)[places], axis=0).reshape(x.shape)',
    ],
  },
  onehotmedian_low: {
    lines: [
      'def onehotmedian_low(x):',
      '    flat = x.reshape(-1)',
      '    return {m}.eye(len(flat))[{m}.argsort(flat)[(len(flat) - 1)//2]].reshape(x.shape)',
    ],
  },
  leaders: {
    lines: [
      'def leaders(x):',
      '    best = [max(range(i + 1), key=lambda j: x[j]) for i in range(len(x))]',
      '    return {m}.stack([{m}.eye(len(x))[j] for j in best])',
    ],
  },
  prod_pairs: {
    lines: [
      'def prod_pairs(x):',
      '    n = len(x)',
      '    def entry(i, j):',
      '        others = [x[l] for l in range(n) if l not in (i, j)]',
      '        return {m}.prod({m}.stack(others)) if others and i != j else 0*x[0] + (i != j)',
      '    return {m}.stack([{m}.stack([entry(i, j) for j in range(n)]) for i in range(n)])',
    ],
  },
  prod_others: {
    lines: [
      'def prod_others(x):',
      '    flat = x.reshape(-1)',
      '    others = [{m}.prod(flat[{m}.arange(len(flat)) != i]) for i in range(len(flat))]',
      '    return {m}.stack(others).reshape(x.shape)',
    ],
  },
});

/** The imports and definitions that `code` needs. */
export function helpersFor(code: string, framework: Framework): { imports: string[]; definitions: string[] } {
  const used = Object.entries(HELPERS).filter(([name]) => new RegExp(`(?<![\\w.])${name}\\(`).test(code));
  return {
    imports: [...new Set(used.flatMap(([, { imports }]) => imports ?? []))],
    definitions: used.map(([, { lines }]) => lines.join('\n').replaceAll('{m}', MODULES[framework])),
  };
}
