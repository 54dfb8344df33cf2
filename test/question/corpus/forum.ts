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

  // sums, and what they add up
  derivative('sum p log(p/q) by q', 'sum(p .* log(p ./ q))', 'q'),
  derivative('gradient of entropy -sum p log p wrt p', '-sum(p .* log(p))', 'p'),
  derivative('cross entropy loss -sum(y log(softmax(z))) gradient wrt z', '-sum(y .* log(softmax(z)))', 'z'),
  derivative(
    'gradient of logistic regression -sum(y*log(sigmoid(X w)) + (1-y)*log(1-sigmoid(X w))) wrt w',
    '-sum(y .* log(sigmoid(X*w)) + (1 - y) .* log(1 - sigmoid(X*w)))',
    'w',
  ),
  derivative('derivative of sum((XW + 1b^T)^2) wrt W', "sum((X*W + ones()*b').^2)", 'W'),
  derivative('R = XW - Y, L = sum(R^2). dL/dW?', 'sum((X*W - Y).^2)', 'W'),
  derivative('gradient of tr((XW)^2) wrt W', 'tr((X*W)^2)', 'W'),
  derivative('gradient of sum x^2', 'sum(x^2)'),
  derivative('gradient of Σ (y - w^T x)^2 wrt w', 'sum((y - X*w).^2)', 'w'),
  derivative('gradient of (x-μ)^T Σ (x-μ) wrt x', "(x - mu)'*Sigma*(x - mu)", 'x'),
  derivative(
    'gradient of −Σ [y log σ(wᵀx) + (1−y) log(1−σ(wᵀx))] wrt w',
    '-(sum(y .* log(sigmoid(X*w))) + sum((1 - y) .* log(1 - sigmoid(X*w))))',
    'w',
  ),
  derivative(
    'derivative of [y log σ(wᵀx) + (1−y) log(1−σ(wᵀx))] by w',
    "y*log(sigmoid(w'*x)) + (1 - y)*log(1 - sigmoid(w'*x))",
    'w',
  ),
  derivative('2[x^T A x] derivative', "2*(x'*A*x)"),
  derivative('\\sum_i (θᵀx^{(i)} - y^{(i)})^2 gradient wrt θ', 'sum((X*theta - y).^2)', 'theta'),
];
