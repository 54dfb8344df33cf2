// Differentiating by a symmetric matrix.
import type { Topic } from './topic.js';

export const symmetricMatrices: Topic = {
  name: 'symmetric-matrices',
  question: 'Which is right for a symmetric matrix: A⁻¹ or 2·A⁻¹ − I ⊙ A⁻¹?',
  short:
    'Both, for different questions: A⁻ᵀ = A⁻¹ is the gradient when all entries vary; 2·A⁻¹ − I ⊙ A⁻¹ counts each pair aᵢⱼ = aⱼᵢ as one parameter.',
  asked: [
    '2 inv(A) minus diag inverse',
    'why 2 inv(A) - diag(inv(A)) for a symmetric matrix',
    'matrix cookbook symmetric derivative logdet',
    'why is there a factor 2 and the hadamard with identity for symmetric matrices',
    'gradient of a symmetric matrix off diagonal entries counted twice',
    'covariance matrix derivative symmetric',
  ],
  particular: [
    {
      asked: [
        'how do I differentiate with respect to a symmetric matrix',
        'derivative with respect to a symmetric matrix',
        'gradient wrt a symmetric matrix',
      ],
      first:
        'Differentiate as if all entries were free, which gives G; the gradient among symmetric matrices is (G + Gᵀ)/2, and by free parameters aᵢⱼ, i ≤ j, it is G + Gᵀ − I ⊙ G.',
    },
    {
      asked: [
        'how do you vectorize a symmetric matrix without duplicates',
        'what is vech',
        'what is the duplication matrix',
        'what is the half-vectorization vech',
        'vech and duplication matrix',
      ],
      first:
        'vech(X) stacks the entries on and below the diagonal, n(n + 1)/2 of them; the duplication matrix D has vec(X) = D·vech(X), so the derivative by vech(X) is that by vec(X), times D.',
    },
  ],
  about: ['det', 'logdet', 'inv'],
  claims: [{ left: "inv(S)'", right: 'inv(S)', where: 'S: nxn spd' }],
  text: [
    'Rule: G + Gᵀ − I ⊙ G, with G the gradient that ignores the symmetry. It lists partial derivatives by free parameters and is no gradient for the inner product tr(GᵀdX): a step along it is not steepest descent.',
    'For optimization use the symmetric part (G + Gᵀ)/2. Frameworks ignore the symmetry.',
  ],
  examples: [{ label: 'logdet(S), S symmetric', expression: 'logdet(S)', wrt: 'S' }],
};
