// Errors of autograd about the kind of numbers.
import type { Topic } from './topic.js';

export const errorDtype: Topic = {
  name: 'error-dtype',
  question: 'Why can only floating point tensors have gradients?',
  short:
    'A derivative needs small steps, and whole numbers have none: make the input floating point, as in `torch.tensor([1., 2.])` or `x.float()`; in JAX give `grad` a float.',
  asked: [
    'only tensors of floating point and complex dtype can require gradients',
    'grad requires real- or complex-valued inputs but got int32',
    'expected scalar type float but found double',
    'dtype error in backward',
  ],
  particular: [
    {
      asked: ['can integers have gradients in pytorch', 'can an integer tensor require grad'],
      first:
        'No: a derivative needs small steps, and whole numbers have none. Make the tensor floating point, as with x.float().',
    },
  ],
  about: [],
  claims: [{ left: '(x + h)^2 - x^2', right: '2*x*h + h^2', where: 'x: scalar, h: scalar' }],
  text: [
    'Labels and indices stay whole numbers: they are not differentiated by. "expected scalar type Float but found Double": both sides need one kind, so call `.float()` or `.double()` on one of them.',
    'A cast to whole numbers, argmax and a comparison cut the graph: their derivative is 0 wherever there is one.',
  ],
  examples: [{ label: 'x^2', expression: 'x^2', wrt: 'x' }],
};
