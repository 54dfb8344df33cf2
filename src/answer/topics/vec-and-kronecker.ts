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
