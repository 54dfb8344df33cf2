// Derivatives by a row vector, in either layout.
import type { Topic } from './topic.js';

export const rowVectors: Topic = {
  name: 'row-vectors',
  question: 'Which shape has the derivative of a scalar by a row vector?',
  short:
    'By a 1×m row vector the derivative of a scalar is m×1 in numerator layout, a column; by a column (m×1) it is the usual 1×m row.',
  asked: [
    'what shape has dy/dx if y depends on a row vector',
    'numerator layout dimension of dJ/dL for a scalar J and a row vector L',
    'derivative of a scalar with respect to a row vector',
    'shape of the derivative by a row vector of dimension (1,m)',
    'derivative with respect to x transpose',
  ],
  about: [],
  claims: [{ left: "(L*v)'", right: "v'*L'", where: 'L: 1xm, v: m' }],
  text: [
    'In denominator layout it has the shape of its variable: 1×m. Treat the row as a column first (transpose it): then the chain rule multiplies left to right, and nothing is lost.',
  ],
  examples: [{ label: "v'*x", expression: "v'*x", wrt: 'x', derivative: 'v' }],
};
