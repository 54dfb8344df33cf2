// Another function in place of the last one's outermost, or around it: "same for tanh", "and the log of it?".
import { call, rewrite } from '../formula/expr.js';
import { print } from '../formula/print.js';
import { expression } from './terms.js';

/** What words without signs make of a formula `@`. */
const AROUND: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  square: '(@)^2',
  squared: '(@)^2',
  cube: '(@)^3',
  cubed: '(@)^3',
  half: '1/2*(@)',
  halved: '1/2*(@)',
  twice: '2*(@)',
  double: '2*(@)',
  doubled: '2*(@)',
  negative: '-(@)',
  minus: '-(@)',
  inverse: 'inv(@)',
  reciprocal: '1/(@)',
  root: 'sqrt(@)',
  exponential: 'exp(@)',
  logarithm: 'log(@)',
  log: 'log(@)',
  sum: 'sum(@)',
  mean: 'mean(@)',
  norm: 'norm(@)',
  trace: 'tr(@)',
  determinant: 'det(@)',
  exp: 'exp(@)',
  sqrt: 'sqrt(@)',
});

/** The formula `target` with a function, as a word or as a call such as `tanh(x)`, around it or in place of its outermost. */
export function functionalOf(said: string, target: string, isAround: boolean): string | undefined {
  const word = AROUND[said];
  const old = expression(target);
  if (!old) return undefined;
  if (word !== undefined) {
    const whole = expression(word.replace('@', target));
    return whole && print(whole);
  }
  const fresh = expression(said);
  const [operand] = fresh?.kind === 'call' ? fresh.args : [];
  if (fresh?.kind !== 'call' || operand?.kind !== 'symbol') return undefined;
  if (isAround) return print(rewrite(fresh, (node) => (node === operand ? old : node)));
  const isUnary = old.kind === 'call' && /^[a-z]\w*$/i.test(old.op) && old.op !== 'neg';
  const others = old.kind === 'call' ? old.args.slice(1).every(({ kind }) => kind === 'number') : false;
  if (isUnary && others && fresh.args.length === 1)
    return print(call(fresh.op, [old.kind === 'call' ? (old.args[0] as never) : old]));
  return undefined;
}
