// Operations that only move entries: transpose, reshape, concatenation, indexing, and their way back.
import type { Topic } from './topic.js';

export const rearrangements: Topic = {
  name: 'rearrangements',
  question: 'How does a gradient go back through a transpose, a reshape, a concatenation or an index?',
  short:
    'Every entry of the gradient goes back to where its entry came from: transpose it, reshape it back, split it, or put it at the indices of zeros; what was copied is added up.',
  asked: [
    'backward pass of an operation that only moves entries',
    'how do i backprop through a transpose, reshape, concat or indexing',
    'gradient of operations that move entries around',
    'derivative of rearranging the entries of a tensor',
  ],
  particular: [
    {
      asked: [
        'how do i backprop through a transpose',
        'backward pass of a transpose',
        'gradient of transpose operation',
        'backpropagation through a permute of axes',
        'backward of swapping axes permute',
      ],
      first: 'Transpose the gradient: for Y = Xᵀ and G = ∂L/∂Y, ∂L/∂X = Gᵀ; for permuted axes the inverse permutation.',
    },
    {
      asked: [
        'how do i backprop through a reshape',
        'backward pass of reshape',
        'gradient of flatten or view',
        'what is the gradient of reshape',
        'backprop through a flatten layer',
      ],
      first:
        'Reshape the gradient back to the shape of the input: a reshape moves no entry in memory, so no number changes.',
    },
    {
      asked: [
        'how do i backprop through a concat',
        'backward pass of concatenation',
        'gradient of torch.cat',
        'gradient of concatenate',
        'backward of stack',
        'backprop through stacking or concatenating vectors',
        'how does a gradient flow back through a concatenation',
        'derivative of a concatenation of two vectors',
      ],
      first:
        'Split the gradient at the seams: for y = [a; b] and g = ∂L/∂y, ∂L/∂a is the first part of g and ∂L/∂b the rest.',
    },
    {
      asked: [
        'how do i backprop through a split or chunk',
        'backward pass of split',
        'gradient of slicing a tensor into parts',
        'backward of chunk',
      ],
      first: 'Concatenate the gradients of the parts; a part that was not used has the gradient 0.',
    },
    {
      asked: [
        'how do i backprop through indexing',
        'what is the gradient of indexing',
        'gradient of x[i]',
        'backward of indexing or slicing',
        'gradient of gather',
        'backward of gather is scatter add',
        'backward of index select',
        'how do gradients flow through an embedding lookup',
        'gradient of an embedding layer',
        'derivative of picking one entry of a vector',
        'gradient of selecting a row of a matrix',
      ],
      first:
        'Zeros of the shape of x, with the gradient put where the entries were taken; an index taken twice gets the sum of both (scatter-add). ∂xᵢ/∂x is eᵢᵀ.',
    },
    {
      asked: ['how do i backprop through padding', 'gradient of zero padding', 'backward of pad'],
      first: 'Cut the padding off the gradient: the padded entries do not depend on x.',
    },
    {
      asked: ['does reshape change the gradient', 'does a reshape change any gradient'],
      first: 'No: it goes back in the shape of the input, and its numbers stay as they are.',
    },
    {
      asked: ['is sorting differentiable', 'is sort differentiable', 'can you backprop through a sort'],
      first:
        'Yes between ties: there sorting is a fixed permutation, y = P·x, with the Jacobian P. At a tie it has a kink; the sorted indices have no derivative.',
    },
    {
      asked: [
        'jacobian of a permutation',
        'why is the jacobian of a permutation the permutation matrix',
        'gradient of sort',
        'how do i backprop through sorting',
        'jacobian of reversing a vector',
      ],
      first:
        'A permutation is linear, y = P·x, so its Jacobian is P and backwards Pᵀ = P⁻¹ undoes it. Sorting is one such P between ties, where it has a kink.',
    },
  ],
  about: [],
  claims: [
    { left: "tr(G'*X')", right: 'tr(G*X)', where: 'G: nxm, X: mxn' },
    { left: "vec(G)'*vec(X)", right: "tr(G'*X)", where: 'G: mxn, X: mxn' },
  ],
  text: [
    'Each of these is a linear map that moves entries, y = S·x with S of zeros and ones; backwards stands Sᵀ, which moves them back. On vec the transpose is the commutation matrix K.',
    'Sᵀ·S counts how often an entry was used: an entry that was taken twice gets two gradients, added; one that was not gets 0.',
  ],
  examples: [
    { label: "tr(G'*X') by X", expression: "tr(G'*X')", wrt: 'X', derivative: "G'" },
    { label: "X' by X", expression: "X'", wrt: 'X' },
  ],
};
