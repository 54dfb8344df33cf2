// The programs that /hessian offers run, and compute the Hessian that the answer has: PyTorch's autograd is the judge.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hessianAnswer } from '../../src/answer/hessian.js';
import type { Value } from '../../src/formula/values.js';
import { FRAMEWORK_NAMES, type Framework } from '../../src/math/framework.js';
import { needs } from '../support/needs.js';

const support = fileURLToPath(new URL('../../../test/support/', import.meta.url));

const x = [0.8, -1.3, 2.1];
const p = [0.4, 0.7, 1.9];
const A = [
  [0.5, -1, 2],
  [1.5, 0.3, -0.7],
];
const b = [0.3, -0.8];
const X = [
  [2.1, 0.4],
  [-0.3, 1.7],
];

const CASES: readonly (readonly [string, string, Record<string, Value>])[] = [
  ['norm(A*x - b)^2', 'x', { A, x, b }],
  ['norm(A*x - b)', 'x', { A, x, b }],
  ['logsumexp(A*x)', 'x', { A, x }],
  ['logsumexp(x)', 'x', { x }],
  ['sum(softplus(A*x) - b .* (A*x))', 'x', { A, x, b }],
  ['sum(p .* log(p))', 'p', { p }],
  ["(x'*x)^2", 'x', { x }],
  ["exp(-x'*x/2)", 'x', { x }],
  ['prod(x)', 'x', { x }],
  ['t^3 + sin(t)', 't', { t: 0.7 }],
  ["tr(X'*X*X)", 'X', { X }],
  ['logdet(X)', 'X', { X }],
  ['norm(A*X - B)^2', 'X', { A: X, X, B: X }],
  ['cross_entropy(A*x, b)', 'x', { A, x, b }],
  ['norm(A*tanh(W) - B)^2', 'W', { A: X, W: X, B: X }],
];

const flat = (value: unknown): number[] => (Array.isArray(value) ? value.flatMap(flat) : [value as number]);

interface Result {
  readonly derivative: unknown;
  readonly product?: unknown;
  readonly automatic: unknown;
  readonly error?: string;
}

/** The program of the view Code under the framework's name. */
function programOf(answer: ReturnType<typeof hessianAnswer>, framework: Framework): string {
  const blocks = answer.views.code();
  const at = blocks.findIndex((block) => block.type === 'text' && block.content.includes(FRAMEWORK_NAMES[framework]));
  const block = blocks[at + 1];
  assert(block?.type === 'code');
  return block.code;
}

function run(framework: Framework, tolerance: number): void {
  const cases = CASES.map(([expression, wrt, at]) => {
    const answer = hessianAnswer({ expression, wrt, at });
    return { expression, wrt, at, data: answer.data, code: programOf(answer, framework), direction: at[wrt] };
  });
  const python = spawnSync('/usr/bin/python3', [`${support}run-programs.py`, framework], {
    input: JSON.stringify(cases),
    env: { ...process.env, PYTHONPATH: `${support}jax-stand-in`, PYTHONDONTWRITEBYTECODE: '1' },
    maxBuffer: 1 << 26,
  });
  assert.equal(python.status, 0, String(python.stderr));
  const results = JSON.parse(String(python.stdout)) as Result[];
  for (const [i, { expression, wrt, at, data, code }] of cases.entries()) {
    const result = results[i] as Result;
    const what = `${framework}: ${expression}`;
    assert.equal(result.error, undefined, `${what}\n${code}`);
    const hessian = flat(data.hessian);
    const n = Math.sqrt(hessian.length);
    const close = (a: readonly number[], b: readonly number[], to: number, of: string): void => {
      assert.equal(a.length, b.length, `${what}, ${of}`);
      a.forEach((entry, at) => {
        const wanted = b[at] as number;
        assert(Math.abs(entry - wanted) <= to * (1 + Math.abs(wanted)), `${what}, ${of}: ${entry}, ${wanted}`);
      });
    };
    close(flat(result.automatic), hessian, tolerance, 'automatic');
    // The matrix counts the entries of a matrix column by column.
    const rows = (at[wrt] as readonly unknown[]).length ?? 1;
    const cols = n / rows;
    const stacked = Array.from({ length: n }, (_, place) => (place % cols) * rows + Math.floor(place / cols));
    const matrix = flat(result.derivative);
    close(
      hessian.map(
        (_, place) => matrix[(stacked[Math.floor(place / n)] ?? 0) * n + (stacked[place % n] ?? 0)] as number,
      ),
      hessian,
      1e-8,
      'hessian',
    );
    if (result.product === undefined) continue;
    const v = flat(at[wrt]);
    const product = v.map((_, row) =>
      v.reduce((sum, entry, col) => sum + entry * (hessian[row * n + col] as number), 0),
    );
    close(flat(result.product), product, 1e-8, 'product');
  }
}

test('NumPy programs of Hessians', needs('numpy'), () => run('numpy', 1e-6));
test('PyTorch programs of Hessians, judged by autograd', needs('torch'), () => run('pytorch', 1e-8));
test('JAX programs of Hessians call what JAX has', needs('numpy'), () => run('jax', 1e-4));
