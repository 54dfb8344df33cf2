// The backward pass of an affine layer on a batch with samples in rows.
import type { Topic } from './topic.js';

export const affineBatch: Topic = {
  name: 'affine-batch',
  question: 'What are dX, dW and db of Y = X·W + b on a batch?',
  short:
    'With G = ∂L/∂Y: dW = Xᵀ·G, dX = G·Wᵀ, db = the sum of the rows of G. For X of N×D and W of D×C: (D×N)(N×C) = D×C, the shape of W; the product sums over the batch.',
  asked: [
    'backprop through y = x @ W + b what is dW',
    'backprop of y = X @ W what is dW',
    'X is N x D, W is D x C, scores = X @ W, what is dloss/dW',
    'gradient of the loss with respect to W for a batch X of shape N by D',
    'backward pass of an affine layer',
    'backward pass of a fully connected linear layer',
    'gradient of a dense layer with a batch of inputs',
    'given dout what are dx dw and db',
    'given dout of shape (N, M) what is dx and dw',
    'dW = X.T @ dout',
    'why is dW = X^T dout and not dout X',
    'why do we average the loss over the batch',
    'sum or mean of the loss over the batch gradient',
    'why are the gradients of a batch summed',
  ],
  particular: [
    {
      asked: [
        'backward pass of matmul',
        'backward pass of a matrix product',
        'gradient of a matrix product with respect to both factors',
        'how do i backprop through a matrix multiplication',
      ],
      first: 'For C = A·B and G = ∂L/∂C: ∂L/∂A = G·Bᵀ and ∂L/∂B = Aᵀ·G, each of the shape of its factor.',
    },
    {
      asked: ['does averaging the loss over the batch change the gradient'],
      first: 'Yes: it is N times smaller than that of the sum, in the same direction.',
    },
    {
      asked: [
        'should I sum or average gradients over the batch',
        'should the loss be summed or averaged over the batch',
      ],
      first:
        'Both are right: the mean is the sum divided by N, with gradients N times smaller; with the mean a step size need not change with N.',
    },
    {
      asked: [
        'why divide by the batch size in the gradient',
        'why is the gradient divided by the batch size',
        'why 1/m in the gradient',
      ],
      first:
        "Since the loss is a mean over the N samples: its gradient is the mean of the samples' gradients, the sum divided by N.",
    },
  ],
  about: [],
  claims: [
    { left: "tr(G'*X*V)", right: "tr((X'*G)'*V)", where: 'G: Nxm, X: Nxn, V: nxm' },
    { left: "tr(G'*D*W)", right: "tr((G*W')'*D)", where: 'G: Nxm, D: Nxn, W: nxm' },
  ],
  text: [
    'From dY = dX·W + X·dW + 1·dbᵀ and dL = tr(Gᵀ·dY) each is read off. Row n of X and row n of G give the outer product xₙ·gₙᵀ; Xᵀ·G is their sum.',
    'In NumPy: `dW = X.T @ G`, `dX = G @ W.T`, `db = G.sum(axis=0)`. For one sample as a row it is the same; as a column with y = W·x it is dW = g·xᵀ.',
    'If the loss is a mean over N samples, 1/N stands in G already: all three are N times smaller than for the sum.',
  ],
  examples: [
    { label: "tr(G'*X*W) by W", expression: "tr(G'*X*W)", wrt: 'W', derivative: "X'*G" },
    { label: "tr(G'*X*W) by X", expression: "tr(G'*X*W)", wrt: 'X', derivative: "G*W'" },
  ],
};
