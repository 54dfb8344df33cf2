// The derivative of a scalar is a row that maps changes; the gradient is the column it is the product with.
import type { Topic } from './topic.js';

export const gradientOrDerivative: Topic = {
  name: 'gradient-or-derivative',
  question: 'Why is the gradient a column but the derivative of a scalar a row?',
  short:
    'The derivative of a scalar f is a linear map, df = f′·dx with a 1×n row f′; the gradient is the vector with df = gᵀ·dx, of the shape of x. So g = f′ᵀ: same numbers, one maps changes, one is a direction.',
  asked: [
    'why is the gradient a column but the derivative a row',
    'difference between the gradient and the derivative',
    'difference between gradient and derivative of a scalar function',
    'gradient as a column vector, derivative as a row vector',
    'what is a covector',
    'gradient versus covector',
    'what is a cotangent vector',
    'what is a dual vector in differentiation',
    'riesz representation of the derivative',
    'gradient and inner product',
    'why does the gradient need a metric',
    'gradient versus differential on a manifold',
    'what is the role of the metric tensor in the gradient',
    'why do we transpose the jacobian of a scalar to get the gradient',
  ],
  particular: [
    {
      asked: ['does the gradient depend on the inner product', 'does the gradient depend on the metric'],
      first: 'Yes: for ⟨u, v⟩ = uᵀ·S·v it is S⁻¹·g. The derivative df does not depend on it.',
    },
    {
      asked: ['is the gradient a covector', 'is a gradient a dual vector'],
      first:
        'No: the derivative df is the covector, a row; the gradient is the vector that represents it, df(v) = ⟨g, v⟩, and so depends on the inner product.',
    },
    {
      asked: ['is the gradient a vector or a covector', 'is the gradient a vector or a dual vector'],
      first:
        'A vector: the covector is the derivative df, a row; the gradient represents it, df(v) = ⟨g, v⟩, and depends on the inner product.',
    },
    {
      asked: [
        'is the gradient the same as the derivative',
        'are gradient and derivative the same',
        'is the gradient just the derivative',
      ],
      first:
        'Both hold the same numbers: the derivative is the row f′ with df = f′·dx, the gradient the column g = f′ᵀ.',
    },
    {
      asked: [
        'is the gradient a row vector',
        'is the gradient a column vector',
        'is the gradient a row or a column',
        'should the gradient be a row or a column vector',
        'should gradients be rows or columns',
      ],
      first:
        'Both are in use: as a vector it is a column, like x; in numerator layout the derivative of a scalar is a row, its transpose. Keep one throughout.',
    },
  ],
  about: [],
  claims: [
    { left: "g'*dx", right: 'sum(g .* dx)', where: 'g: n, dx: n' },
    { left: "(inv(S)*g)'*(S*dx)", right: "g'*(inv(S)*S)*dx", where: 'g: n, S: nxn spd, dx: n' },
  ],
  text: [
    'A step x − η·g must be a vector, and xᵀ is none: so code and optimization use columns. The chain rule multiplies rows left to right: f′·J.',
    'With another inner product ⟨u, v⟩ = uᵀ·S·v, S positive definite, the gradient is S⁻¹·g, since df = gᵀ·dx = ⟨S⁻¹·g, dx⟩; Newton and natural gradients are of this kind. df stays the same.',
  ],
  examples: [
    { label: "x'*A*x by x", expression: "x'*A*x", wrt: 'x' },
    { label: 'norm(x)^2 by x', expression: 'norm(x)^2', wrt: 'x', derivative: '2*x' },
  ],
};
