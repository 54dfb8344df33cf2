// What is called convex or concave is: f((a + b)/2) lies below or above the mean of f(a) and f(b), for random points.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../src/answer/derive.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { type Curvature, curvature } from '../../src/math/curvature.js';
import { conditionalCurvature } from '../../src/math/curvature-conditions.js';
import { inDomain } from '../../src/math/domain.js';
import { Budget, Evaluator } from '../../src/math/evaluate.js';
import { generator, REGIMES, samplePoint, sampleSizes } from '../../src/math/sample.js';
import { type Tensor, tensor } from '../../src/math/tensor.js';
import { DECLARATIONS, randomFormulas } from '../support/random-formula.js';

interface Judged {
  readonly kind: Curvature | undefined;
  readonly compared: number;
}

/** The curvature that is claimed, compared at random pairs of points of the domain. */
function judge(expression: string, wrt: string, where?: string): Judged {
  const { expr, core, k, inference } = derive({ expression, wrt, where });
  const kind = curvature(expr, wrt, k);
  let compared = 0;
  if (kind === undefined || kind === 'constant') return { kind, compared };
  const random = generator(7);
  const letters = sampleSizes(inference.scope);
  for (let trial = 0; trial < 600 && compared < 24; trial++) {
    const regime = REGIMES[trial % REGIMES.length] as (typeof REGIMES)[number];
    const values = samplePoint(inference.scope, letters, regime, random);
    const other = samplePoint(inference.scope, letters, REGIMES[Math.floor(trial / 4) % 4] as typeof regime, random);
    const [a, b] = [values.get(wrt) as Tensor, other.get(wrt) as Tensor];
    const between = tensor(
      a.rows,
      a.cols,
      a.data.map((x, i) => (x + (b.data[i] as number)) / 2),
    );
    const at = (x: Tensor): Tensor | undefined => {
      const point = new Evaluator(new Map(values).set(wrt, x), letters, new Budget(1e9));
      return inDomain(core, point) ? point.value(core) : undefined;
    };
    const [fa, fb, fm] = [at(a), at(b), at(between)];
    if (!fa || !fb || !fm) continue;
    compared++;
    fm.data.forEach((middle, i) => {
      const mean = ((fa.data[i] as number) + (fb.data[i] as number)) / 2;
      const slack = 1e-9 * (1 + Math.abs(fa.data[i] as number) + Math.abs(fb.data[i] as number));
      const what = `${expression} by ${wrt} is not ${kind}: ${middle} between points of mean ${mean}`;
      if (kind !== 'concave') assert(middle <= mean + slack, what);
      if (kind !== 'convex') assert(middle >= mean - slack, what);
    });
  }
  return { kind, compared };
}

test('functions of the books are known to be convex, concave, or neither', () => {
  for (const [expression, wrt, wanted, where] of [
    ['norm(x)', 'x', 'convex'],
    ['norm(A*x - b)', 'x', 'convex'],
    ['norm(A*x - b)^2', 'x', 'convex'],
    ['norm(A*x - b)^3', 'x', 'convex'],
    ["(x'*x)^2", 'x', 'convex'],
    ["sqrt(1 + x'*x)", 'x', 'convex'],
    ["exp(x'*x)", 'x', 'convex'],
    ["exp(-x'*x)", 'x', undefined],
    ['logsumexp(A*x + b)', 'x', 'convex'],
    ['-logsumexp(x)', 'x', 'concave'],
    ['log(sum(exp(A*x + b)))', 'x', 'convex'],
    ['log(sum(exp(x.^2)))', 'x', 'convex'],
    ["log(x'*x)", 'x', undefined],
    ['sum(x .* log(x))', 'x', 'convex'],
    ['-sum(p .* log(p))', 'p', 'concave'],
    ['-sum(log(b - A*x))', 'x', 'convex'],
    ['sum(softplus(X*w) - y .* (X*w))', 'w', 'convex'],
    ['sum(max(0, 1 - y .* (X*w))) + norm(w)^2', 'w', 'convex'],
    ["x'*S*x", 'x', 'convex', 'S: psd'],
    ["normF(C*(-b'*x))^2", 'x', 'convex', 'b: n; C: mxn'],
    ["x'*S*x", 'x', undefined, 'S: symmetric'],
    ["-x'*S*x", 'x', 'concave', 'S: psd'],
    ["tr(X'*S*X)", 'X', 'convex', 'S: psd'],
    ["w'*X'*diag(d)*X*w", 'w', 'convex', 'd: positive'],
    ['norm_spectral(X) + norm_nuc(X)', 'X', 'convex'],
    ['norm1(x) - norm(x)', 'x', undefined],
    ['sum(x.^2) - 10*norm1(x)', 'x', undefined],
    ['max(x) - min(x)', 'x', 'convex'],
    ['min(x)', 'x', 'concave'],
    ['std(x)', 'x', 'convex'],
    ['var(A*x)', 'x', 'convex'],
    ['sum(1 ./ x)', 'x', 'convex', 'x: positive'],
    ['sum(1 ./ x)', 'x', undefined],
    ['sum(sqrt(x))', 'x', 'concave'],
    ['huber(x, y)', 'x', 'convex'],
    ['sum(log_softmax(W*x))', 'x', 'concave'],
    ['softmax(x)', 'x', undefined],
    ['prod(x)', 'x', undefined],
    ["x'*A*x", 'x', undefined],
    ['A*x + b', 'x', 'affine'],
    ['t*norm(x)', 'x', undefined],
    ['norm(x)/t', 'x', 'convex', 't: positive'],
  ] as const) {
    const { kind, compared } = judge(expression, wrt, where);
    assert.equal(kind, wanted, expression);
    assert(kind === undefined || compared > 0, `${expression}: ${compared} points`);
  }
});

test('random formulas are as they are called', () => {
  const found = { convex: 0, concave: 0, affine: 0, constant: 0, unknown: 0 };
  for (const { formula, wrt } of randomFormulas(5, 1000, 3)) {
    try {
      const { kind, compared } = judge(formula, wrt, DECLARATIONS);
      found[kind && compared > 0 ? kind : 'unknown']++;
    } catch (problem) {
      assert(problem instanceof Unanswerable, `${formula}: ${problem}`);
    }
  }
  assert(found.convex > 40 && found.concave > 10, JSON.stringify(found));
});

test('what is convex or concave on a condition is so where the condition holds, and not said without it', () => {
  for (const [expression, wrt, wanted, conditions] of [
    ['-sum(y .* log(sigmoid(X*w)) + (1 - y) .* log(1 - sigmoid(X*w)))', 'w', 'convex', 'y: [0, 1]'],
    ['-sum(y .* log(1 ./ (1 + exp(-X*w))) + (1 - y) .* log(1 - 1 ./ (1 + exp(-X*w))))', 'w', 'convex', 'y: [0, 1]'],
    ["-y*log(sigmoid(w'*x)) - (1 - y)*log(1 - sigmoid(w'*x))", 'w', 'convex', 'y: [0, 1]'],
    ['norm(A*x - b)^2 + lambda*norm1(x)', 'x', 'convex', 'lambda: positive'],
    ["x'*x/t", 'x', 'convex', 't: positive'],
    ["x'*x/t", 't', 'convex', 't: positive'],
    ['sum(c .* log(x))', 'x', 'concave', 'c: positive'],
    ['sum(x.^3)', 'x', 'convex', 'x: positive'],
    ['sum(c .* exp(x)) - mu*sum(log(x))', 'x', 'convex', 'c: positive; mu: positive'],
  ] as const) {
    const { expr, k } = derive({ expression, wrt });
    const found = conditionalCurvature(expr, wrt, k);
    const said = found?.conditions.map(({ name, tag }) => `${name}: ${tag === 'unit' ? '[0, 1]' : tag}`).join('; ');
    assert.deepEqual([found?.curvature, said], [wanted, conditions], expression);
    assert.equal(curvature(expr, wrt, k), undefined, `${expression} without its condition`);
    const { kind, compared } = judge(expression, wrt, conditions);
    assert.equal(kind, wanted, expression);
    assert(compared > 5, `${expression}: ${compared} points`);
  }
});

test('no condition is given where none makes a function bend in one way', () => {
  for (const [expression, wrt] of [
    ["x'*A*x", 'x'],
    ['sin(x)', 'x'],
    ['sum(y .* log(sigmoid(X*w)) - (1 - y) .* log(1 - sigmoid(X*w)))', 'w'],
    ['sum(sigmoid(X*w))', 'w'],
  ] as const) {
    const { expr, k } = derive({ expression, wrt });
    assert.equal(conditionalCurvature(expr, wrt, k), undefined, expression);
  }
});
