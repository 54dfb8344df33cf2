// Questions as forums and chats have them: formulas with remarks, names that are words, notations of other programs.
import { derivative, type Row } from './row.js';

export const forum: readonly Row[] = [
  // one function of another
  derivative('f(u) = tanh(u), g(x) = W x + b. What is the jacobian of f(g(x))?', 'tanh(W*x + b)', 'x'),
  derivative('chain rule: f(g(x)) with f(u) = ||u||^2, g(x) = Ax. find gradient', 'norm(A*x)^2', 'x'),

  // remarks in brackets
  derivative('gradient of ‖A‖₂ (spectral)', 'norm2(A)'),
  derivative("what's grad of ||A||_2 (spectral norm)", 'norm2(A)'),
  derivative('derivative of x^T A x (quadratic form) wrt x', "x'*A*x", 'x'),
  derivative('d/dW of ||W||_F^2 (not the spectral norm)', 'normF(W)^2', 'W'),

  // names that are words
  derivative('what is the derivative wrt sigma of z = mu + sigma * eps', 'mu + sigma*eps', 'sigma'),
  derivative('z = mu + sigma * noise, dz/dsigma', 'mu + sigma*noise', 'sigma'),
  derivative('derivative of eps * sigma + mu by sigma', 'eps*sigma + mu', 'sigma'),
  derivative('derivative of W * x + bias wrt bias', 'W*x + bias', 'bias'),
  derivative('derivative of sigma', 'sigmoid(x)'),
  derivative("what's the gradient of ab' by b", "a*b'", 'b'),

  // norms by their orders
  derivative('∞-norm of x derivative', 'normInf(x)'),
  derivative('gradient of the l∞-norm of x', 'normInf(x)'),
  derivative('subgradient of the $\\ell_1$ norm of A x - b wrt x', 'norm1(A*x - b)', 'x'),
  derivative('gradient of the ℓ2 norm of x', 'norm(x)'),

  // divergences and products of other programs
  derivative('gradient of KL(p||softmax(z)) wrt z', 'kl_div(p, softmax(z))', 'z'),
  derivative('D[x.A.x, x]', "x'*A*x", 'x'),
  derivative('gradient of a.(B.x) - x.x wrt x', "a'*(B*x) - x'*x", 'x'),
];
