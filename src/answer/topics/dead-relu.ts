// A relu whose input is negative on all data has gradient 0.
import type { Topic } from './topic.js';

export const deadRelu: Topic = {
  name: 'dead-relu',
  question: 'What is a dead relu, and why does it not recover?',
  short:
    'A relu whose input z = w·x + b is negative for every sample: there relu′(z) = 0, so the gradients of w and b are 0 and no step of training moves them.',
  asked: [
    'why is the gradient of relu 0 for negative inputs',
    'what is a dead relu',
    'what is the dying relu problem',
    'dead relu units never recover',
    'why do dead neurons not recover',
    'relu units that never activate',
    'why is the gradient of a relu unit zero for negative inputs',
    'relu neurons stuck at zero output',
  ],
  particular: [
    {
      asked: ['does leaky relu fix dead neurons', 'does a leaky relu prevent dead neurons'],
      first: 'Yes: its slope for z < 0 is s > 0 and not 0, so a gradient always passes.',
    },
  ],
  about: [],
  claims: [{ left: 'relu(x)', right: 'x .* step(x)', where: 'x: n' }],
  text: [
    'By the chain rule ∂L/∂w = δ·relu′(z)·x, and relu′(z) is 1 for z > 0, 0 for z < 0. If z > 0 for some sample, that sample moves the weights. A dead unit may come back only if the layers before it change its input.',
    'A leaky relu has slope s > 0 for z < 0, and elu, softplus and gelu have slopes there that are not 0 (but small far from 0): none of them dies in this way.',
  ],
  examples: [
    { label: "relu(w'*x + b) by w", expression: "relu(w'*x + b)", wrt: 'w' },
    { label: 'leaky_relu(x)', expression: 'leaky_relu(x)', wrt: 'x' },
  ],
};
