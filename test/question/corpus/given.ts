// Numbers for letters beside the variable, functions of matrices in words, names beside what they name: what is asked then.
import { check, derivative, hessian, idea, property, type Row, told } from './row.js';

export const given: readonly Row[] = [
  // numbers for some letters: the others are differentiated by
  derivative('derivative of softmax(z/T) with T = 2', 'softmax(z/2)', 'z'),
  derivative('derivative of softmax(z/T) at T = 2', 'softmax(z/T)', 'T', { at: 'T = 2' }),
  derivative('gradient of ||A*x - b||^2 + lambda*||x||^2 with lambda = 0.1', 'norm(A*x - b)^2 + 0.1*norm(x)^2', 'x', {
    result: "2*A'*(A*x - b) + 0.2*x",
    values: {
      A: [
        [1, 2],
        [3, 4],
        [5, 7],
      ],
      x: [0.3, -0.6],
      b: [1, 0, 2],
    },
  }),
  derivative('derivative of sigmoid(k*x) with k = 3', 'sigmoid(3*x)', 'x'),
  derivative('let a = 2. derivative of a*tanh(x)', '2*tanh(x)', 'x'),
  derivative("gradient of t*x'x at t = 0 wrt x", "0*x'*x", 'x'),
  derivative('f = a*x^2 + b*x + c with a=1, b=2, c=3. derivative?', '1*x^2 + 2*x + 3', 'x'),
  hessian('Hessian of a*x^2 where a = 5', '5*x^2', 'x'),
  derivative('gradient of x^2 + y^2 with x = 1 and y = 2', 'v[1]^2 + v[2]^2', 'v', { value: [2, 4] }),
  derivative('derivative of x^2*y at y = 3', 'x^2*y', 'y', { at: 'y = 3' }),
  check(
    'is the derivative of sigmoid(k*x) with k = 3 equal to 3*sigmoid(3*x)*(1-sigmoid(3*x))?',
    'sigmoid(3*x)',
    '3*sigmoid(3*x)*(1 - sigmoid(3*x))',
    'conditional',
  ),

  // functions of a matrix as a whole, and of its entries
  told('derivative of the square root of a symmetric matrix X', 'unsupported'),
  told('derivative of the logarithm of a matrix', 'unsupported'),
  told('derivative of the sine of the matrix A', 'unsupported'),
  derivative('derivative of the exponential of the matrix tA wrt t', 'expm(t*A)', 't'),
  derivative('derivative of the square root of the matrix A entry by entry', 'sqrt(A)'),
  derivative('derivative of the log of the matrix determinant', 'log(det(X))'),
  derivative('derivative of the norm of a matrix', 'norm(X)'),
  derivative('derivative of tanh of a matrix', 'tanh(X)', undefined, { first: /dY = \(1 − tanh\(X\)\^∘2\) ⊙ dX/ }),

  // a name beside the function that it names
  derivative('derivative of softplus log(1+exp(x))', 'log(1 + exp(x))'),
  derivative('derivative of swish x*sigmoid(x)', 'x*sigmoid(x)'),
  derivative('gradient of softmax exp(x)/sum(exp(x))', 'exp(x)/sum(exp(x))'),
  derivative('derivative of tanh (e^x - e^-x)/(e^x + e^-x)', '(exp(x) - exp(-x))/(exp(x) + exp(-x))'),
  derivative('derivative of tanh relu(x)', 'tanh(relu(x))'),
  derivative('the gradient of mse mean((y - Xw)^2) wrt w', 'mean((y - X*w)^2)', 'w'),
  derivative('gradient of mse = mean((y-Xw)^2) wrt w', 'mean((y - X*w)^2)', 'w'),
  check('derivative of tanh = 1 - tanh(x)^2', 'tanh(x)', '1 - tanh(x)^2', 'conditional'),

  // what depends on the variable in a way that nobody said
  told('derivative of Ax with A depending on x', 'no-formula'),
  told('derivative of W x when W = W(x)', 'no-formula'),
  told('gradient of y^T A y wrt x where y depends on x', 'no-formula'),

  // what has two meanings, or none here
  told('gradient of ||XW - Y||_F^2 + lambda ||W||_{2,1} wrt W', 'unclear'),
  told('gradient of the l2,1 norm of W', 'unclear'),
  told('derivative of the real part of x^2', 'unsupported'),
  told("what's the difference between A*B and A.*B", 'unclear'),
  idea('what is the difference between Diag(x) and diag(X)?', 'diag'),
  derivative("gradient of u'v with respect to both", "u'*v", 'u', { first: /^By u: v/ }),

  // a sign that stands apart, a result that is denied, a tie, a vector of all entries
  check('Show that ∇ log det X = X^{-T}', 'log det X', 'X^{-T}', 'true'),
  check('prove that ∇ (x^T A x) = (A + A^T) x', "x'*A*x", "(A + A')*x", 'true'),
  check('why is the derivative of x^T x not x^T + x', "x'*x", "x' + x", 'false', {
    first: /^Not right: xᵀ \+ x\. x must not be transposed/,
  }),
  check('why is the gradient of x^T A x not Ax', "x'*A*x", 'A*x', 'false'),
  derivative('derivative of max(x1, x2) at x1 = x2', 'max(x1, x2)', 'x'),
  derivative('subgradient of max(x,y) at x=y', 'max(x, y)', undefined, { first: /^At the kink/ }),
  derivative('how do I take derivative of vec(ABC) wrt vec(B)', 'vec(A*B*C)', 'B'),

  // the likelihood and its negative, labels ±1, and 0 and 1
  derivative('gradient of the log-likelihood of logistic regression', '-sum(softplus(-y .* (X*w)))'),
  derivative('gradient of logistic regression', 'sum(softplus(-y .* (X*w)))'),
  derivative('gradient of logistic regression with labels in {0,1}', 'sum(softplus(X*w) - y .* (X*w))', undefined, {
    result: "X'*(sigmoid(X*w) - y)",
    values: {
      X: [
        [1, 2],
        [0.5, -1],
        [3, 1],
      ],
      w: [0.2, -0.4],
      y: [1, 0, 1],
    },
  }),

  // right, but in the other layout than the question names
  check('In denominator layout, d(Ax)/dx = A, right?', 'A*x', 'A', 'false', { first: /right in numerator layout/ }),
  check('in denominator layout d(Ax)/dx = A^T, right?', 'A*x', "A'", 'true'),
  check('is d(Ax)/dx = A in numerator layout?', 'A*x', 'A', 'true'),
  property('is max(x) differentiable everywhere?', /^No: .* where entries that it chooses between are equal/),
];
