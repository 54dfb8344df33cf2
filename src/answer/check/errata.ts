// Derivatives that well-known texts print and that are wrong, or right only under a condition the text does not name.
import { type Expr, equal, rewrite, sym } from '../../formula/expr.js';
import { parse } from '../../formula/parse.js';
import { elaborate } from '../../math/elaborate.js';
import { variablesOf } from '../../math/infer/infer.js';
import { vocabulary } from '../../math/registry.js';
import type { Derived } from '../derivation.js';
import { fitting, fittingIn } from '../fitting.js';
import type { ClaimReader, Settled } from './claim.js';
import { isNear } from './comparing.js';
import { trials } from './trials.js';

interface Erratum {
  readonly expression: string;
  readonly wrt: string;
  /** As it is printed. */
  readonly claim: string;
  readonly note: string;
}

const MASK =
  "Parr & Howard's last gradient has the condition outside of the sum: 1[w·xᵢ + b > 0] belongs to each term of it.";
const LOSS = 'mean((y - max(0, X*w + b)).^2)';

const errata: readonly Erratum[] = [
  ...[1, 2, 3, 4].map((n): Erratum => {
    const terms = Array.from({ length: n }, (_, r) =>
      [
        [power(n - 1 - r), "a*b'", `${power(n)}'`, power(r)],
        [turned(r), power(n), "a*b'", turned(n - 1 - r)],
      ].map((factors) => factors.filter(Boolean).join('*')),
    ).flat();
    return {
      expression: `a'*${power(n)}'*${power(n)}*b`,
      wrt: 'X',
      claim: terms.join(' + '),
      note: 'This is (92) of the Matrix Cookbook as printed; its first term has to be transposed.',
    };
  }),
  {
    expression: "(A*x)'*(A*x)/((B*x)'*(B*x))",
    wrt: 'x',
    claim: "2*A'*A*x/(x'*B*B*x) - 2*(x'*A'*A*x)*B'*B*x/(x'*B'*B*x)^2",
    note: 'This is (95) of the Matrix Cookbook as printed; its first denominator has to be xᵀ·Bᵀ·B·x.',
  },
  {
    expression: "tr(inv(A + X'*C*X)*(X'*B*X))",
    wrt: 'X',
    claim: "-2*C*X*inv(A + X'*C*X)*X'*B*X*inv(A + X'*C*X) + 2*B*X*inv(A + X'*C*X)",
    note: 'This is (127) of the Matrix Cookbook, which asks that B and C are symmetric and does not say that A has to be, too.',
  },
  {
    expression: 'max(0, x)',
    wrt: 'x',
    claim: 'step(x)',
    note: 'Parr & Howard print this column of zeros and ones; by their own rule for elementwise functions it is the diagonal of the Jacobian.',
  },
  {
    expression: 'x .* x.^2',
    wrt: 'x',
    claim: '1 + 2*x',
    note: 'Parr & Howard print "for u₂ = x + u₁" beside their example of a product, u₂ = x·u₁: yours is the derivative of the sum x + x².',
  },
  { expression: LOSS, wrt: 'w', claim: "2*X'*(X*w + b - y)/n", note: MASK },
  { expression: LOSS, wrt: 'b', claim: '2*sum(X*w + b - y)/n', note: MASK },
];

/** Xⁿ, left out of a product for n = 0; and its transpose. */
function power(n: number): string {
  return n === 0 ? '' : n === 1 ? 'X' : `(X^${n})`;
}
function turned(n: number): string {
  return n === 0 ? '' : `${power(n)}'`;
}

/** What is known of a claim that a text prints for this function, whatever the variables are called. */
export function knownErratum(
  derived: Derived,
  claim: Expr,
  settled: Settled | undefined,
  reader: ClaimReader,
): string | undefined {
  const { inference, simple, k, wrt } = derived;
  const names = variablesOf(derived.expr, []).filter((name) => inference.scope.shapes.has(name));
  const { shape } = fittingIn(inference.scope);
  const found = errata.find((erratum) => {
    const printed = parse(erratum.expression, vocabulary).expr;
    const theirs = variablesOf(printed, []);
    if (theirs.length !== names.length || names[theirs.indexOf(erratum.wrt)] !== wrt) return false;
    const renamed = (e: Expr): Expr =>
      rewrite(e, (node) => {
        const at = node.kind === 'symbol' ? theirs.indexOf(node.name) : -1;
        if (at >= 0) return sym(names[at] as string);
        // The number of samples is the number of rows.
        return node.kind === 'symbol' && node.name === 'n' ? rowsOf(derived, names[theirs.indexOf('X')]) : node;
      });
    const same = fitting(() => {
      const theirFunction = renamed(printed);
      if (!shape(theirFunction) || !equal(k.simplify(elaborate(theirFunction, k).core), simple)) return false;
      const theirClaim = renamed(parse(erratum.claim, vocabulary, new Set(theirs)).expr);
      if (!settled) return equal(theirClaim, claim);
      const { core } = reader.settle(theirClaim);
      return trials(derived).every(({ evaluator }) => isNear(evaluator.value(settled.core), evaluator.value(core)));
    });
    return same === true;
  });
  return found?.note;
}

function rowsOf({ inference, k }: Derived, name: string | undefined): Expr {
  const rows = inference.scope.shapes.get(name ?? '')?.rows;
  return k.size(rows ?? 1);
}
