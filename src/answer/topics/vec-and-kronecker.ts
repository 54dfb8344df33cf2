// Stacking columns, and the Kronecker product.
import { stackedColumns } from '../drawings/ideas.js';
import type { Topic } from './topic.js';

export const vecAndKronecker: Topic = {
  name: 'vec-and-kronecker',
  question: 'What are vec and ⊗, and why do they stand in derivatives by matrices?',
  short:
    'vec stacks the columns of a matrix; ⊗ is the Kronecker product: vec(A·X·B) = (Bᵀ ⊗ A)·vec(X). So derivatives by matrices become ordinary matrices.',
  asked: [
    'what is a kronecker product good for',
    'why do we vectorize matrices',
    'what is vec(ABC)',
    'what is the commutation matrix',
    'what does the vec operator do to a matrix',
    'what is vec',
    'what is the kronecker product in matrix derivatives',
    'vec trick',
    'why kronecker product',
    'difference between kronecker and hadamard product',
    'column major or row major vec',
    'commutation matrix',
  ],
  particular: [
    {
      asked: ['is the kronecker product commutative', 'does the kronecker product commute'],
      first:
        'No: A ⊗ B and B ⊗ A hold the same entries in another order, B ⊗ A = K·(A ⊗ B)·K with commutation matrices.',
    },
    {
      asked: ['inverse of a kronecker product', 'what is the inverse of a kronecker product'],
      first: '(A ⊗ B)⁻¹ = A⁻¹ ⊗ B⁻¹, the order kept.',
    },
    {
      asked: ['transpose of a kronecker product', 'what is the transpose of a kronecker product'],
      first: '(A ⊗ B)ᵀ = Aᵀ ⊗ Bᵀ, the order kept.',
    },
    {
      asked: ['product of kronecker products', 'mixed product property of the kronecker product'],
      first: '(A ⊗ B)·(C ⊗ D) = (A·C) ⊗ (B·D), where the shapes fit.',
    },
    {
      asked: ['what is the vec operator good for', 'why do we need vec'],
      first:
        'It makes a matrix a column, and so every derivative by a matrix an ordinary matrix: vec(A·X·B) = (Bᵀ ⊗ A)·vec(X).',
    },
  ],
  claims: [{ left: 'vec(A*X*B)', right: "kron(B', A)*vec(X)", where: 'A: pxm, X: mxn, B: nxq' }],
  drawing: stackedColumns(),
  text: [
    '∂vec(A·X)/∂vec(X) = I ⊗ A, ∂vec(X·B)/∂vec(X) = Bᵀ ⊗ I. Without vec it is a fourth-order tensor with the same entries.',
    "NumPy's reshape stacks rows; then the factors of ⊗ change places. For a gradient none of it is needed: G·Bᵀ and Aᵀ·G do.",
  ],
  examples: [
    { label: 'A*X*B by X', expression: 'A*X*B', wrt: 'X', derivative: "kron(B', A)" },
    { label: "X' by X", expression: "X'", wrt: 'X' },
  ],
};
