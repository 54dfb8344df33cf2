// Questions whose shapes, structure and parameters are declared in words.
import { derivative, type Row } from './row.js';

const shaped = (text: string, expression: string, wrt: string | undefined, where: RegExp, first: RegExp): Row =>
  derivative(text, expression, wrt, { where, first });

/** Values of parameters that are said beside their function. */
const parameters: readonly Row[] = [
  { text: 'elu at -1 with alpha = 2', value: 2 * Math.exp(-1) },
  { text: 'derivative of leaky_relu(x) at -3 with negative slope 0.2', value: 0.2 },
  { text: "elu'(x) for alpha=0.5 at x = -2", value: 0.5 * Math.exp(-2) },
  {
    text: 'derivative of swish with beta = 1.5 at x=1',
    value: 1 / (1 + Math.exp(-1.5)) + (1.5 * Math.exp(-1.5)) / (1 + Math.exp(-1.5)) ** 2,
  },
  { text: 'softplus(x), beta = 2, derivative at x = 0.3', value: 1 / (1 + Math.exp(-0.6)) },
  { text: 'gradient of softmax(x) with temperature 0.5', expression: 'softmax(x/0.5)', command: 'jacobian' },
  { text: 'derivative of huber(x, y) with delta = 2 wrt x', expression: 'huber(x, y, 2)', command: 'jacobian' },
  { text: 'derivative of elu(x) with alpha 2', expression: 'elu(x, 2)', command: 'jacobian' },
];

// The letter a is no article where it touches a norm, or is declared.
const letterA: Row[] = [
  derivative('gradient of a‖x‖² wrt x', 'a*norm(x)^2', 'x', { result: '2*a*x' }),
  derivative('with a scalar a, gradient of a||x||^2 wrt x', 'a*norm(x)^2', 'x', { result: '2*a*x' }),
  derivative('gradient of a ‖x‖² wrt x where a is a scalar', 'a*norm(x)^2', 'x', { result: '2*a*x' }),
  derivative("gradient of a x'x wrt x where a is a scalar", "a*x'*x", 'x', { result: '2*a*x' }),
  derivative('derivative of a x^2 + b x wrt a', 'a*x^2 + b*x', 'a', { result: 'x^2' }),
  derivative('gradient of a ‖x‖² loss', 'norm(x)^2'),
];

export const declared: readonly Row[] = [
  shaped(
    'where Y is a one-hot matrix of size n x k and P = softmax(Z), gradient of -sum(Y .* log(P)) wrt Z',
    '-sum(Y .* log(softmax(Z)))',
    'Z',
    /^Y: nxk one-hot$/,
    /n×k matrix like Z: softmax_rows\(Z\) − Y\./,
  ),
  shaped('let A be a 3 by 4 matrix. derivative of A x wrt x', 'A*x', 'x', /^A: 3x4$/, /^A 3×4 matrix: A\./),
  shaped(
    'A is symmetric positive definite of size n, gradient of x^T A x - b^T x wrt x',
    "x'*A*x - b'*x",
    'x',
    /^A: nxn spd$/,
    /: 2·A·x − b\./,
  ),
  shaped(
    'Given a batch of N inputs X with shape (N, D), weights W of shape (D, C) and bias b of shape (C,), gradient of sum(log(1+exp(XW + b))) w.r.t. W',
    "sum(log(1 + exp(X*W + ones()*b')))",
    'W',
    /X: NxD; W: DxC; b: C/,
    /a D×C matrix like W: Xᵀ·σ/,
  ),
  shaped(
    'gradient of a*x where a is a scalar and x is an n-dimensional vector, wrt x',
    'a*x',
    'x',
    /x: n; a: scalar/,
    /^An n×n multiple of the identity: a·I/,
  ),
  shaped(
    'A, B are n x n matrices. gradient of tr(A X B) wrt X',
    'tr(A*X*B)',
    'X',
    /A: nxn; B: nxn/,
    /n×n matrix like X/,
  ),
  shaped(
    'Let X be an n×d matrix and w a d-dimensional vector. gradient of ||Xw||^2 wrt w',
    'norm(X*w)^2',
    'w',
    /X: nxd; w: d/,
    /a vector of d entries like w/,
  ),
  shaped('x ∈ ℝⁿ, A ∈ ℝᵐˣⁿ, gradient of ||Ax||^2 by x', 'norm(A*x)^2', 'x', /x: n; A: mxn/, /: 2·Aᵀ·A·x/),
  shaped('for a 2x2 matrix X, derivative of det(X)', 'det(X)', undefined, /^X: 2x2$/, /a 2×2 matrix like X/),
  shaped('for an n-vector x, gradient of sum(log(x))', 'sum(log(x))', undefined, /^x: n$/, /1 ⊘ x/),
  shaped(
    "suppose b is a scalar and w, x are vectors in R^3. derivative of sigmoid(w'x + b) wrt w",
    "sigmoid(w'*x + b)",
    'w',
    /w: 3; x: 3; b: scalar/,
    /a vector of 3 entries like w/,
  ),
  shaped(
    'A is a positive definite matrix of size 3. gradient of log det A',
    'log(det(A))',
    undefined,
    /A: 3x3 spd/,
    /A⁻ᵀ/,
  ),
  shaped(
    'with labels y ∈ {-1, 1}^n, gradient of sum(log(1 + exp(-y .* (X w)))) wrt w',
    'sum(log(1 + exp(-y .* (X*w))))',
    'w',
    /^y: n$/,
    /like w: −Xᵀ/,
  ),
  shaped("gradient of x'Ax wrt x, A symmetric of dimension n x n", "x'*A*x", 'x', /A: nxn symmetric/, /: 2·A·x\./),
  shaped(
    'lambda > 0 a scalar. gradient of ||Ax-b||^2 + lambda ||x||^2 wrt x',
    'norm(A*x - b)^2 + lambda*norm(x)^2',
    'x',
    /^lambda: positive$/,
    /λ·x\)\.$/,
  ),
  shaped(
    'let W be a weight matrix of size 10 x 5 and x an input vector of size 5. derivative of tanh(Wx) wrt x',
    'tanh(W*x)',
    'x',
    /W: 10x5; x: 5/,
    /^A 10×5 matrix/,
  ),
  shaped('suppose x is 10-dimensional, jacobian of relu(x)', 'relu(x)', undefined, /^x: 10$/, /^A 10×10 diagonal/),
  shaped(
    "Let Sigma be an n x n covariance matrix; gradient of x' inv(Sigma) x wrt x",
    "x'*inv(Sigma)*x",
    'x',
    /^Sigma: nxn$/,
    /\(Σ⁻¹ \+ Σ⁻ᵀ\)·x/,
  ),
  ...letterA,
  ...parameters,
];
