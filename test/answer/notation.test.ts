// What is shown is the formula: read by the usual precedence it has the same value, and its names are nobody else's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContentBlock, Inline } from '../../src/answer/blocks.js';
import { checkAnswer } from '../../src/answer/check/check.js';
import type { Derivation } from '../../src/answer/derivation.js';
import { type Entries, entriesOf } from '../../src/answer/entries.js';
import { hessianAnswer } from '../../src/answer/hessian.js';
import { jacobianAnswer, VIEWS } from '../../src/answer/jacobian.js';
import { plain } from '../../src/answer/notation/plain.js';
import { tex } from '../../src/answer/notation/tex.js';
import { LAYOUTS, shownDerivative } from '../../src/answer/shown.js';
import { readDeclarations } from '../../src/formula/declarations.js';
import { type Expr, num, substitute, sym } from '../../src/formula/expr.js';
import { parse } from '../../src/formula/parse.js';
import { print } from '../../src/formula/print.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { elaborate } from '../../src/math/elaborate.js';
import { Budget, Evaluator } from '../../src/math/evaluate.js';
import { infer } from '../../src/math/infer/infer.js';
import { basis, FormulaMap } from '../../src/math/numbers.js';
import { vocabulary } from '../../src/math/registry.js';
import { generator, samplePoint } from '../../src/math/sample.js';
import type { SettledShape } from '../../src/math/shape.js';
import { createAlgebra } from '../../src/math/simplify/create-algebra.js';
import { numberOf } from '../../src/math/size.js';
import { eye, type Tensor, valueOfScalar } from '../../src/math/tensor.js';
import { derived } from '../support/derivation.js';
import { DECLARATIONS, randomFormulas } from '../support/random-formula.js';

const SIZES = new Map([
  ['m', 4],
  ['n', 3],
]);
const declarations = readDeclarations(DECLARATIONS);

/** The formula that a text says, with the names and shapes of the random formulas. */
function read(text: string): Expr {
  const known = new Set(declarations.map(({ name }) => name));
  const { expr } = infer(parse(text, vocabulary, known).expr, new Map(), declarations, undefined);
  return expr;
}

/** Signs for which there is no spelling to type. */
const UNREADABLE = /_rows|[𝐊𝐋𝐒𝐞𝟏⁺]|\bI(?:_|\b)| if |_\{\\text|cases|\\mathbf|\w_\{\d|\)_\{\d/u;

for (const [notation, write] of [
  ['Unicode', plain],
  ['TeX', tex],
] as const) {
  test(`what is shown in ${notation} reads back as the same function`, () => {
    let compared = 0;
    for (const { formula, wrt } of randomFormulas(31, 500, 3)) {
      const derivation = withinLimits(formula, wrt);
      if (!derivation) continue;
      const { k } = derivation;
      const values = samplePoint(k.scope, SIZES, 'both signs', generator(5));
      const value = (e: Expr, algebra = k): Tensor => new Evaluator(values, SIZES).value(elaborate(e, algebra).core);
      for (const e of [derivation.expr, derivation.simple, derivation.shown]) {
        const text = write(e, k);
        // A 0 has the shape of what it is compared with. Typed, ‖A‖₂ is Frobenius's norm, and e^A is of entries.
        const isOfItsOwn = /zeros|norm_spectral|expm/.test(print(e));
        if (isOfItsOwn || text.length > 1000 || UNREADABLE.test(text)) continue;
        const again = read(text);
        const scope = infer(again, new Map(), declarations, undefined).scope;
        const [wanted, found] = [value(e), value(again, createAlgebra(scope))];
        compared++;
        assert.deepEqual([found.rows, found.cols], [wanted.rows, wanted.cols], `${print(e)} is shown as ${text}`);
        wanted.data.forEach((entry, i) => {
          const error = Math.abs(entry - (found.data[i] as number)) / (1 + Math.abs(entry));
          assert(!(error > 1e-4), `${print(e)} is shown as ${text}`);
        });
      }
    }
    assert(compared > 400, `only ${compared} compared`);
  });
}

function withinLimits(formula: string, wrt: string): Derivation | undefined {
  try {
    return derived(formula, wrt, DECLARATIONS);
  } catch (problem) {
    if (problem instanceof Unanswerable) return undefined;
    throw problem;
  }
}

const extent = ({ rows, cols }: SettledShape): number[] =>
  [rows, cols].filter((size) => size !== 1).map((size) => numberOf(size, SIZES) as number);

/** All places of a thing of these sizes, counted from 1. */
const places = (sizes: readonly number[]): number[][] =>
  sizes.reduce<number[][]>(
    (all, size) => all.flatMap((place) => Array.from({ length: size }, (_, i) => [...place, i + 1])),
    [[]],
  );

/** An entry by its terms: every sum over letters is carried out, δ is an entry of the identity matrix. */
function entryValue({ terms }: Entries, at: ReadonlyMap<string, number>, evaluate: (e: Expr) => number): number {
  type Sums = Entries['terms'][number]['sums'];
  const over = (e: Expr, [sum, ...rest]: Sums, given: ReadonlyMap<string, number>): number => {
    if (!sum) return evaluate([...given].reduce((body, [name, place]) => substitute(body, sym(name), num(place)), e));
    const [size] = extent({ rows: sum.size, cols: 1 });
    return places([size as number]).reduce(
      (total, [place]) => total + over(e, rest, new Map([...given, [sum.letter, place as number]])),
      0,
    );
  };
  return terms.reduce((sum, { negative, sums, body }) => sum + (negative ? -1 : 1) * over(body, sums, at), 0);
}

test('every entry that is written out is the entry of the matrix', () => {
  let compared = 0;
  for (const { formula, wrt } of randomFormulas(77, 400, 2)) {
    const derivation = withinLimits(formula, wrt);
    if (!derivation) continue;
    const { k, derivative } = derivation;
    const { map } = derivative;
    const shown = shownDerivative(derivation, 'numerator');
    const entries = entriesOf(map, shown.named.where, shown.taken);
    if (!entries) continue;
    const values = samplePoint(k.scope, SIZES, 'both signs', generator(5));
    const at = new Evaluator(values, SIZES, new Budget(Number.POSITIVE_INFINITY));
    // All entries take more steps together than one answer may.
    const unlimited = createAlgebra(k.scope, Number.POSITIVE_INFINITY);
    const unit = unlimited.symbol('delta', { rows: 4, cols: 4 });
    const evaluator = at.with(new Map([['delta', eye(4)]]));
    const evaluate = (e: Expr): number => {
      // The first of the names may stand within what the others stand for.
      const whole = shown.named.where.reduceRight((body, { symbol, stands }) => substitute(body, symbol, stands), e);
      return valueOfScalar(evaluator.value(elaborate(substitute(whole, sym('delta'), unit), unlimited).core));
    };
    const numeric = new FormulaMap(map, at, SIZES);
    const [outputs, inputs] = [map.codomain, map.domain].map((shape) => places(extent(shape)));
    inputs?.forEach((input, j) => {
      const column = numeric.apply(basis(numeric.domain, j)).data;
      outputs?.forEach((output, i) => {
        const letters = [...entries.output, ...entries.input];
        const given = new Map([...output, ...input].map((place, l) => [letters[l] as string, place]));
        const [found, wanted] = [entryValue(entries, given, evaluate), column[i] as number];
        assert(
          !(Math.abs(found - wanted) > 1e-8 * (1 + Math.abs(wanted))),
          `${formula} by ${wrt}: ${entries.entry.plain} at ${output} and ${input} is ${found}, not ${wanted}`,
        );
      });
    });
    compared++;
  }
  assert(compared > 200, `only ${compared} compared`);
});

test('an entry of zeros is 0', () => {
  const { views } = jacobianAnswer({ expression: "max(x*x', 0)*logaddexp(x, x)", wrt: 'x' }, 'numerator');
  assert.doesNotMatch(textOf(views.forms()), /0[ᵢⱼₖ]/);
});

test('a name of the answer is no name of the question', () => {
  for (const name of ['v', 'u', 'i', 'j', 'k', 'J', 'y', 'f', 's', 'r', 'g']) {
    const answer = jacobianAnswer({ expression: `tanh(${name} .* x)`, wrt: 'x', where: 'x: n' }, 'numerator');
    const lines = textOf(answer.views.forms())
      .split('\n')
      .filter((line) => line.includes(' = '));
    const defined = lines.map((line) => (line.split(' = ')[0] as string).replace('where ', ''));
    for (const left of defined) assert(!left.includes(name), `${name} is used in ${left}`);
    assert(!defined.some((left) => left === `${name}`));
  }
});

const textOf = (blocks: readonly ContentBlock[]): string =>
  blocks
    .map((block) =>
      block.type === 'picture' ? block.text : block.type === 'code' ? block.code : block.content.join(''),
    )
    .join('\n');

test('every view of every formula has an answer', () => {
  const formulas: readonly (readonly [string, string?, string?])[] = [
    ['x'],
    ['A'],
    ['vec(x)', 'x', 'x: n'],
    ['rowsum(y)'],
    ['tr(c)', 'c', 'c: scalar'],
    ['max(x, x)'],
    ['layernorm([x, y])'],
    ['[x, y][1]*c'],
    ['[x, y][1]*c', 'c'],
    ['layernorm(layernorm(A))'],
    ['softmax(softmax(softmax(A)))'],
    ['A*tanh(B*tanh(C*X*D)*E)*F', 'X'],
    ['x - x'],
    ["X*X'*X*X'", 'X'],
    ['abs(A*abs(x))', 'x'],
  ];
  for (const [expression, wrt, where] of formulas)
    for (const layout of LAYOUTS) {
      const { views } = jacobianAnswer({ expression, wrt, where }, layout);
      for (const view of VIEWS) assert(views[view]().length > 0, `${expression}: ${view}`);
    }
});

test('signs that mean one thing for vectors and another for matrices differ', () => {
  const shown = (expression: string, where = '', wrt?: string): string => {
    const { expr, k } = derived(expression, wrt, where);
    return `${plain(expr, k)}   ${tex(expr, k)}`;
  };
  assert.equal(shown('X.^2', 'X: nxn'), 'X^∘2   X^{\\circ 2}');
  assert.equal(shown('X^2', 'X: nxn'), 'X²   X^{2}');
  assert.equal(shown('x.^2'), 'x²   x^{2}');
  assert.equal(shown('abs(X)'), 'abs(X)   \\operatorname{abs}(X)');
  assert.equal(shown('abs(x)'), '|x|   \\lvert x\\rvert');
  assert.equal(shown('norm1(x)'), '‖x‖₁   \\lVert x\\rVert_1');
  assert.equal(shown('norm(x)'), '‖x‖₂   \\lVert x\\rVert_2');
  assert.equal(shown('norm(X)'), '‖X‖_F   \\lVert X\\rVert_F');
  assert.equal(shown('norm1(X)'), 'norm1(X)   \\operatorname{norm1}(X)');
  assert.equal(shown('(A*x) .* y'), '(A·x) ⊙ y   (A x) \\odot y');
  assert.equal(shown('A*(x .* y)'), 'A·(x ⊙ y)   A (x \\odot y)');
  assert.equal(shown('kron(A, B)*c', 'c: scalar', 'c'), '(A ⊗ B)·c   (A \\otimes B) \\, c');
  assert.equal(shown('x - (-y)', 'x: n, y: n'), 'x − (−y)   x - (-y)');
  assert.match(shown('where(x, 1, 0)'), /x ≠ 0.*x \\ne 0/);
  assert.equal(shown('inv(sqrt(A))', 'A: nxn'), '(√A)⁻¹   \\sqrt{A}^{-1}');
  assert.equal(shown("sqrt(x)'"), '(√x)ᵀ   \\sqrt{x}^{\\top}');
});

test('what a formula repeats has the name that texts give it, and a difference has one sign', () => {
  const formula = ({ verdict }: { verdict: readonly Inline[] }): string =>
    verdict.map((piece) => (typeof piece === 'string' ? piece : Object.values(piece)[0])).join('');
  const first = (expression: string, where?: string, wrt?: string): string =>
    formula(jacobianAnswer({ expression, wrt, where }, 'numerator'));
  assert.match(first("sigmoid(w'*x + b)", 'b: scalar', 'w'), /s·\(1 − s\)·x, where s = σ\(wᵀ·x \+ b\)\.$/);
  assert.match(first('norm(x - y)'), /r\/‖r‖₂, where r = x − y\.$/);
  assert.match(first("(x - m)'*inv(S)*(x - m)", 'm: n, S: n x n', 'S'), /−S⁻ᵀ·r·rᵀ·S⁻ᵀ, where r = x − m\.$/);
  assert.match(first('exp(-norm(x - y)^2/(2*s^2))', 's: scalar'), /exp\(−‖r‖₂²\/\(2·s²\)\)·r\/s², where r = y − x\.$/);
  assert.match(formula(hessianAnswer({ expression: 'x^4', where: 'x: scalar' })), /12·x²\. It is ≥ 0 everywhere/);
});

test('a number has the derivative of the function by which it is made', () => {
  const reasons = (expression: string, where?: string): string =>
    jacobianAnswer({ expression, where }, 'numerator').why.join(' ');
  assert.match(reasons("log(a'*x)"), /The derivative of log\(u\) is 1\/u\./);
  assert.match(reasons("sigmoid(u'*x)"), /The derivative of σ\(v\) is σ\(v\)·\(1 − σ\(v\)\)\./);
  assert.match(reasons('x^x', 'x: scalar'), /d\(aᵇ\)/);
  assert.match(reasons("X'"), /^The transpose only moves entries\.$/);
});

test('signs that nobody typed are explained', () => {
  const conventions = (expression: string, wrt: string): string =>
    jacobianAnswer({ expression, wrt }, 'numerator').conventions;
  assert.match(conventions("X'", 'X'), /𝐊\(m,n\) is the commutation matrix/);
  assert.match(conventions('diag(x)', 'x'), /𝐒·v = vec\(Diag\(v\)\)/);
  assert.match(conventions('cumsum(x)', 'x'), /𝐋/);
  assert.match(conventions('x[2]*y', 'x'), /𝐞/);
  assert.match(conventions('log_softmax(x)', 'x'), /𝟏 is a vector of ones/);
  assert.match(conventions('det(X)', 'X'), /cofactors/);
  assert.doesNotMatch(conventions('logdet(X)', 'X'), /cofactors/);
});

test('denominator layout is said wherever the matrix is shown', () => {
  const { views, picture } = jacobianAnswer(
    { expression: 'W*x', wrt: 'x', at: 'x = [1, 2]; W = [[1, 2], [3, 4], [5, 6]]' },
    'denominator',
  );
  assert.match(picture.text, /Jᵀ =/);
  assert.match(picture.text, /^\(∂\(W·x\)\/∂x\)ᵀ = Wᵀ/);
  const forms = textOf(views.forms());
  assert.match(forms, /^J = W$/m);
  assert.match(forms, /^Jᵀ = Wᵀ$/m);
  assert.match(forms, /denominator layout writes Jᵀ/);
  assert.match(textOf(views.steps()), /denominator layout writes Jᵀ/);
  assert.match(textOf(views.numbers()), /Jacobian, transposed/);
});

test('what a person claims is shown in the signs of the answer, whether or not its shapes fit', () => {
  const shown = (answer: string): string =>
    checkAnswer({ expression: 'sum(X.^3)', wrt: 'X', where: 'X: nxn', answer }).picture.text;
  assert.match(shown('3*X^2'), /yours: 3·X²\nderivative: 3·X\^∘2/);
  assert.match(shown('3*X.^2'), /yours: 3·X\^∘2\n/);
  const misfit = checkAnswer({ expression: 'sum((A*x).^4)/4', wrt: 'x', where: 'A: mxn', answer: 'A*(A*x).^3' });
  assert.match(misfit.picture.text, /^yours: A·\(A·x\)³$/m);
});

test('a variable and an entry that are written alike are told apart', () => {
  const assumptions = (expression: string): string =>
    jacobianAnswer({ expression, wrt: 'x', where: 'y: 3, x: n, y1: scalar' }, 'numerator').data.assumptions.join(' ');
  assert.match(assumptions('y1*x + y[1]*x'), /y₁ stands for two things here: the variable y1 and the entry y\[1\]\./);
  assert.doesNotMatch(assumptions('y1*x + y[2]*x'), /two things/);
});

test('a whole number is shown with all its digits', () => {
  for (const digits of ['100001', '1234567', '123456789', '-99999', '999999999999999'])
    assert.equal(plain(num(Number(digits)), undefined).replace('−', '-'), digits);
  assert.equal(plain(num(1e9), undefined), '10⁹');
  assert.equal(plain(num(0.123456789), undefined), '0.12346');
});
