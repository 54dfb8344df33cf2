// Questions for other derivatives than the first, for partial ones, for products and parts of them, and at points.
import { derivative, hessian, type Row, told } from './row.js';

/** A derivative that is to have the same values as a formula. */
const gives = (text: string, result: string, more: Partial<Row> = {}): Row => ({ text, result, ...more });
/** A derivative at a point, in numbers. */
const valued = (text: string, value: unknown, more: Partial<Row> = {}): Row => ({ text, value, ...more });
const refused = (text: string): Row => told(text, 'order');

const THIRD_OF_TANH = '-2*(1 - tanh(x)^2)^2 + 4*tanh(x)^2*(1 - tanh(x)^2)';

/** The third, the fourth, … */
const higher: readonly Row[] = [
  gives('third derivative of tanh', THIRD_OF_TANH),
  gives('What is the 3rd derivative of tanh(x)?', THIRD_OF_TANH),
  gives('d^3/dx^3 tanh(x)', THIRD_OF_TANH),
  gives('$\\frac{d^3}{dx^3} \\tanh(x)$', THIRD_OF_TANH),
  gives('differentiate tanh(x) three times', THIRD_OF_TANH),
  gives("f'''(x) for f(x) = exp(2*x)", '8*exp(2*x)'),
  gives("f''(x) for f(x) = exp(2*x)", '4*exp(2*x)'),
  gives('f^{(4)}(x) where f(x) = sin(x)', 'sin(x)'),
  gives('fifth derivative of x^7', '2520*x^2'),
  gives('∂³/∂x³ of x^4', '24*x'),
  gives('third-order derivative of log(x) please', '2/x^3'),
  gives('derivative of order 3 of sin(x)', '-cos(x)'),
  gives('4th derivative of exp(-x) wrt x', 'exp(-x)'),
  gives('second derivative of sigmoid', 'sigmoid(x)*(1 - sigmoid(x))*(1 - 2*sigmoid(x))'),
  gives('what is the second derivative of tanh(x)', '-2*tanh(x)*(1 - tanh(x)^2)'),
  gives('second derivative of the derivative of x^5', '60*x^2'),
  gives('differentiate sin(x) twice', '-sin(x)'),
  valued('third derivative of x^4 at x = 2', 48),
  refused('nth derivative of exp(x)'),
  refused('n-th derivative of tanh'),
  refused('d^n/dx^n exp(2x)'),
  refused('second derivative of softmax'),
  refused('Hessian of softmax(x)'),
  refused('what is the Hessian of the vector function A*x wrt x'),
  refused('third derivative of norm(x) wrt x'),
  hessian("derivative of the gradient of x'*A*x", "x'*A*x"),
  hessian('gradient of the gradient of norm(x)^2', 'norm(x)^2'),
  hessian('Jacobian of the gradient of logsumexp(x)', 'logsumexp(x)'),
];

/** By several variables. */
const mixed: readonly Row[] = [
  gives('∂²/∂x∂y of x^2*y', '2*x'),
  gives('$\\frac{\\partial^2 f}{\\partial x \\partial y}$ for f = x^2*y', '2*x'),
  gives('mixed partial derivative of x^2*y^3 wrt x and y', '6*x*y^2'),
  gives('f(x,y) = x^2*y^3, find the mixed partial', '6*x*y^2'),
  gives('cross derivative of x*sin(y) with respect to x and y', 'cos(y)'),
  gives('∂/∂x ∂/∂y (x^2*y)', '2*x'),
  gives('d²f/dxdy where f(x,y) = exp(x*y)', 'exp(x*y)*(1 + x*y)'),
  derivative("d/dA d/dx x'*A*x", "(A + A')*x", 'A'),
  derivative("second mixed partial of u'*v with respect to u and v", 'v', 'v'),
  gives('f_{xy} for f(x,y) = x^2*y', '2*x'),
  gives('f_xx for f(x,y) = x^3*y', '6*x*y'),
];

/** By one of several parameters, or one entry. */
const partial: readonly Row[] = [
  derivative('f(x,y) = x^2*y wrt y', 'x^2*y', 'y'),
  derivative('derivative of f(x, y) = x^2*y with respect to x only', 'x^2*y', 'x'),
  derivative('partial derivative of f(x,y) = sin(x*y) with respect to y', 'sin(x*y)', 'y'),
  derivative('∂f/∂x for f(x,y) = x*exp(y)', 'x*exp(y)', 'x'),
  gives('∂f/∂x₁ for f = x1^2*x2', '2*x1*x2'),
  gives('partial derivative of norm(x)^2 with respect to the first entry of x', '2*x[1]', {
    part: 'entry',
    values: { x: [3, 4] },
  }),
  gives('∂f/∂x_i of f = norm(x)^2', '2*x', { part: 'entry' }),
  derivative('∂y_i/∂x_j for y = softmax(x)', 'softmax(x)', 'x', { part: 'entry' }),
  derivative('what is ∂s_i/∂z_j for s = softmax(z)', 'softmax(z)', 'z', { part: 'entry' }),
  derivative('derivative of softmax(x) with respect to its second component', 'softmax(x)', undefined, {
    part: 'entry',
  }),
  derivative("partial derivative of x'*A*x wrt x_2", "x'*A*x", 'x', { part: 'entry' }),
  derivative('partial derivative of tanh(W*x) with respect to W_{ij}', 'tanh(W*x)', 'W', { part: 'entry' }),
];

/** Products with vectors, and numbers made of the derivative. */
const parts: readonly Row[] = [
  gives('directional derivative of norm(x)^2 in direction v', "2*x'*v", {
    part: 'along',
    values: { x: [1, 2], v: [3, 5] },
  }),
  valued('directional derivative of x1^2 + x2 in direction (1,2) at (3,4)', 8, { part: 'along' }),
  valued('derivative of x1*x2 along [1, 1] at the point (2, 3)', 5, { part: 'along' }),
  gives('jvp of softmax(x) with v', "softmax(x).*v - softmax(x)*(softmax(x)'*v)", {
    part: 'along',
    values: { x: [1, 2], v: [3, 5] },
  }),
  gives('what is J v for tanh(W*x) wrt x', '(1 - tanh(W*x).^2) .* (W*v)', {
    part: 'along',
    values: {
      x: [1, 2],
      v: [3, 5],
      W: [
        [0.1, 0.2],
        [0.3, -0.1],
      ],
    },
  }),
  gives('vjp of A*x with u', "A'*u", {
    part: 'against',
    values: {
      x: [1, 2],
      u: [3, 5],
      A: [
        [1, 2],
        [3, 4],
      ],
    },
  }),
  gives('vector-Jacobian product of tanh(x) with g', '(1 - tanh(x).^2) .* g', {
    part: 'against',
    values: { x: [0.1, 0.2], g: [3, 5] },
  }),
  gives("Hessian-vector product of x'*A*x with v", "(A + A')*v", {
    part: 'along',
    values: {
      x: [1, 2],
      v: [3, 5],
      A: [
        [1, 2],
        [3, 4],
      ],
    },
  }),
  gives("diagonal of the Hessian of x'*A*x", "diag(A + A')", {
    part: 'diagonal',
    values: {
      x: [1, 2],
      A: [
        [1, 2],
        [3, 4],
      ],
    },
  }),
  gives("Laplacian of x'*A*x", "tr(A + A')", {
    part: 'trace',
    values: {
      x: [1, 2],
      A: [
        [1, 2],
        [3, 4],
      ],
    },
  }),
  gives('trace of the Hessian of norm(x)^2 for x in R^3', '6', { part: 'trace' }),
  gives('trace of the Jacobian of A*x', 'tr(A)', {
    part: 'trace',
    values: {
      x: [1, 2],
      A: [
        [1, 2],
        [3, 4],
      ],
    },
  }),
  gives('determinant of the Jacobian of A*x wrt x', 'det(A)', {
    part: 'determinant',
    values: {
      x: [1, 2],
      A: [
        [1, 2],
        [3, 4],
      ],
    },
  }),
  valued('Jacobian determinant of [x1^2, x1*x2] at (3, 4)', 18, { part: 'determinant' }),
  refused('eigenvectors of the Hessian of logsumexp(x)'),
  refused("inverse of the Hessian of x'*A*x"),
];

/** At points. */
const points: readonly Row[] = [
  valued('gradient of x1^2*x2 at (1, 2)', [4, 1]),
  valued('gradient of ||x|| at (3,4)', [0.6, 0.8]),
  valued('f(x,y)=x*y^2 at x=1, y=2, what is the gradient', [4, 4]),
  valued('gradient of f(x,y) = x^2 + y^3 at (1, 2)', [2, 12]),
  valued('∂f/∂y of f(x,y) = x*y^2 at (3, 2)', 12),
  valued('derivative of sigmoid(x) at zero', 0.25, { at: 'x = 0' }),
  valued('derivative of softmax at x = [0, 0]', [
    [0.25, -0.25],
    [-0.25, 0.25],
  ]),
  derivative('gradient of norm(x)^2 at the origin', 'norm(x)^2', undefined, { at: 'x = [0, 0, 0]' }),
  derivative('Jacobian of softmax(x) when all entries are equal', 'softmax(x)', undefined, { at: 'x = [1, 1, 1]' }),
  derivative('Jacobian of softmax at x = e_1', 'softmax(x)', undefined, { at: 'x = [1, 0, 0]' }),
  derivative('derivative of inv(X) evaluated at X = I', 'inv(X)', undefined, { at: 'X = [[1, 0], [0, 1]]' }),
  derivative('gradient of logdet(X) at the identity', 'logdet(X)', undefined, { at: 'X = [[1, 0], [0, 1]]' }),
  valued("gradient of x'*x for x = (1,-1)^T", [2, -2]),
  valued('gradient at x=[1,2] of x1*x2', [2, 1]),
  valued('derivative of relu where x is 3', 1),
  derivative('derivative of relu(x) for negative x', 'relu(x)', undefined, { at: 'x = -1' }),
  derivative('derivative of relu for x > 0', 'relu(x)', undefined, { at: 'x = 1' }),
  valued('gradient of x1*x2 at np.array([1., 2.])', [2, 1]),
  valued("gradient of x'*x at x = torch.tensor([1.0, -2.0])", [2, -4]),
  valued("gradient of x'*A*x wrt x at A = [1 2; 3 4], x = [1, 0]", [2, 5]),
  valued('gradient of $x_1 x_2$ at $x = \\begin{pmatrix}1\\\\2\\end{pmatrix}$', [2, 1]),
  valued('gradient of norm(X*w - y)^2 wrt w at X = [[1,2],[3,4]], w = [1,1], y=[1,0]', [46, 64]),
];

/** Lists of numbers. */
const lists: readonly Row[] = [
  gives('Jacobian of [x1^2, x1*x2]', '[[2*x[1], 0], [x[2], x[1]]]', { values: { x: [3, 4] } }),
  gives('Jacobian of f(x, y) = (x*y, x + y)', '[[v[2], v[1]], [1, 1]]', { values: { v: [3, 4] } }),
  gives('gradient of x1^2*x2', '[2*x[1]*x[2]; x[1]^2]', { values: { x: [3, 4] } }),
];

/** The same kinds in other words. */
const others: readonly Row[] = [
  gives('what would be the fourth derivative of cosh(x)?', 'cosh(x)'),
  gives('3rd order derivative of sin(2*x) w.r.t. x', '-8*cos(2*x)'),
  gives('\\frac{\\mathrm d^3}{\\mathrm dx^3} e^{3x}', '27*exp(3*x)'),
  gives('take the derivative of softplus(x) three times', 'sigmoid(x)*(1 - sigmoid(x))*(1 - 2*sigmoid(x))'),
  gives('whats the sixth derivative of x^6', '720'),
  gives("y = x^3. y'''?", '6'),
  refused('general formula for the k-th derivative of sin(x)'),
  refused('third derivative of softmax'),
  refused('second derivative of W*x wrt x'),
  hessian('derivative of the gradient of ||Ax-b||^2 wrt x', '||A*x-b||^2', 'x'),
  gives('∂^2 f/∂y∂x with f(x, y) = x^3 y^2', '6*x^2*y'),
  gives('mixed second derivative of exp(a*b) wrt a and b', 'exp(a*b)*(1 + a*b)'),
  gives('differentiate x^2*y first by x and then by y', '2*x'),
  gives("cross partial of u'*A*v by u and v", 'A', {
    values: {
      u: [1, 2],
      v: [4, 5],
      A: [
        [1, 2],
        [3, 4],
      ],
    },
  }),
  derivative('partial of g(u, v) = u*v^2 w.r.t. v', 'u*v^2', 'v'),
  derivative('Let f(x,y) = x^2 + x*y. What is ∂f/∂y?', 'x^2 + x*y', 'y'),
  told('∂σ(x)_i/∂x_j where σ is softmax', 'unread'),
  derivative('derivative of logsumexp(z) wrt z_k', 'logsumexp(z)', 'z', { part: 'entry' }),
  derivative('partial derivative of A*x with respect to the j-th entry of x', 'A*x', 'x', { part: 'entry' }),
  derivative('d y_k / d W_ij for y = W*x', 'W*x', 'W', { part: 'entry' }),
  gives('rate of change of norm(x)^2 along the direction d', "2*x'*d", {
    part: 'along',
    values: { x: [1, 2], d: [3, 5] },
  }),
  valued('D_v f at (1,1) for f(x,y) = x*y and v = (1, 0)', 1, { part: 'along' }),
  valued('directional derivative of f(x,y) = x^2*y at (1, 2) in the direction (3, 4)', 16, { part: 'along' }),
  gives('Jacobian-vector product of A*x and v', 'A*v', {
    part: 'along',
    values: {
      x: [1, 2],
      v: [3, 5],
      A: [
        [1, 2],
        [3, 4],
      ],
    },
  }),
  gives('Jacobian times v for relu(x)', '(x > 0) .* v', { part: 'along', values: { x: [1, -2], v: [3, 5] } }),
  gives('hvp of norm(A*x)^2 wrt x with vector p', "2*A'*A*p", {
    part: 'along',
    values: {
      x: [1, 2],
      p: [3, 5],
      A: [
        [1, 2],
        [3, 4],
      ],
    },
  }),
  gives('∇² trace: what is tr of the Hessian of sum(x.^3)', '6*sum(x)', { part: 'trace', values: { x: [1, 2] } }),
  gives('what is the Laplacian of sum(x.^4)', '12*sum(x.^2)', { part: 'trace', values: { x: [1, 2] } }),
  gives('divergence of the vector field A*x', 'tr(A)', {
    part: 'trace',
    values: {
      x: [1, 2],
      A: [
        [1, 2],
        [3, 4],
      ],
    },
  }),
  valued('det of the Jacobian of (r*cos(t), r*sin(t)) at r=2, t=0', 2, { part: 'determinant' }),
  valued('evaluate the gradient of x1^2 + 3*x2 at the point x = (2, 5)', [4, 3]),
  valued('what is the gradient of norm(x)^2 at [1; -2; 3]', [2, -4, 6]),
  valued('f(x, y, z) = x*y*z, gradient at (1, 2, 3)', [6, 3, 2]),
  valued("derivative of tanh'(0)", 1),
  derivative('Jacobian of softmax at the zero vector', 'softmax(x)', undefined, { at: 'x = [0, 0, 0]' }),
  derivative('gradient of norm(x) at the all-ones vector', 'norm(x)', undefined, { at: 'x = [1, 1, 1]' }),
  derivative("gradient of x'*A*x wrt x when x = e_2", "x'*A*x", 'x', { at: 'x = [0, 1, 0]' }),
  derivative('derivative of det(X) at X = eye(2)', 'det(X)', undefined, { at: 'X = [[1, 0], [0, 1]]' }),
  derivative('derivative of |x| when x is negative', '|x|', undefined, { at: 'x = -1' }),
  derivative('what is the derivative of leaky_relu(x) for x < 0', 'leaky_relu(x)', undefined, { at: 'x = -1' }),
  valued('gradient of x1*x2 at jnp.array([3., 4.])', [4, 3]),
  valued('Hessian of x1^2*x2 at (1, 2)', [
    [4, 2],
    [2, 0],
  ]),
  valued('gradient of x^2*y at x=2 and y=3', [12, 4]),
];

export const orders: readonly Row[] = [...higher, ...mixed, ...partial, ...parts, ...points, ...lists, ...others];
