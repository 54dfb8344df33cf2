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
  readonly jacobian?: unknown;
  readonly hessian?: unknown;
  readonly verdict?: string;
  readonly part?: { readonly value?: unknown };
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
const SEQUENTIAL = `class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(4, 8),
            nn.Tanh(),  # squashes
            nn.Linear(8, 1, bias=False),
        )
    def forward(self, x):
        return self.net(x)
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
  [
    `${PERCEPTRON}what is the gradient of the output with respect to the input x?`,
    'W2*tanh(W1*x + b1) where W1: 8x4, W2: 1x8',
    'x',
  ],
  [
    `${SEQUENTIAL}what is the gradient of the output with respect to the input x?`,
    'W2*tanh(W1*x + b1) where W1: 8x4, W2: 1x8',
    'x',
  ],
  [
    'model = nn.Sequential(nn.Linear(4, 3), nn.ReLU())\nout = model(x)\nWhat is the Jacobian of out with respect to x?',
    'relu(W*x + b) where W: 3x4',
    'x',
  ],
  [
    'def rmsnorm(x, g, eps=1e-5):\n    return g * x / jnp.sqrt(jnp.mean(x**2) + eps)\nWhat is the Jacobian with respect to x?',
    'g .* x/sqrt(mean(x.^2) + eps)',
    'x',
  ],
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
  [`${BATCH}What is the formula for lin.weight.grad here?`, "cross_entropy(X*W' + ones()*b', Y) where W: 3x10", 'W'],
  [`${BATCH}And what would lin.bias.grad be?`, "cross_entropy(X*W' + ones()*b', Y) where W: 3x10", 'b'],
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

/** Programs with numbers, and what they print, computed by hand. */
const PRINTED: readonly (readonly [text: string, value: unknown])[] = [
  [
    'import torch\nx = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)\ny = (x**2).sum()\ny.backward()\nprint(x.grad)\n\nWhat does this print and why?',
    [2, 4, 6],
  ],
  [
    'x = tf.Variable(3.0)\nwith tf.GradientTape() as tape:\n    y = x**2 + 2*x\nprint(tape.gradient(y, x))\n\nwhat will be printed?',
    8,
  ],
  [
    'W = torch.tensor([[1., 2.],[3., 4.]], requires_grad=True)\nx = torch.tensor([1., -1.])\ny = (W @ x).sum()\ny.backward()\nI have this code. What is W.grad here?',
    [
      [1, -1],
      [1, -1],
    ],
  ],
  [
    'def f(x):\n    return jnp.sum(x**3)\ng = jax.grad(f)\nprint(g(jnp.array([1.0, 2.0])))\nWhat gradient does this compute?',
    [3, 12],
  ],
  ['using Zygote\nf(x) = sum(x.^3)\ngradient(f, [1.0, 2.0])\nwhat does it return?', [3, 12]],
  ['w = nn.Parameter(torch.tensor([1., 2.]))\nloss = (w**2).mean()\nloss.backward()\nw.grad = ?', [1, 2]],
  ['x = torch.arange(1., 4., requires_grad=True)\n(x**2).sum().backward()\nwhat is x.grad', [2, 4, 6]],
  [
    'h = jax.hessian(lambda x: jnp.sum(x**3))(jnp.array([1.0, 2.0]))\nprint(h)',
    [
      [6, 0],
      [0, 12],
    ],
  ],
  ['g = jax.grad(lambda w, b: jnp.sum((w*2 + b)**2), argnums=1)(jnp.array([1., 2.]), 3.0)\nwhat is g?', 24],
];

test('the numbers of a program are the point at which its derivative is told', () => {
  for (const [text, value] of PRINTED) {
    const { hessian, jacobian } = dataOf('ask', { text });
    assert.deepEqual(hessian ?? jacobian, value, text);
  }
});

test('a product of rows is that of matrices, and a vector given to backward() is multiplied with the Jacobian', () => {
  const ofRows =
    'w = tf.Variable([[1.0],[2.0]])\nx = tf.constant([[3.0, 4.0]])\nwith tf.GradientTape() as tape:\n  loss = tf.reduce_mean(tf.square(x @ w))\ngrad = tape.gradient(loss, w)\n# why is grad = [[66.],[88.]] ?';
  assert.equal(dataOf('ask', { text: ofRows }).verdict, 'true');
  assert.equal(dataOf('ask', { text: ofRows.replace('88', '87') }).verdict, 'false');
  const along =
    'x = torch.tensor([1., 2.], requires_grad=True)\ny = x**2\ny.backward(torch.tensor([1., 0.5]))\nprint(x.grad)\nwhat is the output';
  assert.deepEqual(dataOf('ask', { text: along }).part?.value, [2, 2]);
});

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
