// What people type is read as they mean it; what cannot be read is refused with its place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse as parseWithMathjs } from 'mathjs';
import { call, type Expr, equal, num, size, sym } from '../../src/formula/expr.js';
import { parse } from '../../src/formula/parse.js';
import { print } from '../../src/formula/print.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { operations, vocabulary } from '../../src/math/registry.js';

const read = (text: string): string => print(parse(text, vocabulary).expr);
const check = (typed: string, meant: string): void => assert.equal(read(typed), meant, typed);
const fails = (typed: string, code: string, place?: string): void => {
  try {
    parse(typed, vocabulary);
  } catch (problem) {
    assert(problem instanceof Unanswerable, `${typed}: ${String(problem)}`);
    assert.equal(problem.code, code, typed);
    if (place !== undefined) assert.equal(typed.slice(...(problem.span as [number, number])), place, typed);
    return;
  }
  assert.fail(`${JSON.stringify(typed)} was read`);
};

test('cases in TeX and maxima in NumPy are read entry by entry', () => {
  assert.equal(
    read('\\begin{cases} x & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}'),
    'where(x > 0, x, 0)',
  );
  assert.equal(read('\\begin{cases} x, & x \\ge 0, \\\\ a x, & x < 0 \\end{cases}'), 'where(1 - step(-x), x, a*x)');
  assert.equal(read('np.maximum(x, 0)'), 'max(x, 0)');
  assert.equal(read('torch.minimum(x, 1)'), 'min(x, 1)');
  fails('\\begin{cases} x & x > 0', 'unclosed');
  fails('\\begin{cases} \\end{cases}', 'empty');
});

test('the everyday spellings of an affine layer are one formula', () => {
  for (const typed of [
    'relu(W*x + b)',
    'relu(W x + b)',
    'relu(Wx+b)',
    'ReLU(W @ x + b)',
    'torch.relu(W @ x + b)',
    'F.relu(W·x + b)',
    'jax.nn.relu(W x + b)',
    '\\operatorname{relu}(W x + b)',
    '\\mathrm{ReLU}\\left(Wx + b\\right)',
    'relu(W⋅x＋b)',
  ]) {
    assert.equal(read(typed).replace('·', '*'), 'relu(W*x + b)', typed);
  }
});

test('transposes, inverses and powers in every notation', () => {
  for (const typed of [
    "x'*A*x",
    "x'Ax",
    'x^T A x',
    'x^TAx',
    'xᵀAx',
    'x^\\top A x',
    'x^{\\top}Ax',
    'x^{T}Ax',
    'x⊤Ax',
    'x’*A*x',
    'x.T @ A @ x',
    '$x^T A x$',
    '`x^T A x`',
  ])
    check(typed, "x'*A*x");
  for (const typed of ['A^{-1}', 'A⁻¹', 'A^-1']) check(typed, 'A^-1');
  for (const typed of ['A^{-T}', 'A^{-\\top}', 'A⁻ᵀ']) check(typed, "(A^-1)'");
  check('x²', 'x^2');
  check('x**2', 'x.^2');
  check("A^2'", "(A^2)'");
  check("XX'", "X*X'");
  check('2^3^2', '2^(3^2)');
});

test('products, norms, indicators, functions without brackets', () => {
  for (const typed of ['a ⊙ b', 'a ∘ b', 'a \\odot b', 'a \\circ b', 'a.*b']) check(typed, 'a .* b');
  check('a ⊙ W x', 'a .* (W*x)');
  check('A ⊗ B', 'kron(A, B)');
  for (const typed of ['⟨x, y⟩', '\\langle x, y\\rangle', '\\left\\langle x, y \\right\\rangle'])
    check(typed, 'inner(x, y)');
  check('∑ x', 'sum(x)');
  check('(x > 0).astype(float)', 'step(x)');
  for (const typed of ['‖A x − b‖²', '||A*x - b||^2', '\\|Ax-b\\|^2']) check(typed, 'norm(A*x - b)^2');
  for (const typed of ['||A x - b||_2^2', '\\lVert A x - b\\rVert_2^2', 'norm(A*x - b, 2)^2'])
    check(typed, 'norm2(A*x - b)^2');
  // Of a matrix this is no spectral norm.
  check('torch.norm(A @ x - b, p=2)^2', 'norm(A*x - b)^2');
  for (const typed of ['‖x‖_1', 'torch.norm(x, 1)', 'torch.linalg.vector_norm(x, 1)']) check(typed, 'norm1(x)');
  for (const typed of ['norm(x, 1)', 'np.linalg.norm(x, ord=1)']) check(typed, 'opnorm1(x)');
  for (const typed of ['‖x‖_∞', "torch.norm(x, float('inf'))", 'torch.norm(x, p="inf")']) check(typed, 'normInf(x)');
  for (const typed of ['norm(x, inf)', 'np.linalg.norm(x, np.inf)']) check(typed, 'opnormInf(x)');
  check("np.linalg.norm(A, 'fro')", 'normF(A)');
  check('‖A‖_F', 'normF(A)');
  for (const typed of ['‖A‖²_F', '||A||^2_F', '\\|A\\|^{2}_{F}', '‖A‖_F^2']) check(typed, 'normF(A)^2');
  check('|x|', '|x|');
  for (const typed of ['1[x > 0]', '(x > 0)', '\\mathbf 1[x>0]', '\\mathbf{1}[x > 0]', '𝟏[x > 0]', '0 < x'])
    check(typed, 'step(x)');
  check('-1 < x < 1', 'step(x - (-1)) .* step(1 - x)');
  check('x >= 0', '1 - step(-x)');
  check('log det X', 'log(det(X))');
  check('\\log\\det X', 'log(det(X))');
  check('\\sin 2x', 'sin(2*x)');
  check('\\sin^2 x', 'sin(x).^2');
  check('\\sin x \\cos x', 'sin(x)*cos(x)');
  check('tr AB', 'tr(A*B)');
  check('e^{-x}', 'exp(-x)');
  check('1/(1+e^{-x})', '1/(1 + exp(-x))');
  check('np.maximum(0, x)', 'max(0, x)');
  check('\\max(0, x)', 'max(0, x)');
  check('\\max\\{0, x\\}', 'max(0, x)');
  check('(x**2).sum()', 'sum(x.^2)');
  check('softmax(x, dim=-1)', 'softmax_last(x)');
  check('leaky_relu(x, negative_slope=0.1)', 'leaky_relu(x, 0.1)');
  check('\\frac{x^\\top y}{\\lVert x\\rVert}', "x'*y/norm(x)");
  check('\\sqrt{x}', 'sqrt(x)');
  check('\\sqrt[3]{x}', 'x.^(1/3)');
  check('2x', '2*x');
  check('1/2x', '1/2*x');
  check('½x', '0.5*x');
  check('W(x + b)', 'W*(x + b)');
});

test('names: Greek, subscripts, accents', () => {
  check('\\sigma(z)', 'sigmoid(z)');
  check('σ(z)', 'sigmoid(z)');
  check('\\theta_0 + θ_1', 'theta_0 + theta_1');
  for (const typed of ['\\hat{y} - y', 'ŷ - y', 'y\u0302 - y']) check(typed, 'y_hat - y');
  check('x₁ + x_2', 'x_1 + x_2');
  check('W_{ij}', 'W_ij');
  check('W h_{t-1}', 'W*h_tm1');
  check('𝑥 + 𝐀', 'x + A');
  check('I - A', 'eye() - A');
  check('I_n - A', 'eye(n) - A');
  check('I_{n^{2}}', 'eye(n^2)');
  check('𝟏ᵀx', "ones()'*x");
  check('αx', 'alpha*x');
});

test('literals: lists are columns, lists in lists and semicolons are rows', () => {
  check('[1, -2, 3]', '[1, -2, 3]');
  check('[1 -2 3]', '[1, -2, 3]');
  check('[1 - 2, 3]', '[1 - 2, 3]');
  for (const typed of [
    '[[1, 2], [3, 4]]',
    '[1 2; 3 4]',
    '[1, 2; 3, 4]',
    '\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}',
    '\\begin{pmatrix}1&2\\\\3&4\\\\\\end{pmatrix}',
  ])
    check(typed, '[[1, 2], [3, 4]]');
  check('[[1, 2, 3]]', '[[1, 2, 3]]');
  check('[sin(x), 2x]', '[sin(x), 2*x]');
  check('x[2] + A[1, 2]', 'x[2] + A[1, 2]');
});

test('a derivative sign or a left side may stand in front', () => {
  for (const typed of [
    '∂/∂x tanh(x)',
    'd/dx tanh(x)',
    '\\frac{\\partial}{\\partial x} \\tanh(x)',
    '\\frac{d}{dx}tanh(x)',
    '\\nabla_x tanh(x)',
    '∇_x tanh(x)',
    '\\frac{\\partial \\tanh(x)}{\\partial x}',
    '∂tanh(x)/∂x',
    '\\frac{\\partial}{\\partial x^\\top} tanh(x)',
    'd tanh(x)/dx',
    'd(tanh(x))/dx',
    '∂(tanh(x))/∂x',
  ]) {
    const { expr, wrt } = parse(typed, vocabulary);
    assert.equal(print(expr), 'tanh(x)', typed);
    assert.equal(wrt?.name, 'x', typed);
  }
  check('y = relu(x)', 'relu(x)');
  check('f(x) = relu(x)', 'relu(x)');
  assert.deepEqual(parse('Wx + b', vocabulary).notes, [{ typed: 'Wx', read: 'W*x' }]);
});

test('an axis is honoured, and so is every parameter by its name', () => {
  for (const typed of ['sum(A, axis=0)', 'np.sum(A, 0)', 'A.sum(dim=0)', 'A.sum(0)']) check(typed, 'sum_axis0(A)');
  check('np.sum(A, axis=0, keepdims=True)', 'sum_axis0_keep(A)');
  check('F.softmax(Z, dim=1)', 'softmax_axis1(Z)');
  check('np.max(x, 0)', 'max_axis0(x)');
  check('hardtanh(x, max_val=2)', 'hardtanh(x, -1, 2)');
  check('torch.clamp(x, min=0)', 'clamp_min(x, 0)');
  check('torch.clamp(x, max=6)', 'clamp_max(x, 6)');
  check('clip(x, 0)', 'clamp_min(x, 0)');
  check('np.maximum(x, 0)', 'max(x, 0)');
  check("gelu(x, approximate='tanh')", 'gelu_tanh(x)');
});

test('a prime after a function is a derivative, brackets after a name may be an index', () => {
  for (const typed of ["σ'(z)", "\\sigma'(z)", '\\sigma^\\prime(z)', "sigmoid'(z)"]) check(typed, 'slope(sigmoid(z))');
  check("x'(A*y)", "x'*(A*y)");
  check('x(2)', 'x[2]');
  check('A(1, 2)', 'A[1, 2]');
  for (const typed of ['log_2(x)', '\\log_2 x', 'log_{2}(x)']) check(typed, 'log2(x)');
  for (const typed of ['log_{10}(x)', '\\log_{10} x']) check(typed, 'log10(x)');
  const asked = parse('x_1*x_2', vocabulary, new Set(['x']));
  assert.equal(print(asked.expr), 'x[1]*x[2]');
  for (const [typed, note] of [
    ['x(2)', 'x[2], an entry counted from 1'],
    ['xy + z', 'one variable, not x*y'],
    ['x_1 + x_2', 'a variable of its own; entry 1 of x is x[1]'],
    ["relu'(x)", 'the derivative of relu'],
  ])
    assert.deepEqual(
      parse(typed as string, vocabulary).notes.map(({ read: said }) => said),
      [note],
      typed,
    );
});

test('what cannot be read is refused with its place', () => {
  fails('', 'empty');
  fails('   ', 'empty');
  fails('softmax(', 'expected-operand', '(');
  fails('((x)', 'unclosed', '(');
  fails('x)', 'unopened', ')');
  fails('[1, 2', 'unclosed', '[');
  fails('x + * y', 'expected-operand', '*');
  fails('x +', 'expected-operand', '+');
  fails('soft(x)', 'unknown-function', 'soft');
  fails('import("fs")', 'unexpected-character', '"');
  fails("import('fs')", 'unknown-function', 'import');
  fails('process.exit(1)', 'property-access', '.exit');
  fails('a.b.c', 'property-access', '.b');
  fails('x.__proto__', 'property-access');
  fails('x.constructor', 'property-access', '.constructor');
  fails('f(x)', 'unknown-function', 'f');
  fails('\\write18{rm -rf /}', 'unknown-tex', '\\write');
  fails('\\input{/etc/passwd}', 'unknown-tex', '\\input');
  fails('\\def\\a{b}', 'unknown-tex', '\\def');
  fails('\\href{javascript:1}{x}', 'unknown-tex', '\\href');
  fails('\\begin{aligned} x \\\\ y \\end{aligned}', 'unknown-tex');
  fails('x = y = z', 'equation-found');
  fails('x == y', 'equation-found', '==');
  fails('x[1:3]', 'slice', ':');
  fails('A[1:2, 1]', 'slice', ':');
  fails('x + y = 3', 'equation-found', '=');
  fails('x \u0007 y', 'control-character', '\u0007');
  fails('x \u202e y', 'control-character');
  fails('1e999', 'number-too-large', '1e999');
  fails('NaN * x', 'reserved-name', 'NaN');
  fails('relu', 'function-needs-brackets', 'relu');
  fails('[[1, 2], [3]]', 'ragged-literal');
  fails('x 😀', 'unexpected-character', '😀');
  fails('2 ∂/∂x x', 'nested-derivative', '∂');
  fails('x'.repeat(2001), 'too-long');
  fails(`${'('.repeat(200)}x${')'.repeat(200)}`, 'too-deep');
  fails(`${'-'.repeat(500)}x`, 'too-deep');
  fails(`x${'+x'.repeat(900)}`, 'too-many-nodes');
  fails(`${'x^'.repeat(400)}2`, 'too-deep');
  fails(`${'['.repeat(300)}`, 'too-deep');
  fails('softmax(x, dim=2)', 'no-such-axis', 'dim=2');
  fails('relu(x, axis=0)', 'no-axis', 'axis=0');
  fails('softplus(x, threshold=20)', 'unknown-keyword', 'threshold');
  fails("f'(x)", 'unknown-function', 'f');
  fails("tanh''(x)", 'not-first-derivative', "''");
  fails('ψ(x)', 'missing-function', 'ψ');
  fails('y(x)', 'unknown-function', 'y');
  fails('KL(p, q)', 'unknown-function', 'KL');
  fails('lg x', 'missing-function', 'lg');
  fails('loss x', 'unknown-function', 'loss');
  fails('A⁻x', 'unexpected-character', '⁻');
  fails('svd(A)', 'missing-function', 'svd');
  fails('‖x‖_3', 'unknown-norm');
  for (const sum of [
    '\\sum_{i} x_i',
    '\\sum_{i=1}^n x_i^2',
    '∑_i x_i',
    'Σ_i x_i',
    'Σ_{i=1}^n x_i',
    'sum_i x_i',
    '\\max_i x_i',
    '\\sum x_i',
  ])
    fails(sum, 'index-notation');
  for (const asked of ['∂f/∂x', 'df/dx', '\\frac{\\partial L}{\\partial x}', '\\frac{df}{dx}'])
    fails(asked, 'derivative-of-what', asked);
  for (const second of ['d^2/dx^2 x', '\\frac{d^2}{dx^2} x', '∂²/∂x² x']) fails(second, 'not-first-derivative');
});

test('words that JavaScript gives a meaning are plain names here', () => {
  check('constructor + x', 'constructor + x');
  check('hasOwnProperty*x', 'hasOwnProperty*x');
  check('toString + valueOf', 'toString + valueOf');
});

/** Names of functions with the number of operands they take. */
const applicable = operations.filter(
  ({ name, arity }) =>
    /^[A-Za-z]/.test(name) && !['matrix', 'row', 'index', 'neg', 'bars'].includes(name) && arity[0] > 0,
);

const formulas = fc.letrec<{ e: Expr }>((tie) => ({
  e: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('x', 'y', 'W', 'A', 'b', 'theta', 'x_1', 'W1', 'y_hat').map((name) => sym(name)),
    fc
      .oneof(fc.integer({ min: -20, max: 20 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
      .map((value) => num(Object.is(value, -0) ? 0 : value)),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '.*', './', 'dot'), tie('e'), tie('e'))
      .map(([op, a, b]) => call(op, [a, b])),
    fc.tuple(fc.constantFrom('^', '.^'), tie('e'), tie('e')).map(([op, a, b]) => call(op, [a, b])),
    fc.tuple(fc.constantFrom("'", 'bars'), tie('e')).map(([op, a]) => call(op, [a])),
    tie('e')
      .filter((a) => !(a.kind === 'number' && a.value >= 0))
      .map((a) => call('neg', [a])),
    fc
      .tuple(fc.constantFrom(...applicable), fc.array(tie('e'), { minLength: 3, maxLength: 3 }))
      .map(([{ name, arity }, args]) => call(name, args.slice(0, arity[0]))),
    fc
      .tuple(fc.constantFrom('x', 'W'), fc.integer({ min: 1, max: 9 }))
      .map(([name, i]) => call('index', [sym(name), num(i)])),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), tie('e'), tie('e'))
      .map(([rows, cols, a, b]) =>
        call(
          'matrix',
          Array.from({ length: rows }, (_, i) =>
            call(
              'row',
              Array.from({ length: cols }, (__, j) => ((i + j) % 2 === 0 ? a : b)),
            ),
          ),
        ),
      ),
  ),
}));

test('a printed formula reads back as the same formula', () => {
  fc.assert(
    fc.property(formulas.e, (e) => {
      fc.pre(size(e) < 300);
      const text = print(e);
      fc.pre(text.length < 1900);
      const again = parse(text, vocabulary, new Set(['W1', 'x_1'])).expr;
      assert(equal(again, e), `${text} read as ${print(again)}`);
    }),
    { numRuns: 3000 },
  );
});

/** mathjs's tree as our formula, where both languages have the operation. */
function fromMathjs(node: { type: string; [key: string]: unknown }): Expr {
  const args = (): Expr[] => (node['args'] as (typeof node)[]).map(fromMathjs);
  if (node.type === 'ParenthesisNode') return fromMathjs(node['content'] as typeof node);
  if (node.type === 'ConstantNode') return num(node['value'] as number);
  if (node.type === 'SymbolNode') return sym(node['name'] as string);
  if (node.type === 'FunctionNode') return call((node['fn'] as { name: string }).name, args());
  const op = node['op'] as string;
  const operands = args();
  if (op === '-' && operands.length === 1) {
    const [a] = operands as [Expr];
    return a.kind === 'number' && a.value >= 0 ? num(-a.value) : call('neg', [a]);
  }
  return call(op, operands);
}

test('mathjs reads the common part of the language alike', () => {
  const atoms = fc.constantFrom('x', 'y', 'A', '2', '3.5');
  const common = fc.letrec<{ s: string }>((tie) => ({
    s: fc.oneof(
      { depthSize: 'small' },
      atoms,
      fc
        .tuple(tie('s'), fc.constantFrom('+', '-', '*', '/', '.*', './'), tie('s'))
        .map(([a, op, b]) => `${a} ${op} ${b}`),
      fc.tuple(tie('s'), fc.constantFrom('sin', 'tanh', 'exp')).map(([a, f]) => `${f}(${a})`),
      fc.tuple(tie('s')).map(([a]) => `(${a})`),
      fc.tuple(fc.constantFrom('x', 'A', '(x + y)'), fc.constantFrom("'", '^2', '.^2')).map(([a, op]) => `${a}${op}`),
      tie('s').map((a) => `-(${a})`),
    ),
  }));
  fc.assert(
    fc.property(common.s, (text) => {
      fc.pre(text.length < 400);
      const ours = parse(text, vocabulary).expr;
      const theirs = fromMathjs(parseWithMathjs(text) as never);
      assert(equal(ours, theirs), `${text}: ${print(ours)} and ${print(theirs)}`);
    }),
    { numRuns: 1500 },
  );
});

test('no text makes the reader crash, hang or say anything but a problem', () => {
  const alphabet = fc.constantFrom(
    ...[..."xyWAb01.2+-*/^'()[]{},;:|‖<>=&_\\ \n⊙ᵀ²√∂∇𝟏"],
    '\\frac',
    '\\begin{bmatrix}',
    '\\end{bmatrix}',
    'relu',
    'max',
    'np.',
    'where',
    '\u0302',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(alphabet, { maxLength: 60 }), (parts) => {
      try {
        parse(parts.join(''), vocabulary);
      } catch (problem) {
        assert(problem instanceof Unanswerable, `${parts.join('')}: ${problem instanceof Error ? problem.stack : ''}`);
        if (problem.span) assert(problem.span[0] <= problem.span[1] && problem.span[0] >= 0);
      }
    }),
    { numRuns: 5000 },
  );
});
