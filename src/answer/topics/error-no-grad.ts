// Errors of autograd that are not about mathematics.
import type { Topic } from './topic.js';

export const errorNoGrad: Topic = {
  name: 'error-no-grad',
  question: 'What do "does not require grad", "backward a second time" and a grad of None mean?',
  short:
    'The tensor is not part of a recorded graph, or the graph is gone: freed by the first backward(), or overwritten in place. The derivative itself is fine.',
  asked: [
    'tf.GradientTape gradient returns None',
    'tape.gradient returns none',
    'element 0 of tensors does not require grad and does not have a grad_fn',
    'trying to backward through the graph a second time',
    'why is grad None',
    'one of the variables needed for gradient computation has been modified by an inplace operation',
    'retain_graph error',
    'leaf variable grad is none',
    'gradient is none pytorch',
  ],
  about: [],
  claims: [{ left: 'd*v', right: 'v*d', where: 'd: scalar, v: scalar' }],
  text: [
    '"element 0 of tensors does not require grad": set `x.requires_grad_()`, and avoid detach(), .item(), .numpy() and no_grad() on the way. "Trying to backward through the graph a second time": compute the loss again, or pass retain_graph=True. grad is None: only leaf tensors keep it; call `y.retain_grad()`.',
    '"modified by an inplace operation": replace x += 1 by x = x + 1. Gradients add up: zero them between steps.',
  ],
  examples: [{ label: 'tanh(x)', expression: 'tanh(x)', wrt: 'x' }],
};
