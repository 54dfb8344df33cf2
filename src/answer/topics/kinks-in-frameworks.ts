// The numbers that PyTorch, TensorFlow and JAX report where a derivative does not exist.
import type { Topic } from './topic.js';

export const kinksInFrameworks: Topic = {
  name: 'kinks-in-frameworks',
  question: 'Which derivative do PyTorch, TensorFlow and JAX return at a kink?',
  short:
    'relu at 0: 0 in PyTorch, TensorFlow and JAX. abs at 0: 0 in PyTorch and TensorFlow, 1 in JAX. maximum(x, 0) at 0: 0.5 in PyTorch and JAX, 1 in TensorFlow. norm at 0: 0 in PyTorch, NaN in TensorFlow and JAX.',
  asked: [
    'which derivative do programs report at a kink',
    'what does tensorflow report for abs at 0',
    'what does pytorch return for the derivative of relu at 0',
    'what gradient does jax give for abs at 0',
    'what does tensorflow return at a kink',
    'what does jax return for relu at zero',
    'which derivative does torch give for abs at 0',
    'what do frameworks return at kinks',
    'what do pytorch jax and tensorflow give at 0',
    'pytorch maximum(x, 0) gives 0.5 at zero',
    'what does torch give for the gradient of norm at the zero vector',
    'gradient of norm at 0 is nan in jax',
    'jax grad of abs at 0 gives 1',
    'relu derivative at 0 in tensorflow',
  ],
  particular: [
    {
      asked: ['does pytorch return a subgradient', 'do frameworks return subgradients at kinks'],
      first:
        'Yes for relu, abs, maximum and norm at their kinks; but the chain rule on such values need not give one, as for relu(x) − relu(−x).',
    },
  ],
  about: [],
  claims: [{ left: 'max(x, y)', right: '(x + y + abs(x - y))/2', where: 'x: n, y: n' }],
  text: [
    'Measured with PyTorch 2.13 and 2.14, TensorFlow 2.21 with Keras 3.15 and JAX 0.10. The derivative does not exist at these points; any value in [0, 1], for abs in [−1, 1], is a valid subgradient. NaN is none.',
    'leaky_relu with slope s at 0: s in PyTorch and TensorFlow, 1 in JAX. clamp on its border: PyTorch 2.13 gives 1, 2.14 gives 0; clip_by_value gives 1, jnp.clip 0.5. sqrt at 0 is infinite in all.',
  ],
  examples: [
    { label: 'relu(x)', expression: 'relu(x)', wrt: 'x' },
    { label: 'abs(x)', expression: 'abs(x)', wrt: 'x', derivative: 'diag(sign(x))' },
  ],
};
