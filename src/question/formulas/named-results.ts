// Equations whose right side is a result: f'(x) = …, "is J = … the Jacobian of …", "the derivative of tanh(x) = …".
import { call, type Expr, rewrite, sym, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { table } from '../../formula/table.js';
import { vocabulary } from '../../math/registry.js';
import type { Sign } from '../sentence/programs.js';
import type { Item } from './items.js';
import { DIFFERENTIATE } from './roles.js';
import { expression, isName, namesIn } from './terms.js';

/** `f'(x)`, `f''`, `f(x)'` on the left of an equation. */
export function primed(left: string): Sign | undefined {
  const after = /^([\w.\\]+\s*\(.*\))\s*'$/s.exec(left)?.[1];
  if (after !== undefined) return { body: after };
  // `tanh' = 1 - tanh^2`, `σ' = σ(1 − σ)`.
  const known = /^\\?([a-z]\w{2,15}|σ)\s*'$/.exec(left)?.[1];
  if (known !== undefined && vocabulary.functionNamed(known === 'σ' ? 'sigma' : known))
    return { body: `${known}(x)`, wrt: 'x' };
  const [, name, primes = '', variable] = /^([A-Za-z])\s*('{1,2})\s*(?:\(\s*(\p{L})\s*\))?$/u.exec(left) ?? [];
  if (name === undefined) return undefined;
  return {
    body: variable === undefined ? name : `${name}(${variable})`,
    ...(variable === undefined ? {} : { wrt: variable }),
    ...(primes.length > 1 ? { second: true } : {}),
  };
}

/** The same in a sentence: x' = A·x beside xᵀ·P·x says how x moves, and is no derivative of the formula. */
export const primedIn = (list: readonly Item[], left: string): Sign | undefined => {
  const name = /^([u-z])\s*'$/.exec(left)?.[1];
  const isVariable = (text: string): boolean =>
    !text.includes('=') && !isName(text) && namesIn(text).includes(name ?? '');
  return name !== undefined && list.some(({ kind, text }) => kind === 'formula' && isVariable(text))
    ? undefined
    : primed(left);
};

/** "is J = … the Jacobian of …", "the gradient is g = …": a result that has a name. */
export function isNamedDerivative(list: readonly Item[], at: number, name: string): boolean {
  const next = list.slice(at + 1, at + 4).map(({ text }) => text);
  const noun = next.findIndex((text) => DIFFERENTIATE.test(text));
  const isSaid = next[0] === 'is' || /^(?:is|isn't)$/.test(list[at - 1]?.text ?? '');
  if (
    isSaid &&
    noun > 0 &&
    next[noun + 1] !== undefined &&
    next.slice(0, noun).every((text) => /^(?:is|the|a|its)$/.test(text))
  )
    return true;
  return (
    /^[gJHGD]$/.test(name) &&
    /^(?:is|be|get|got|gives)$/.test(list[at - 1]?.text ?? '') &&
    list.slice(0, at).some(({ text }) => DIFFERENTIATE.test(text))
  );
}

/** Whether it is more than a name that an equation may define: `tanh(x)`, but not `f(x)`. */
export const isOfFunction = (left: string): boolean => {
  const expr = expression(left);
  return expr?.kind === 'call' && !isName(left) && !/^\p{L}\w{0,3}\s*\(/u.test(left)
    ? true
    : expr?.kind === 'call' && vocabulary.functionNamed(/^\p{L}\w*/u.exec(left)?.[0] ?? '') !== undefined;
};

/** Whether a letter that nobody defines may stand for the function's value: the s of s(1 − s), the σ of σ(1 − σ). */
export function isOutput(name: string, claim: Expr, target: string): boolean {
  const of = expression(target);
  const isLetter = /^[a-z]$/.test(name) || name === 'sigma';
  const isMore = claim.kind === 'call' || insideOf(target).length > 0;
  return isLetter && isMore && of?.kind === 'call' && /^[a-z]\w+$/.test(of.op);
}

/** `σ(1 − σ)`: what holds σ as a number is multiplied by it, and no operand of the function. */
export function withOutput(claim: string): string {
  const expr = expression(claim);
  if (!expr || !symbolsOf(expr).includes('sigma')) return claim;
  const ofNumber = rewrite(expr, (node) =>
    node.kind === 'call' && node.op === 'sigmoid' && node.args.some((each) => symbolsOf(each).includes('sigma'))
      ? call('*', [sym('sigma'), ...node.args])
      : node,
  );
  return ofNumber === expr ? claim : print(ofNumber);
}

/** Functions that are made of another one, whose value results are written in: log softmax by s = softmax(x). */
const INSIDE: Readonly<Record<string, string>> = table({
  log_softmax: 'softmax',
  logsumexp: 'softmax',
  cross_entropy: 'softmax',
  log_sigmoid: 'sigmoid',
  softplus: 'sigmoid',
  bce_with_logits: 'sigmoid',
});

/** The value of that function. */
export function insideOf(target: string): string[] {
  const of = expression(target);
  const name = of?.kind === 'call' ? INSIDE[of.op] : undefined;
  return of?.kind === 'call' && name !== undefined ? [print(call(name, of.args.slice(0, 1)))] : [];
}
