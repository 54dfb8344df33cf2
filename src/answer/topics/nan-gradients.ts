// Where gradients become NaN or infinite though the function has a value.
import type { Topic } from './topic.js';

export const nanGradients: Topic = {
  name: 'nan-gradients',
  question: 'Why is my gradient NaN or infinite?',
  short:
    'A slope is infinite, as of √x at 0 (1/(2√0)), log x at 0 or ‖x‖ at 0 (0/0), and meets a 0 on the way back: 0·∞ is NaN. Keep the operand away from there: √(x + ε), or choose it before the operation.',
  asked: [
    'why is my gradient nan',
    'gradient is nan',
    'nan in backward pass',
    'why do i get nan gradients',
    'why is my gradient inf',
    'nan gradient in pytorch',
    'loss is finite but the gradient is nan',
    'how do i avoid nan gradients',
    'nan when differentiating log of zero',
    'adding epsilon inside the sqrt to avoid nan',
  ],
  particular: [
    {
      asked: [
        'why do i get nan in the gradient of torch.where',
        'nan gradient with where',
        'jnp.where gives nan gradients',
        'why does masking with where not stop nan gradients',
        'gradient of where is nan',
        'double where trick',
      ],
      first:
        'where has both branches differentiated, and the one not chosen gets the gradient 0: 0 times its infinite or NaN slope is NaN. Make its operand safe first: where(m, f(where(m, x, 1)), 0).',
    },
    {
      asked: [
        'how do you differentiate through a sqrt at zero, i get nan',
        'gradient of sqrt at 0 is nan',
        'gradient of sqrt at 0 is inf',
        'why is the derivative of sqrt at zero infinite',
        'nan gradient of sqrt',
        'gradient of the standard deviation at zero is nan',
      ],
      first:
        'The slope 1/(2√x) is infinite at 0; times an inner derivative of 0 it is 0·∞ = NaN. Use √(x + ε), or avoid the root, as with ‖x‖² for ‖x‖.',
    },
    {
      asked: [
        'gradient of the norm at zero is nan',
        'why is the gradient of norm nan at the zero vector',
        'nan gradient of a distance of equal points',
        'gradient of the euclidean distance at zero',
      ],
      first:
        'The gradient x/‖x‖ is 0/0 at 0: the norm has a kink there, and any vector of length at most 1 is a subgradient. Use √(‖x‖² + ε), or ‖x‖².',
    },
  ],
  about: [],
  claims: [{ left: 'sqrt(x + 1) - 1', right: 'x ./ (sqrt(x + 1) + 1)', where: 'x: n' }],
  text: [
    'Log of a probability that was rounded to 0: take log_softmax, or cross entropy from logits. exp overflows: subtract the maximum first.',
    'x/‖x‖ for x = 0, a variance of equal entries and arccos at ±1 are of the same kind. In PyTorch `torch.autograd.set_detect_anomaly(True)` names the operation, in JAX the setting jax_debug_nans.',
  ],
  examples: [
    { label: 'sqrt(x)', expression: 'sqrt(x)', wrt: 'x' },
    { label: 'norm(x)', expression: 'norm(x)', wrt: 'x' },
  ],
};
