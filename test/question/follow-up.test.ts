// What was understood stands in one line, and that line says it exactly: read again it is the same question.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { replyText } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';
import { parse } from '../../src/formula/parse.js';
import { print } from '../../src/formula/print.js';
import { vocabulary } from '../../src/math/registry.js';
import { readBack } from '../../src/question/follow/said.js';
import { readSentence } from '../../src/question/reading/reading.js';
import { valuesOf } from '../../src/question/requests.js';
import { plainText } from '../../src/question/sentence/plain-text.js';
import { corpus } from './corpus/index.js';

const run = runnerOf(commands);
interface Data {
  readonly understood?: { readonly command: string | null; readonly arguments: Record<string, string> };
}

/** The formula in one spelling; a result may define a name: `s*(1 - s) where s = softmax(x)`. */
const spelled = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : print(parse(text.replace(/ where .*/s, ''), vocabulary).expr).replaceAll(' ', '');
const question = { text: '', context: [], want: 'anything', layout: 'numerator' } as const;

test('the line that says what was read is read back as the same command with the same arguments', () => {
  let lines = 0;
  for (const { text, context = [] } of corpus) {
    const ran = run({ command: 'ask', values: { text, context } });
    assert('reply' in ran, text);
    const { understood } = ran.reply.data as Data;
    const said = ran.reply.blocks.find((block) => block.type === 'text' && block.role === 'understood');
    if (said?.type !== 'text' || !understood || 'problem' in (ran.reply.data as object)) continue;
    const line = said.content.join('');
    // A higher, mixed or partial derivative is said by its last step; such a line changes by no follow-up.
    if (readSentence(plainText(text)).order) continue;
    // As a chat shows it, with its own answer around it.
    const reading = readBack(plainText(`Some answer.\n${line.replaceAll('*', '\\*')}\nNumerator layout.`));
    assert(reading, `${text}: ${line}`);
    const { command, arguments: given } = understood;
    const { layout, ...values } = valuesOf(reading, reading.targets[0] as string, question);
    const wanted = Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'view' && name !== 'answer'));
    const back = { ...values, ...(layout === 'denominator' ? { layout } : {}) };
    const same = (all: Record<string, unknown>): unknown => ({
      ...all,
      expression: spelled(String(all['expression'])),
    });
    assert.deepEqual(same(back), same(wanted), `${text}: ${line}`);
    assert.equal(reading.claims.length > 0 ? 'check' : reading.second ? 'hessian' : 'jacobian', command, line);
    if (command === 'check') {
      const entrywise = (formula: string | undefined): string | undefined => spelled(formula)?.replaceAll('.*', '*');
      assert.equal(entrywise(reading.claims[0]?.text), entrywise(given['answer']), line);
    }
    lines++;
  }
  assert(lines > 150, `${lines} lines`);
});

/** Turns of a conversation: what is said, and how the answer to it begins; Jacobot's own answers are among what was said before. */
const CONVERSATIONS: readonly (readonly (readonly [said: string, begins: RegExp])[])[] = [
  [
    ["gradient of x'x", /2·x/],
    ["so it's just x?", /^False: yours is 1\/2 times/],
    ["and if it was 1/2 x'x?", /like x: x\./],
  ],
  [
    ['gradient of log(sum(exp(x)))', /softmax\(x\)/],
    ['what is the weather like', /^I can only help/],
    ['show the steps', /^The gradient, .*: softmax\(x\)/],
  ],
  [
    ["is the gradient of x'Ax equal to 2Ax?", /^True only if A is symmetric/],
    ["what if A isn't symmetric?", /^The gradient of xᵀ·A·x is \(A \+ Aᵀ\)·x/],
    ['and for symmetric A?', /^The gradient, .*: 2·A·x/],
  ],
  [
    ["is d/dx x'Ax = Ax or 2Ax?", /2·A·x is right only if/],
    ['the second one', /^True only if A is symmetric/],
  ],
  [
    ['jacobian of norm(x) at [3, 4]', /x\/‖x‖/],
    ['and at zero?', /^At the kink/],
  ],
  [
    ['jacobian of A*x wrt x', /^An m×n matrix: A/],
    ['the transpose', /^An n×m matrix: Aᵀ/],
    ['back to numerator', /^An m×n matrix: A/],
    ['but my book has the transpose', /^Numerator layout .* Both are right/],
    ['which layout is that?', /^Numerator layout/],
  ],
  [
    ['d/dx of Wx+b', /^An m×n matrix: W/],
    ['and by W?', /xᵀ ⊗ I/],
    ["what's the shape?", /^m×mn: a row for each/],
  ],
  [
    ["gradient of a'Xb", /a·bᵀ/],
    ['shape?', /^m×n, the shape of X/],
  ],
  [
    ['gradient of ||Wx - y||^2 wrt W', /2·\(W·x − y\)·xᵀ/],
    ['my TA says 2x(Wx-y)^T', /^True, transposed/],
    ['and the answer key has (Wx-y)x^T', /^False: yours is 1\/2 times/],
    ['he also says the one wrt x is 2W^T(Wx-y)', /^True\./],
    ['set it to zero', /^I can only help/],
  ],
  [
    ['jacobian of softmax(W x) wrt W', /xᵀ ⊗/],
    ['too long, just wrt x please', /^An m×n matrix/],
  ],
  [
    ['is relu convex', /^Yes: relu\(x\) is convex/],
    ['and gelu?', /^No: .* gelu\(x\) is not convex/],
    ['and softplus?', /^Yes: softplus\(x\) is convex/],
  ],
  [
    ['Jacobian of softmax(x)', /^An n×n diagonal plus rank-one/],
    ['with numbers please', /^At x = \[1, 2\]: \[\[0\.1966, -0\.1966\], \[-0\.1966, 0\.1966\]\]/],
    ['rank?', /^The rank is n − 1/],
    ['is it symmetric?', /^Yes\b/],
    ['is that also true for sigmoid?', /^Yes\b.*σ\(x\).* is symmetric/],
    ['does the same hold for cumsum(x)?', /^No\b/],
  ],
  [
    ['gradient of sum(exp(x))', /like x: exp\(x\)/],
    ['and of logsumexp?', /like x: softmax\(x\)/],
    ['thanks, and the hessian?', /^The Hessian, .*Diag\(s\) − s·sᵀ/],
    ['convex?', /^Yes: logsumexp\(x\) is convex/],
  ],
  [
    ['derivative of A*X*B by X', /Bᵀ ⊗ A/],
    ['as a Kronecker product', /^An nq×mp Kronecker product on stacked columns: Bᵀ ⊗ A/],
    ['shorter', /Bᵀ ⊗ A/],
    ['ok thanks, and wrt A?', /\(Bᵀ·Xᵀ\) ⊗ I/],
  ],
  [
    ["Hessian of x'*A*x", /A \+ Aᵀ/],
    ['what if A = I', /^The Hessian, a 2×2 symmetric matrix: A \+ Aᵀ/],
    ["I meant b'*x", /^The Hessian is 0/],
  ],
  [
    ["gradient of a'*X*b by X", /a·bᵀ/],
    ['example?', /^At a = \[1, 2\]; X = .*; b = \[3, 4\]: \[\[3, 4\], \[6, 8\]\]/],
    ['shape?', /^m×n, the shape of X/],
  ],
  [
    ['gradient of sum(log(x))', /like x: 1 ⊘ x/],
    ['no, log(sum(x))', /𝟏\/sum\(x\)/],
  ],
  [
    ['is the gradient of ||Ax||^2 2A^T A x?', /^True\./],
    ['and 2AA^Tx?', /^False: the factors of 2·A·Aᵀ are in the wrong order/],
    ['and of ||Ax - b||^2?', /2·Aᵀ·\(A·x − b\)/],
    ['and the transpose?', /^The transpose is \(2·Aᵀ·\(A·x − b\)\)ᵀ/],
  ],
  [
    ['are A*B and B*A equal?', /^No\b/],
    ['and if both are diagonal?', /^Yes\b/],
    ['and if A is symmetric?', /^Only if A is diagonal/],
  ],
  [
    ['is relu differentiable', /^No: relu\(x\) has a kink/],
    ['at 1?', /^Yes: relu\(x\) is differentiable at x = 1/],
  ],
  [
    ['derivative of softplus', /^An n×n diagonal matrix Diag\(σ\(x\)\)/],
    ['is it sigmoid?', /^True only with ⊙/],
  ],
  [
    ['derivative of sum(relu(x))', /like x: 1\[x > 0\]/],
    ['and with mean?', /like x: 1\[x > 0\]\/n/],
    ['and tanh?', /like x: \(1 − tanh\(x\)²\)\/n/],
    ['and the log of it?', /like x: \(1 − tanh\(x\)²\)\/sum\(tanh\(x\)\)/],
  ],
  [
    ['does jax give 0.5 for the derivative of abs at 0', /^JAX [\d.]+: 1\. At the kink/],
    ['and tensorflow?', /^TensorFlow [^:]+: 0\. At the kink/],
  ],
  [
    ['what is the memory cost of storing the Jacobian of relu for n = 10^6', /^I read .*: I do not answer/],
    ['is it diagonal?', /^(?!No: the gradient)/],
  ],
  [
    ['what is a Jacobian', /^The Jacobian of y/],
    ['and a Hessian?', /^The Hessian of a scalar f/],
  ],
];

test('a conversation goes on from the last answer, whatever was said between', () => {
  for (const turns of CONVERSATIONS) {
    const context: string[] = [];
    for (const [text, begins] of turns) {
      const ran = run({ command: 'ask', values: { text, context } });
      assert('reply' in ran, text);
      const reply = replyText(ran.reply);
      assert.match(reply, begins, `${text}: ${reply.slice(0, 120)}`);
      context.push(text, reply);
    }
  }
});
