// The derivative of an einsum: the gradient takes the place of the operand.
import type { Topic } from './topic.js';

export const einsum: Topic = {
  name: 'einsum',
  question: 'What is the derivative of an einsum?',
  short:
    'It is linear in each operand, so the gradient by one is an einsum of the others with G = ∂L/∂out: put G’s letters for that operand’s and ask for the operand’s letters, as in ij,jk->ik by the first: ik,jk->ij.',
  asked: [
    'how do i differentiate an einsum',
    'gradient of einsum',
    'backward pass of einsum',
    'derivative of einsum by one operand',
    'backprop through einsum',
    'derivative of a tensor contraction',
    'gradient of a bilinear map by one argument',
    'derivative in index notation with einstein summation',
    'gradient of tensordot',
  ],
  particular: [
    {
      asked: ['can einsum be differentiated', 'is einsum differentiable', 'is the gradient of an einsum an einsum'],
      first:
        'Yes: it is linear in each operand, and the gradient by one of them is the einsum of the others with ∂L/∂out.',
    },
  ],
  about: [],
  claims: [
    { left: "tr(G'*A*B)", right: "tr((G*B')'*A)", where: 'G: pxn, A: pxm, B: mxn' },
    { left: "tr(G'*A*B)", right: "tr((A'*G)'*B)", where: 'G: pxn, A: pxm, B: mxn' },
  ],
  text: [
    'ij,jk->ik is A·B: by A it is ik,jk->ij, that is G·Bᵀ, by B ij,ik->jk, that is Aᵀ·G. From dL = Σ Gᵢₖ·dAᵢⱼ·Bⱼₖ the gradient is what multiplies dAᵢⱼ.',
    'A letter that only this operand had was summed: there the gradient is copied along its axis. A letter twice in one operand, as in ii->, puts it on the diagonal. An operand used twice gets the sum of both.',
    "I read einsums too: ask for the `derivative of einsum('ij,jk->ik', A, B) by A`.",
  ],
  examples: [
    { label: "tr(G'*A*B) by A", expression: "tr(G'*A*B)", wrt: 'A', derivative: "G*B'" },
    { label: "tr(G'*A*B) by B", expression: "tr(G'*A*B)", wrt: 'B', derivative: "A'*G" },
  ],
};
