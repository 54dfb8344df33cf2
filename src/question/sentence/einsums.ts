// Einstein sums in a text, `np.einsum('ij,j->i', W, x)`, as the products of arrays that they are: W*x.
import { parse } from '../../formula/parse.js';
import { print } from '../../formula/print.js';
import { answerable } from '../../formula/unanswerable.js';
import { vocabulary } from '../../math/registry.js';
import { closing, operandsOf } from './brackets.js';
import { inCapitals } from './program-modules.js';

const CALL = /(?<![\w.])(?:(?:np|numpy|torch|jnp|jax\.numpy|tf)\.)?einsum\(\s*(?=["'])/g;
const CALLED = /^\s*["']([\w,> -]{1,40})["']\s*,(.*)$/s;
/** Sums of one text. */
const MOST = 8;
const LONGEST = 200;

/** The text with those of its sums that are products; any other is left without its rule, for the grammar to refuse. */
export function withoutSums(text: string): string {
  let out = '';
  let from = 0;
  const matrices: string[] = [];
  for (const { index } of [...text.matchAll(CALL)].slice(0, MOST)) {
    const open = text.indexOf('(', index);
    const close = index < from ? -1 : closing(text.slice(0, open + LONGEST), open);
    if (close < 0) continue;
    const [, rule = '', given = ''] = CALLED.exec(text.slice(open + 1, close)) ?? [];
    const operands = operandsOf(given);
    matrices.push(...matricesIn(rule, operands));
    const call = `einsum('${rule}', ${operands.join(', ')})`;
    const product = answerable(() => `(${print(parse(call, vocabulary).expr)})`) ?? `einsum(${operands.join(', ')})`;
    out += `${text.slice(from, index)}${product}`;
    from = close + 1;
  }
  return matrices.reduce(inCapitals, out + text.slice(from));
}

/** The operands that the rule gives two axes, where their names are those of vectors. */
function matricesIn(rule: string, operands: readonly string[]): string[] {
  const axes = rule.replace(/->.*/, '').split(',');
  return operands.filter((operand, at) => /^[a-z]$/.test(operand) && axes[at]?.trim().length === 2);
}
