// Numerator and denominator layout: one derivative, two ways to write it down.
import { layouts } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const layout: Topic = {
  name: 'layout',
  question: 'Is the derivative of A·x the matrix A or Aᵀ? What are numerator and denominator layout?',
  short:
    'Numerator layout puts ∂yᵢ/∂xⱼ in row i, column j (m×n, for A·x A); denominator layout is its transpose (n×m, for A·x Aᵀ). Both are right, if one is kept throughout.',
  asked: [
    'activations as rows or as columns',
    'why do sources transpose the jacobian',
    'why do sources differ by a transpose',
    'mixed layouts are confusing',
    'what is a layout',
    'what is numerator layout',
    'what is denominator layout',
    'difference between numerator and denominator layout',
    'is the derivative of Ax A or A transpose',
    'two books disagree about a transpose',
    'wikipedia says A^T but my book says A',
    "isn't the layout inconsistent or mixed",
    'row gradient or column gradient convention',
    'matrix cookbook layout',
    'matrixcalculus.org is inconsistent, a column for one derivative and a row for the other',
    'derivative of scalar by row vector layout',
  ],
  particular: [
    {
      asked: ['is numerator layout the transpose of denominator layout'],
      first: 'Yes: ∂yᵢ/∂xⱼ stands in row i, column j in the one and in row j, column i in the other.',
    },
    {
      asked: ['who uses denominator layout', 'which layout do papers use', 'which layout is more common'],
      first:
        'Mixed is most common: Jacobians with a row for each output and gradients as columns, as in machine learning.',
    },
    {
      asked: [
        'should i use numerator or denominator layout',
        'numerator layout or denominator layout, which should i use',
      ],
      first:
        'Either, if kept throughout; Jacobians with a row for each output and gradients as columns are the usual mix, and the one used here.',
    },
  ],
  about: ['*'],
  claims: [{ left: "(A*B)'", right: "B'*A'", where: 'A: mxn, B: nxp' }],
  drawing: layouts(),
  text: [
    'In numerator layout, rows are outputs, the gradient of a scalar is a row, and the chain rule multiplies left to right. In denominator layout a gradient is a column and the factors stand in the other order.',
    'Many texts are mixed: gradients of scalars as columns, Jacobians with a row for each output; so do we and matrixcalculus.org. No layout is wrong, but do not mix two in one formula.',
  ],
  examples: [
    { label: 'A*x', expression: 'A*x', wrt: 'x', derivative: 'A' },
    { label: "v'*x", expression: "v'*x", wrt: 'x', derivative: 'v' },
  ],
};
