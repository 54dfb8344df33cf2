// The identities of Parr and Howard, "The Matrix Calculus You Need For Deep Learning", each derived and verified.
// Where the paper is wrong the right form stands here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivative, derived } from '../support/derivation.js';

/** Section, expression, variable, derivative in our language, declarations. */
const identities: readonly (readonly [string, string, string, string, string?])[] = [
  ['2, constant rule', '99 + 0*x', 'x', '0', 'x: scalar'],
  ['2, multiplication by a constant', '3*x', 'x', '3', 'x: scalar'],
  ['2, power rule', 'x^3', 'x', '3*x^2', 'x: scalar'],
  ['2, sum rule', 'x^2 + 3*x', 'x', '2*x + 3', 'x: scalar'],
  ['2, difference rule', 'x^2 - 3*x', 'x', '2*x - 3', 'x: scalar'],
  ['2, product rule', 'x^2*x', 'x', '3*x^2', 'x: scalar'],
  ['2, chain rule', 'log(x^2)', 'x', '2/x', 'x: scalar'],
  ['2, combined', '9*(x + x^2)', 'x', '9*(1 + 2*x)', 'x: scalar'],
  ['3, partial derivative', '3*x^2*y', 'x', '6*x*y', 'x: scalar, y: scalar'],
  ['3, partial derivative', '3*x^2*y', 'y', '3*x^2', 'x: scalar, y: scalar'],
  ['4, Jacobian of two functions, first column', '[3*x^2*y, 2*x + y^8]', 'x', '[6*x*y, 2]', 'x: scalar, y: scalar'],
  [
    '4, Jacobian of two functions, second column',
    '[3*x^2*y, 2*x + y^8]',
    'y',
    '[3*x^2, 8*y^7]',
    'x: scalar, y: scalar',
  ],
  ['4.1, identity function', 'x', 'x', 'eye(n)'],
  ['4.2, w + x', 'w + x', 'w', 'eye(n)'],
  ['4.2, w + x', 'w + x', 'x', 'eye(n)'],
  ['4.2, w - x', 'w - x', 'w', 'eye(n)'],
  ['4.2, w - x', 'w - x', 'x', '-eye(n)'],
  ['4.2, w ⊗ x', 'w .* x', 'w', 'diag(x)'],
  ['4.2, w ⊗ x', 'w .* x', 'x', 'diag(w)'],
  ['4.2, w ⊘ x', 'w ./ x', 'w', 'diag(1 ./ x)'],
  ['4.2, w ⊘ x', 'w ./ x', 'x', 'diag(-w ./ x.^2)'],
  ['4.2, max(w, x)', 'max(w, x)', 'w', 'diag(step(w - x))'],
  ['4.3, x + z', 'x + z', 'x', 'eye(n)', 'z: scalar'],
  ['4.3, x + z', 'x + z', 'z', 'ones(n)', 'z: scalar'],
  ['4.3, x z', 'x*z', 'x', 'z*eye(n)', 'z: scalar'],
  ['4.3, x z', 'x*z', 'z', 'x', 'z: scalar'],
  ['4.4, sum(x)', 'sum(x)', 'x', 'ones(n)'],
  ['4.4, sum(x z)', 'sum(x*z)', 'x', 'z*ones(n)', 'z: scalar'],
  ['4.4, sum(x z)', 'sum(x*z)', 'z', 'sum(x)', 'z: scalar'],
  ['4.4, sum(w + x)', 'sum(w + x)', 'w', 'ones(n)'],
  ['4.5.1, sin(x²)', 'sin(x^2)', 'x', '2*x*cos(x^2)', 'x: scalar'],
  ['4.5.1, ln(sin(x³)²)', 'log(sin(x^3)^2)', 'x', '6*x^2*cos(x^3)/sin(x^3)', 'x: scalar'],
  ['4.5.2, total derivative x + x²', 'x + x^2', 'x', '1 + 2*x', 'x: scalar'],
  ['4.5.2, sin(x + x²)', 'sin(x + x^2)', 'x', 'cos(x + x^2)*(1 + 2*x)', 'x: scalar'],
  ['4.5.2, x·x²', 'x*x^2', 'x', '3*x^2', 'x: scalar'],
  ['4.5.3, vector chain rule', '[log(x^2), sin(3*x)]', 'x', '[2/x, 3*cos(3*x)]', 'x: scalar'],
  ['4.5.3, elementwise f(g(x))', 'log(exp(2*x)).^2', 'x', 'diag(4*log(exp(2*x)))'],
  ['5, w·x', "w'*x", 'w', 'x'],
  ['5, w·x as a sum', 'sum(w .* x)', 'w', 'x'],
  ['5, max(0, x), the founding question: the paper writes a vector', 'max(0, x)', 'x', 'diag(step(x))'],
  ['5, neuron by w', "max(0, w'*x + b)", 'w', "step(w'*x + b)*x", 'b: scalar'],
  ['5, neuron by b', "max(0, w'*x + b)", 'b', "step(w'*x + b)", 'b: scalar'],
  [
    '6, loss by w: the paper pulls the condition out of the sum',
    'mean((y - max(0, X*w + b)).^2)',
    'w',
    "2/m*X'*(step(X*w + b) .* (max(0, X*w + b) - y))",
    'b: scalar',
  ],
  ['6, loss by b', 'mean((y - max(0, X*w + b)).^2)', 'b', "2*(step(X*w + b)'*(max(0, X*w + b) - y))/m", 'b: scalar'],
];

for (const [section, expression, wrt, expected, where] of identities) {
  test(`Parr and Howard ${section}: ${expression} by ${wrt}`, () => {
    assert.equal(derivative(expression, wrt, where), expected);
    const { verification } = derived(expression, wrt, where);
    assert(verification.ok, JSON.stringify(verification));
  });
}

test('the shapes of derivatives: numbers, vectors, matrices by one another', () => {
  const structure = (expression: string, wrt: string, where?: string): string => {
    const { map } = derived(expression, wrt, where).derivative;
    return [map.codomain.rows, map.codomain.cols, map.domain.rows, map.domain.cols].join(' ');
  };
  assert.equal(structure('x^2', 'x', 'x: scalar'), '1 1 1 1');
  assert.equal(structure('sum(x)', 'x'), '1 1 n 1');
  assert.equal(structure('[x, x^2]', 'x', 'x: scalar'), '2 1 1 1');
  assert.equal(structure('A*x', 'x'), 'm 1 n 1');
});
