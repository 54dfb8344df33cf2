// Formulas with one mistake, of the kinds that people make.
import { argument, call, type Expr, num } from '../../src/formula/expr.js';

export type Mistake = 'sign' | 'factor' | 'transpose' | 'order' | 'Diag' | 'inverse' | 'product' | 'function';

const CONFUSED: Readonly<Record<string, string>> = {
  tanh: 'sigmoid',
  sigmoid: 'tanh',
  exp: 'log',
  sin: 'cos',
  cos: 'sin',
  softmax: 'softmin',
  step: 'sign',
  norm2: 'norm1',
  det: 'tr',
  tr: 'det',
};

/** Every formula that differs from `e` by one mistake in one place. */
export function* mutants(e: Expr): Generator<{ mistake: Mistake; formula: Expr }> {
  const waiting: { node: Expr; isExponent?: boolean; put: (by: Expr) => Expr }[] = [{ node: e, put: (by) => by }];
  for (const { node, isExponent, put } of waiting) {
    const made = (mistake: Mistake, by: Expr): { mistake: Mistake; formula: Expr } => ({ mistake, formula: put(by) });
    if (node.kind === 'number') {
      yield made('factor', num(2 * node.value));
      continue;
    }
    if (node.kind === 'symbol') {
      // An exponent is a number.
      if (!isExponent) yield made('transpose', call("'", [node]));
      continue;
    }
    const [a, b] = node.args as [Expr, Expr];
    if (node.op === "'") yield made('transpose', a);
    if (node.op === 'neg') yield made('sign', a);
    if (node.op === 'diag') yield made('Diag', a);
    if (node.op === 'inv') yield made('inverse', a);
    if (node.op === '+') yield made('sign', call('-', [a, b]));
    if (node.op === '-') yield made('sign', call('+', [a, b]));
    if (node.op === '*') yield made('order', call('*', [b, a]));
    if (node.op === '.*') yield made('product', call('*', [a, b]));
    const other = CONFUSED[node.op];
    if (other) yield made('function', call(other, node.args));
    // The operands of eye(n) and its like are sizes.
    if (['eye', 'ones', 'zeros', 'comm', 'tril', 'unit'].includes(node.op)) continue;
    node.args.forEach((_, i) => {
      const args = (by: Expr): Expr[] => node.args.map((arg, j) => (i === j ? by : arg));
      waiting.push({
        node: argument(node, i),
        isExponent: isExponent === true || (node.op === '^' && i === 1),
        put: (by) => put(call(node.op, args(by))),
      });
    });
  }
  yield { mistake: 'sign', formula: call('neg', [e]) };
  yield { mistake: 'factor', formula: call('*', [num(3), e]) };
}
