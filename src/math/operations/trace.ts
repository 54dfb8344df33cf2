// The trace: tr(A) = Σ aᵢᵢ.
import { argument, call, type Expr, isCall, nodes, num } from '../../formula/expr.js';
import { LEVEL } from '../../formula/write.js';
import type { Algebra } from '../algebra.js';
import { RankOne } from '../maps/rank-one.js';
import type { Operation } from '../operation.js';
import { isScalar, SCALAR } from '../shape.js';
import { scalar } from '../tensor.js';

/** Of A and Aᵀ, which have one trace, the one with fewer transposes. */
function upright(e: Expr, k: Algebra): Expr {
  const turned = k.transpose(e);
  const transposes = (of: Expr): number => nodes(of).filter((node) => isCall(node, "'")).length;
  return transposes(turned) < transposes(e) ? turned : e;
}

export const trace: Operation = {
  name: 'tr',
  code: '{m}.trace($0)',
  spellings: ['trace'],
  arity: [1, 1],
  says: 'trace of a square matrix',
  shape: (args, rules) => (isScalar(rules.resolve(args[0]!)) ? SCALAR : (rules.square(args) ?? SCALAR)),
  simplify: ([x], k) => {
    if (!x) return undefined;
    if (isScalar(k.shape(x))) return x;
    if (x.kind === 'call' && x.op === 'diag') return k.sum(argument(x, 0));
    return k.apart(x, (body) => {
      if (isCall(body, 'eye')) return k.simplify(k.size(k.shape(body).rows));
      // tr(A ⊗ B) = tr(A) tr(B)
      if (isCall(body, 'kron')) return k.times(...body.args.map((factor) => k.make('tr', factor)));
      return isCall(body, 'expm') ? k.make('tr_expm', argument(body, 0)) : call('tr', [upright(body, k)]);
    });
  },
  evaluate([x]) {
    let total = 0;
    for (let i = 0; i < x!.rows; i++) total += x!.data[i * (x!.cols + 1)]!;
    return scalar(total);
  },
  // d tr(X) = ⟨I, dX⟩
  partial(_, e, k) {
    const shape = k.shape(argument(e, 0));
    return RankOne.of(k, num(1), k.eye(shape.rows), shape);
  },
  because: 'Only the diagonal counts, each entry once: d tr(X) = tr(dX).',
  tex: (e, write) => ({ text: `\\operatorname{tr}${write.fenced(e.args)}`, level: LEVEL.atom }),
};
