// Shape errors in products: what fits together.
import type { Topic } from './topic.js';

export const errorShapes: Topic = {
  name: 'error-shapes',
  question: 'What does a shape mismatch in a product mean?',
  short:
    'In A·B the columns of A must be as many as the rows of B: (m×n)(n×p) is m×p. `@` and dot are matrix products, `*` is elementwise and broadcasts.',
  asked: [
    'mat1 and mat2 shapes cannot be multiplied',
    'RuntimeError shape mismatch',
    'matmul input operand has a mismatch in its core dimension',
    'operands could not be broadcast together with shapes',
    'size of tensor a must match the size of tensor b',
    'shapes not aligned dim',
    'ValueError shapes in my backprop do not match',
    'dot product shapes mismatch numpy',
  ],
  about: [],
  claims: [{ left: "(A*B)'", right: "B'*A'", where: 'A: mxn, B: nxp' }],
  text: [
    '"mat1 and mat2 shapes cannot be multiplied", "matmul: Input operand 1 has a mismatch", "shapes not aligned": usually a transpose is missing. With rows as samples a layer is `X @ W.T + b`, and dW = Gᵀ·X, dX = G·W.',
    '"operands could not be broadcast together", "The size of tensor a must match": an elementwise operation of different shapes. The gradient must have the shape of its variable; that finds most slips.',
  ],
  examples: [{ label: "tr(G'*X*W') by W", expression: "tr(G'*X*W')", wrt: 'W', derivative: "G'*X" }],
};
