// Gradients through a random draw: reparametrisation, and the score where that is not possible.
import type { Topic } from './topic.js';

export const reparametrisation: Topic = {
  name: 'reparametrisation',
  question: 'How does a gradient get through a random sample?',
  short:
    'Write z = m + s ⊙ e with e ~ N(0, I) drawn first: then ∂z/∂m = I and ∂z/∂s = Diag(e), so gradients are g and g ⊙ e. A draw by itself has no derivative.',
  asked: [
    'what is the reparameterization trick',
    'reparametrization trick derivative',
    'how do you backpropagate through sampling',
    'gradient through a random sample',
    'why does the vae need the reparameterization trick',
    'derivative of z = mu + sigma * eps',
    'score function estimator versus reparameterization',
    'log derivative trick',
  ],
  particular: [
    {
      asked: ['when can i swap gradient and expectation', 'leibniz rule', 'leibniz integral rule'],
      first:
        "∇E[f(x, e)] = E[∇f(x, e)] if the distribution of e does not depend on x and ‖∇f‖ has an integrable bound nearby (Leibniz's rule).",
    },
    {
      asked: ['can I swap expectation and gradient', 'can i differentiate under the integral sign'],
      first:
        "Yes if the distribution does not depend on the variable and ‖∇f‖ has an integrable bound nearby (Leibniz's rule): ∇E[f(x, e)] = E[∇f(x, e)]. If it does, rewrite z or use the score.",
    },
    {
      asked: [
        'what is the policy gradient',
        'policy gradient log derivative trick',
        'derivative of an expectation under p_theta log p',
        'why is the gradient of an expectation the expectation of the gradient of log p',
        'why is the policy gradient an expectation of reward times gradient of log probability',
        'REINFORCE estimator',
      ],
      first:
        '∇E[R] = ∇∫R·p = ∫R·∇p = ∫R·p·∇log p = E[R·∇log p], since ∇log p = ∇p/p. It needs an R that does not depend on θ, and ∇ and ∫ that may be swapped.',
    },
  ],
  about: [],
  claims: [{ left: 'diag(e)*g', right: 'e .* g', where: 'e: n, g: n' }],
  text: [
    'With a matrix, z = m + L·e: the gradient by L is g·eᵀ, its lower triangle if L is triangular. The gradient of a mean E[f(z)] is the mean of these.',
    'Where z cannot be written so, as for categories: ∇E[f(z)] = E[f(z)·∇log p(z)], the score or log-derivative trick. It needs no derivative of f and has a larger variance.',
  ],
  examples: [
    { label: 'm + s .* e by s', expression: 'm + s .* e', wrt: 's', derivative: 'diag(e)' },
    { label: 'm + L*e by L', expression: 'm + L*e', wrt: 'L', derivative: "kron(e', eye(n))" },
  ],
};
