// A program that is pasted whole is read as the formula that it computes: its answer is that of the formula alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { runnerOf } from '../../src/chat/run.js';

const run = runnerOf(commands);

interface Data {
  readonly wrt?: string;
  readonly derivative?: string;
  readonly others?: readonly Data[];
  readonly problem?: unknown;
}

function dataOf(command: string, values: Readonly<Record<string, string>>): Data {
  const ran = run({ command, values });
  assert('reply' in ran, JSON.stringify(values));
  return ran.reply.data as Data;
}

const PERCEPTRON = `class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 8)
        self.act = nn.Tanh()
        self.fc2 = nn.Linear(8, 1, bias=False)
    def forward(self, x):
        return self.fc2(self.act(self.fc1(x)))
`;
const LOSS = `def loss(W1, W2, x, t):
    h = jnp.tanh(W1 @ x)
    o = W2 @ h
    return 0.5 * jnp.sum((o - t) ** 2)
`;
const TAPE = `with tf.GradientTape() as tape:
    y = tf.matmul(W, x) + b
    loss = tf.reduce_sum(tf.square(y - t))
`;
const BATCH = `import torch
lin = nn.Linear(10, 3)
x = torch.randn(32, 10)
y = torch.randint(0, 3, (32,))
logits = lin(x)
loss = F.cross_entropy(logits, y)
loss.backward()
`;

/** A program and its question, the formula that it computes, and by what it is differentiated. */
const ROWS: readonly (readonly [text: string, expression: string, ...wrt: string[]])[] = [
  [`${PERCEPTRON}what is the gradient of the output with respect to the input x?`, 'W2*tanh(W1*x + b1)', 'x'],
  [`${LOSS}g = jax.grad(loss, argnums=1)(W1, W2, x, t)\nwhat is g?`, 'sum((W2*tanh(W1*x) - t).^2)/2', 'W2'],
  [`${LOSS}g = jax.grad(loss)(W1, W2, x, t)\nwhat is g?`, 'sum((W2*tanh(W1*x) - t).^2)/2', 'W1'],
  [
    `${LOSS}g = jax.grad(loss, argnums=(0, 1))(W1, W2, x, t)\nwhat are they?`,
    'sum((W2*tanh(W1*x) - t).^2)/2',
    'W1',
    'W2',
  ],
  [`${TAPE}grad = tape.gradient(loss, W)\nwhat is grad as a formula?`, 'sum((W*x + b - t).^2)', 'W'],
  [`${TAPE}dW, db = tape.gradient(loss, [W, b])\nas formulas?`, 'sum((W*x + b - t).^2)', 'W', 'b'],
  [`${BATCH}What is the formula for lin.weight.grad here?`, "cross_entropy(X*W' + ones()*b', Y)", 'W'],
  [`${BATCH}And what would lin.bias.grad be?`, "cross_entropy(X*W' + ones()*b', Y)", 'b'],
  [
    'def f(x):\n    return jnp.tanh(W @ x + b)\n\nJ = jax.jacfwd(f)(x)\n\nI want to know what J is in closed form.',
    'tanh(W*x + b)',
    'x',
  ],
  [
    'z = X @ W + b\np = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)\nloss = -np.sum(Y * np.log(p)) / N\n\nwhat is dloss/dW?',
    "-sum(Y .* log(softmax_axis1(X*W + ones()*b')))/N",
    'W',
  ],
];

test('layers, tapes and calls that differentiate are read as formulas', () => {
  for (const [text, expression, ...names] of ROWS) {
    const asked = dataOf('ask', { text });
    const found = [asked, ...(asked.others ?? [])];
    assert.deepEqual(
      found.map(({ wrt, derivative }) => [wrt, derivative]),
      names.map((wrt) => [wrt, dataOf('jacobian', { expression, wrt }).derivative]),
      text,
    );
  }
});

test('what is no program stays as it is, and a long one is read in linear time', () => {
  for (const text of ['gradient of ||Ax - b||^2 wrt x', 'we import goods from class A. derivative of tanh(x)?'])
    assert.doesNotThrow(() => dataOf('ask', { text }));
  const long = `import torch\n${'lin = nn.Linear(1, 2)\nx = lin(lin(lin(x)))\n'.repeat(80)}`.slice(0, 3900);
  const from = performance.now();
  dataOf('ask', { text: long });
  assert(performance.now() - from < 2000);
});
