// What differentiable means, and what does not suffice for it.
import type { Topic } from './topic.js';

export const differentiable: Topic = {
  name: 'differentiable',
  question: 'What does it mean for a function of vectors to be differentiable at a point?',
  short:
    'There is a linear map J with f(x + d) = f(x) + J·d + r(d), where ‖r(d)‖/‖d‖ → 0 as d → 0, from all directions at once. Then J is the Jacobian. Partial derivatives alone do not suffice.',
  asked: [
    'what does it mean for a function to be differentiable at a point',
    'what does differentiable mean',
    'definition of differentiable for vector functions',
    'when is a function of several variables differentiable',
    'definition of the derivative of a vector function',
    'what is continuously differentiable',
    'what does almost everywhere differentiable mean',
    'what is rademacher theorem',
    'partial derivatives exist but not differentiable',
  ],
  particular: [
    {
      asked: ['is the jacobian unique', 'is jacobian matrix unique', 'can a function have two derivatives at a point'],
      first:
        'Yes: where f is differentiable J is the one matrix of its partial derivatives. Only how it is laid out is a convention.',
    },
    {
      asked: [
        'do partial derivatives imply differentiability',
        'is a function with partial derivatives differentiable',
        'does existence of partial derivatives imply differentiable',
        'are partial derivatives enough to be differentiable',
        'does the existence of all directional derivatives imply differentiability',
      ],
      first:
        'No: x·y/(x² + y²), 0 at the origin, has both partial derivatives there and is not even continuous. If they are continuous near the point, then yes.',
    },
    {
      asked: [
        'does differentiable imply continuous',
        'is a differentiable function continuous',
        'is every differentiable function continuous',
      ],
      first: 'Yes: f(x + d) − f(x) = J·d + r(d) → 0 as d → 0.',
    },
    {
      asked: [
        'does continuous imply differentiable',
        'is a continuous function differentiable',
        'is every continuous function differentiable',
      ],
      first: 'No: |x| and relu are continuous and have a kink at 0.',
    },
    {
      asked: [
        'is a composition of differentiable functions differentiable',
        'is the sum of differentiable functions differentiable',
        'is the product of differentiable functions differentiable',
      ],
      first:
        'Yes: sums, products and compositions of differentiable functions are differentiable, by the sum, product and chain rules.',
    },
    {
      asked: [
        'is a neural network differentiable',
        'are relu networks differentiable',
        'is a relu network differentiable everywhere',
        'do neural networks have to be differentiable',
      ],
      first:
        'No if it has relu: then it is differentiable almost everywhere, and not at its kinks. With tanh, softplus or gelu, yes, everywhere.',
    },
  ],
  about: [],
  claims: [{ left: 'norm(x + d)^2 - norm(x)^2', right: "2*x'*d + norm(d)^2", where: 'x: n, d: n' }],
  text: [
    'For ‖x‖²: f(x + d) = f(x) + 2·xᵀ·d + ‖d‖², and ‖d‖²/‖d‖ → 0: so the derivative is 2·xᵀ. For ‖x‖ at 0 no linear map will do.',
    'A Lipschitz function, as a relu network, is differentiable almost everywhere (Rademacher): the points where it is not have volume 0.',
  ],
  examples: [
    { label: 'norm(x)^2', expression: 'norm(x)^2', wrt: 'x', derivative: '2*x' },
    { label: 'norm(x)', expression: 'norm(x)', wrt: 'x' },
  ],
};
