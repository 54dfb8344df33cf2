// What a post asks in the end is answered, whatever it says before of other derivatives: as the command alone answers it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { blockText, type Reply } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';

const run = runnerOf(commands);

interface Data {
  readonly wrt?: string;
  readonly derivative?: string;
  readonly hessian?: { readonly derivative?: string };
  readonly others?: readonly Data[];
  readonly understood: { readonly command: string; readonly arguments: Readonly<Record<string, string>> };
}

function replyTo(command: string, values: Readonly<Record<string, string>>): Reply {
  const ran = run({ command, values });
  assert('reply' in ran, JSON.stringify(values));
  return ran.reply;
}
const dataOf = (reply: Reply): Data => reply.data as Data;
const textOf = ({ blocks }: Reply): string =>
  blocks.flatMap((block) => (block.type === 'text' ? [blockText(block)] : [])).join('\n');

/** Posts whose question is the gradient of a formula by a name. */
const ASKED: readonly (readonly [formula: string, wrt: string, given: string])[] = [
  ["sum((v'*tanh(W*x + b) - y)^2)", 'b', 'let z = Wx + b, a = tanh(z), yhat = v^T a, L = (yhat - y)^2.'],
  ['norm(A*x - b)', 'x', 'Let f(x) = ||Ax - b||.'],
  ["norm(R - U*V')^2", 'V', 'Let $f = \\lVert R - UV^\\top\\rVert_F^2$.'],
];

/** What people say of derivatives that they have; each names none of those. */
const SETTLED: readonly string[] = [
  'In class we saw that the derivative of $Cq$ w.r.t. $q$ is $C$. Fine.',
  'I already found d(q^T q)/dq = 2q, that part is fine.',
  'It is clear that $\\nabla_q \\|q\\|^2 = 2q$.',
  'First attempt: I wrote $\\frac{\\partial}{\\partial q}(q \\odot q) = 2q$. That is wrong since it should be a matrix.',
];
const QUESTIONS: readonly ((name: string) => string)[] = [
  (name) => `What I don't get is the gradient with respect to ${name}.`,
  (name) => `But what about the derivative with respect to $${name}$?`,
  (name) => `Now I need the gradient w.r.t. ${name}, any ideas?`,
];

test('a result of another derivative is no question, and is named as left aside', () => {
  for (const [formula, wrt, given] of ASKED) {
    const expected = dataOf(replyTo('jacobian', { expression: formula, wrt })).derivative;
    for (const settled of SETTLED)
      for (const question of QUESTIONS) {
        const text = `Hi all! ${given} ${settled} ${question(wrt)}`;
        const reply = replyTo('ask', { text });
        const { understood, derivative } = dataOf(reply);
        assert.equal(understood.command, 'jacobian', text);
        assert.equal(derivative, expected, text);
        assert.match(textOf(reply), /I did not use/, text);
      }
  }
});

test('a result of the very derivative that is asked for is judged', () => {
  const text = 'Let f(x) = x^T A x with symmetric A. I got A x for the gradient. What is the right gradient of f?';
  const { understood } = dataOf(replyTo('ask', { text }));
  assert.equal(understood.command, 'check');
  assert.equal(understood.arguments['answer'], 'A x');
});

const EXERCISES = `Let A be an n×n matrix and x in R^n.
a) compute the gradient of f(x) = x^T A x
b) compute the Hessian of f
c) what if A is symmetric?`;

test('of exercises the one that is asked about is answered, with what the others define; else all of them', () => {
  const gradient = replyTo('ask', { text: `${EXERCISES}\nI need help with part (a), the rest is fine.` });
  assert.equal(dataOf(gradient).derivative, "(A + A')*x");
  const second = replyTo('ask', { text: `${EXERCISES}\nI did a) and got (A + A^T)x, I'm stuck on b).` });
  assert.equal(dataOf(second).understood.command, 'hessian');
  assert.match(textOf(second), /^The Hessian, an n×n symmetric matrix: A \+ Aᵀ\.\n/);
  const all = replyTo('ask', { text: EXERCISES });
  assert.match(textOf(all), /^\(a\): \(A \+ Aᵀ\)·x\.\n\(b\), the Hessian, an n×n symmetric matrix: A \+ Aᵀ\.\n/);
  assert.match(textOf(all), /I did not use .*\(c\) what if A is symmetric\?/);
  const roman = replyTo('ask', { text: 'Given: f(x) = xᵀQx − bᵀx.\n(i) ∇f(x)?\n(ii) ∇²f(x)?\n(iii) the minimiser?' });
  assert.match(textOf(roman), /^\(i\): \(Q \+ Qᵀ\)·x − b\.\n\(ii\), the Hessian, .*: Q \+ Qᵀ\./);
});

test('questions in sentences of their own are answered together', () => {
  for (const text of [
    'Let f(w) = ||Xw - y||^2. How do I get the gradient of f with respect to w? And also the Hessian, for Newton?',
    'Let f(w) = ||Xw - y||^2. Find ∇f(w) and ∇²f(w).',
  ]) {
    const said = textOf(replyTo('ask', { text }));
    assert.match(
      said,
      /^The gradient, a vector of n entries like w: 2·Xᵀ·\(X·w − y\)\.\nThe Hessian, .*: 2·Xᵀ·X\./,
      text,
    );
  }
});

const derivativeOf = (values: Readonly<Record<string, string>>): string | undefined =>
  dataOf(replyTo('jacobian', values)).derivative;

test('gradients of a backward pass are those of the loss through all that is defined', () => {
  const attention =
    'Let $S = QK^\\top/\\sqrt{d}$, $P = \\operatorname{softmax}(S)$ row-wise, $O = PV$. Suppose $dO = \\partial L/\\partial O$ is given. Then $dV = P^\\top dO$ and $dP = dO\\,V^\\top$, I get that.';
  const loss = { expression: 'sum(dO .* (softmax(S)*V))', where: 'dO: matrix' };
  for (const question of ["What's dS?", 'what is dS then?', 'How do I compute dS?'])
    assert.equal(
      dataOf(replyTo('ask', { text: `${attention} ${question}` })).derivative,
      derivativeOf({ ...loss, wrt: 'S' }),
      question,
    );
});

test('the score of the label is an entry of the scores that a sum adds up', () => {
  const expected = derivativeOf({ expression: "logsumexp(s) - y'*s", wrt: 's' });
  for (const text of [
    'gradient of -log(exp(s_y)/sum_{j=1}^K exp(s_j)) wrt s',
    'Let $\\mathcal{L} = -\\log\\frac{\\exp(s_{y})}{\\sum_{j=1}^{K}\\exp(s_j)}$. What is the gradient of $\\mathcal{L}$ with respect to $s$?',
  ])
    assert.equal(dataOf(replyTo('ask', { text })).derivative, expected, text);
});

test('alternatives are judged beside what the post says of other derivatives', () => {
  const said = textOf(
    replyTo('ask', {
      text: "h = tanh(W x + b). I need dh/dx. I know tanh' = 1 - tanh^2. Is the result W^T diag(1-h^2) or diag(1-h^2) W?",
    }),
  );
  assert.match(said, /^Both: the same derivative in two layouts/);
});
