// One question in many ways: capitals, slips of the hand, notations, orders of words are all understood the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from '../../src/answer/notation/plain.js';
import { tex } from '../../src/answer/notation/tex.js';
import { call, rewrite } from '../../src/formula/expr.js';
import { parse } from '../../src/formula/parse.js';
import { print } from '../../src/formula/print.js';
import { vocabulary } from '../../src/math/registry.js';
import { expression } from '../../src/question/formulas/terms.js';
import { understand } from '../../src/question/understand.js';

const FORMULAS: readonly (readonly [formula: string, wrt: string])[] = [
  ['relu(W*x + b)', 'x'],
  ['relu(W*x + b)', 'W'],
  ['max(0, x)', 'x'],
  ["x'*A*x", 'x'],
  ['norm(A*x - b)^2', 'x'],
  ['softmax(W*x + b)', 'b'],
  ['tr(A*X*B)', 'X'],
  ['logdet(X)', 'X'],
  ["a'*inv(X)*b", 'X'],
  ['sigmoid(z) .* y', 'z'],
  ['tanh(W*h + U*x)', 'h'],
  ["x*y'", 'x'],
  ['exp(-x)./(1 + exp(-x)).^2', 'x'],
  ['log(1 + exp(-y.*(X*w)))', 'w'],
  ['sum(x.^2)/2', 'x'],
  ['A*X*B', 'X'],
  ["u'*v/(norm(u)*norm(v))", 'u'],
  ['softplus(theta*x)', 'x'],
  ['W2*tanh(W1*x)', 'W1'],
  ['x - mean(x)', 'x'],
];
const ORDERS: readonly ((formula: string, x: string) => string)[] = [
  (e, x) => `derivative of ${e} with respect to ${x}`,
  (e, x) => `What is the derivative of ${e} w.r.t. ${x}?`,
  (e, x) => `differentiate ${e} by ${x}`,
  (e, x) => `hi, could you please compute the Jacobian of ${e} wrt ${x}? thanks`,
  (e, x) => `${e}, derivative wrt ${x}?`,
  (e, x) => `with respect to ${x}, what is the gradient of ${e}?`,
  (e, x) => `f = ${e}. What is df/d${x}?`,
  (e, x) => `d/d${x} (${e})`,
  (e, x) => `∂/∂${x} ${e}`,
  (e, x) => `I need the jacobian in ${x} of ${e}`,
  (e, x) => `Let y = ${e}. Find ∂y/∂${x}.`,
  (e, x) => `how do i take the derivative of f(${x}) = ${e}`,
  (e, x) => `by ${x}, what is the gradient of ${e}`,
];
const NOTATIONS: readonly ((formula: string) => string)[] = [
  (formula) => formula,
  (formula) => plain(parse(formula, vocabulary).expr, undefined),
  (formula) => plain(parse(formula, vocabulary).expr, undefined).replaceAll('·', ' '),
  (formula) => `$${tex(parse(formula, vocabulary).expr, undefined)}$`,
  (formula) => `\`${numpy(formula)}\``,
];
/** The same in NumPy's spelling. */
const numpy = (formula: string): string =>
  formula
    .replaceAll(' .* ', ' ∘ ')
    .replaceAll('.*', '∘')
    .replaceAll('*', '@')
    .replaceAll('∘', '*')
    .replaceAll('./', '/')
    .replaceAll('.^', '**')
    .replaceAll("'", '.T')
    .replace(/\b(exp|tanh|sum|mean|log)\(/g, 'np.$1(')
    .replace(/\btr\(/g, 'np.trace(')
    .replace(/\b(inv|norm)\(/g, 'np.linalg.$1(');
const slip = (text: string): string =>
  text
    .replace('derivative', 'derivitive')
    .replace('gradient', 'gradeint')
    .replace('acobian', 'acobain')
    .replace('respect', 'repsect');
const MANNERS: readonly ((text: string) => string)[] = [
  (text) => text,
  slip,
  (text) =>
    text
      .replace(/^(?:derivative|what|differentiate|hi|with|how|let)\b/i, (word) => word.toUpperCase())
      .replace(/\?$/, '???'),
];

/** The formula in one form for all notations. */
function form(text: string): string {
  const expr = expression(text);
  return expr === undefined
    ? text
    : print(
        rewrite(expr, (node) =>
          node.kind === 'call' && (node.op === 'dot' || node.op === 'cdot') ? call('*', node.args) : node,
        ),
      )
        .replaceAll(' ', '')
        .replace(/norm2|normF/g, 'norm')
        .replace(/inv\((\w)\)/g, '$1^-1')
        .replace(/\((\w)\^-1\)/g, '$1^-1')
        .replace(/\.\*|\*|@/g, '*')
        .replaceAll('./', '/')
        .replaceAll('.^', '^')
        .replace(/logdet\(X\)/, 'log(det(X))')
        .replace(/(?<=^|\W)(?:step|max)\((?:0,)?x\)/g, 'max(0,x)')
        .replace(/[()]/g, '')
        .replaceAll('_', '')
        .replace(/sigma(?=[xz])/g, 'sigmoid');
}

test('paraphrases are understood the same way', () => {
  let count = 0;
  const wrong: string[] = [];
  for (const [formula, wrt] of FORMULAS)
    for (const order of ORDERS)
      for (const notation of NOTATIONS)
        for (const manner of MANNERS) {
          const text = manner(order(notation(formula), wrt));
          count++;
          const understood = understand({ text, context: [], want: 'anything', layout: 'numerator' });
          const values = understood.kind === 'computed' ? understood.readings[0]?.values : undefined;
          const read = values && typeof values['expression'] === 'string' ? form(values['expression']) : undefined;
          if (read !== form(formula) || String(values?.['wrt'] ?? wrt).replace('_', '') !== wrt)
            wrong.push(`${text}  →  ${JSON.stringify(values ?? understood)}`);
        }
  const part = 1 - wrong.length / count;
  assert(part >= 0.95, `${(100 * part).toFixed(1)} % of ${count}:\n${wrong.slice(0, 40).join('\n')}`);
});

test('a gradient by a variable below its sign, in every spelling of the variable', () => {
  for (const sign of [
    '∇_x',
    '∇_{x}',
    '∇_{ x }',
    '∇ₓ',
    '\\nabla_x',
    '\\nabla_{x}',
    '\\nabla_{\\mathbf{x}}',
    '\\nabla_{\\mathbf x}',
    '∂ₓ',
    '∂_x',
    '\\partial_{x}',
    '\\frac{\\partial}{\\partial{x}}',
  ])
    for (const [written, is] of [
      ['(a^T x + b)', "a'*x+b"],
      ['\\mathbf x^\\top A \\mathbf{x}', "x'*A*x"],
    ] as const) {
      const text = `${sign} ${written}`;
      const understood = understand({ text, context: [], want: 'anything', layout: 'numerator' });
      const values = understood.kind === 'computed' ? understood.readings[0]?.values : undefined;
      assert.deepEqual([form(String(values?.['expression'])), values?.['wrt']], [form(is), 'x'], text);
    }
  for (const text of [
    '\\nabla_{\\boldsymbol{\\beta}} \\|X\\boldsymbol{\\beta}\\|^2',
    '\\nabla_{\\beta} \\|X\\boldsymbol\\beta\\|^2',
  ]) {
    const understood = understand({ text, context: [], want: 'anything', layout: 'numerator' });
    assert.equal(understood.kind === 'computed' && understood.readings[0]?.values['wrt'], 'beta', text);
  }
});

test('a transpose is no letter of a name, and “what is …” brings no result', () => {
  for (const [written, is] of [
    ['xᵀAx', "x'*A*x"],
    ['aᵀx', "a'*x"],
    ['xᵗAx', "x'*A*x"],
    ['xᵀA⁻ᵀx', "x'*inv(A)'*x"],
    ['x^T A x', "x'*A*x"],
    ["x' A x", "x'*A*x"],
  ] as const)
    for (const ask of ['gradient of F', 'What is the gradient of F?', 'what is the derivative of F wrt x', 'd/dx F']) {
      const text = ask.replace('F', written);
      const { kind, ...rest } = understand({ text, context: [], want: 'anything', layout: 'numerator' });
      const read = 'readings' in rest ? rest.readings[0]?.values['expression'] : undefined;
      assert.equal(kind, 'computed', text);
      assert.equal(form(String(read)), form(is), text);
    }
});
