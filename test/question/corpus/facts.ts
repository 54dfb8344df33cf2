// Questions for a fact of a derivative, answered in the first line.
import { property, type Row } from './row.js';

const ofHessian = (text: string, first: RegExp): Row => property(text, first, 'hessian');

const ofMatrices: readonly Row[] = [
  property('what is the rank of the softmax Jacobian?', /^The rank is n − 1: .*takes the vector of ones to 0/),
  property("What's the rank of the Jacobian matrix of log_softmax?", /^The rank is n − 1:/),
  property('rank of the Jacobian of x/||x||', /^The rank is n − 1: .*takes x to 0/),
  property('I computed the jacobian of layernorm numerically and it has rank n-2, why?', /^No: the rank is n − 1: /),
  property(
    '$\\operatorname{rank}\\left(\\frac{\\partial}{\\partial x} \\frac{x}{\\|x\\|}\\right)$',
    /^The rank is n − 1:/,
  ),
  ofHessian('rank of the hessian of ||Ax - b||^2', /^The rank is min\(n, m\): the Hessian 2·Aᵀ·A is n×n/),
  ofHessian('Rank of the Hessian of x^T A x?', /^The rank is n: /),
  property('why does the softmax Jacobian have determinant zero?', /^The Jacobian .* is singular: its rows sum to 0/),
  property('why is the jacobian of softmax singular?', /^The Jacobian .* is singular: its rows sum to 0/),
  property(
    'why is the jacobian of x/||x|| singular',
    /is singular: it takes x to 0, since x times a number changes nothing/,
  ),
  property(
    'why is the softmax jacobian symmetric?',
    /^The Jacobian .* is symmetric, since a diagonal matrix and a multiple/,
  ),
  property('why is the gradient of cross entropy bounded?', /stay within bounds/),
  property(
    'is the jacobian of x -> Q x orthogonal when Q is orthogonal?',
    /^Yes: the Jacobian Q is declared orthogonal/,
  ),
  property("what's the null space of the softmax jacobian", /multiples of the vector of ones.*dimension 1/),
  property('what vectors are in the kernel of the jacobian of x - mean(x)', /multiples of the vector of ones/),
  ofHessian('eigenvalues of the Hessian of ||Ax - b||^2', /^The eigenvalues are 2·σ² for the singular values σ of A/),
  property(
    'what are the eigenvalues of the Jacobian of x/||x||',
    /^The eigenvalues are 1\/‖x‖₂, n − 1 times, and 0, once/,
  ),
  property('what is the spectrum of the jacobian of relu', /^The eigenvalues are the entries of 1\[x > 0\]/),
  property(
    'Show that the Jacobian of softmax has a zero eigenvalue',
    /real and not negative, and one is 0: it takes the vector of ones/,
  ),
  property(
    'what is det of the jacobian of exp(x) (elementwise)',
    /^The determinant is the product of the entries of exp\(x\)/,
  ),
  property('what is the determinant of the Jacobian of softmax(x)', /^The determinant is 0: /),
  property('norm of the gradient of ||x||', /^The length is 1:/),
  property('How many independent rows does the Jacobian of softmax have?', /^The rank is n − 1:/),
  property('is the softmax jacobian full-rank?', /^No: the Jacobian .* is singular/),
  ofHessian('why is the rank of the hessian of (a^T x)^2 one?', /^The rank is 1: .*a column times a row/),
  ofHessian('Is the hessian of log(det(X)) symmetric and why?', /^Yes: .*mixed partial derivatives agree/),
  property('what is the rank of d(x x^T)/dx', /^The rank is n: /),
];

const ofEntries: readonly Row[] = [
  property('how many entries of the Jacobian of relu are nonzero', /^At most n of the n² entries .*on the diagonal/),
  property('how sparse is the jacobian of cumsum(x)', /^n·\(n \+ 1\)\/2 of the n² entries/),
  property('what percentage of the jacobian of cumsum is zero', /^n·\(n − 1\)\/2 of the n² entries .* are 0/),
  property(
    'how many zeros are in the jacobian of elementwise exp for x in R^5',
    /^20 of the 25 entries .* are 0, off the diagonal/,
  ),
  property('number of non-zero elements in the Jacobian of x .* x wrt x', /^n of the n² entries/),
  property('how many entries does the Jacobian of A*x with respect to A have, for A 3x4', /^36: /),
  property('how many parameters has the Jacobian of W x + b wrt W if W is 10 x 20', /^2000: /),
  property("why do rows of softmax's Jacobian sum to 0", /^Each row of the Jacobian adds up to 0/),
  property('do the columns of the softmax jacobian sum to zero?', /^Yes: each column of the Jacobian adds up to 0/),
  property('what are the row sums of the Jacobian of softmax', /^Each row of the Jacobian adds up to 0/),
  property('column sums of the Jacobian of log softmax', /^The sums of the columns .* are 𝟏 − n·softmax\(x\)/),
  property('sum of the entries of the gradient of logsumexp', /^The entries of the gradient add up to 1\./),
  property(
    'what do the entries of the gradient of softmax cross entropy sum to',
    /^The entries of the gradient add up to 0/,
  ),
  property('Is every column sum of the softmax Jacobian zero?', /^Yes: each column/),
  property('which entries of the jacobian of cumsum are zero?', /^n·\(n − 1\)\/2 of the n² entries/),
  property('how large is the jacobian of softmax for 1000 classes', /^1000000: .*1000×1000/),
];

const ofKinks: readonly Row[] = [
  property('does gelu have a kink', /^No: gelu\(x\) has a derivative everywhere/),
  property('does relu have a kink?', /^Yes, where x = 0 in an entry/),
  property('where is |x| not differentiable', /^Where x = 0 in an entry/),
  property('at which points is max(0,x) not smooth', /^Where x = 0 in an entry/),
  property('where does relu6 have kinks?', /^Where x = 0 in an entry or x - 6 = 0/),
  property('is there a kink in huber loss', /^No: /),
  property("points where |x-2| + |x+1| isn't differentiable", /^Where x - 2 = 0 in an entry or x \+ 1 = 0/),
  property('where is the derivative of relu discontinuous', /^Where x = 0 in an entry/),
  property('does |x|^3 have a kink at 0', /^No: .*differentiable at x = 0/),
  property('where is ||x|| not differentiable', /not differentiable where x = 0/),
];

const ofValues: readonly Row[] = [
  property('is the derivative of sigmoid bounded by 1/4', /^Yes: .* \(0, 1\/4\]/),
  property('what is the maximum of the derivative of tanh', /is at most 1, at x = 0/),
  property("is tanh' at most 1", /^Yes: .* is at most 1, at x = 0/),
  property('Is d/dx tanh(x) <= 1 for all x?', /^Yes: /),
  property("is sigmoid'(x) always less than 0.25?", /^No: .* is at most 1\/4, at x = 0/),
  property('Does the derivative of gelu ever exceed 1?', /^Yes: .*about 1\.1289, at x ≈ 1\.4142/),
  property('where is the derivative of the sigmoid the largest?', /at most 1\/4, at x = 0/),
  property('how large can the derivative of swish get?', /about 1\.0998/),
  property('whats the minimum of the derivative of swish', /at least about −0\.099839/),
  property('range of the derivative of tanh', /\(0, 1\]/),
  property('what is the Lipschitz constant of sigmoid?', /^1\/4, /),
  property("what's the lipschitz constant of relu", /^1, /),
  property('is tanh 1-lipschitz?', /^Yes: the constant is 1/),
  property('lipschitz constant of x -> A x', /^‖A‖, the greatest singular value/),
  property('Lipschitz constant of softmax', /^At least 0\.5: /),
  ofHessian('Lipschitz constant of the gradient of ||Ax-b||^2', /^‖2·Aᵀ·A‖/),
  property("what does sigmoid' go to for large x", /^0: .*as x → ∞/),
  property('limit of the derivative of softplus as x -> infinity', /^1: /),
  property("what is the limit of tanh'(x) as x goes to -infinity", /^0: .*as x → −∞/),
  property('derivative of silu as x → -∞', /^0: /),
  property('Does the derivative of arctan tend to zero?', /^Yes: /),
  property('what sign does the derivative of exp(-x^2) have for x > 0', /^Negative: /),
  property('can the derivative of silu be negative?', /^Yes: .*negative for x < about −1\.2785/),
  property('is the derivative of x^3 ever negative?', /^No: .* positive for all x but x = 0, where it is 0/),
  property('for which x is the derivative of x^3 - 3x negative?', /^For −1 < x < 1 negative/),
  property('where is x*exp(-x) increasing?', /positive for x < 1/),
  property('where is the gradient of ||Ax-b||^2 zero', /^Where 2·Aᵀ·A·x = 2·Aᵀ·b/),
  property('stationary points of x^3 - 3x', /^At x = −1 and 1/),
  property('critical points of x^T A x - b^T x', /^Where \(A \+ Aᵀ\)·x = b/),
  property('at what x is the derivative of x*exp(-x) equal to zero?', /^At x = 1: /),
  property('for which x does the gradient of log(x) - x vanish', /^At x = 1: /),
  property('Where does the gradient of f(x,y) = x^2 + y^2 vanish?', /^At v = \[0, 0\]/),
  ofHessian('inflection points of tanh', /^At x = 0: /),
  property("what's the biggest slope of tanh?", /at most 1, at x = 0/),
  property('Upper bound on the derivative of sigmoid', /at most 1\/4, at x = 0/),
  property('minimum slope of leaky relu', /at least 0\.01, for x < 0/),
  property('how steep can elu get', /at most 1, for x > 0/),
  property("prove that sigmoid' <= 1/4", /^Yes: .*no proof/),
  property("is |gelu'(x)| <= 1 for all x?", /^No: /),
  property('Is sigmoid Lipschitz with constant 1/4?', /^Yes: the constant is 1\/4/),
  ofHessian("maximum of |sigmoid''(x)|", /^about 0\.096225/),
  ofHessian('what is the maximum of the second derivative of sigmoid', /at most about 0\.096225/),
  property('lim x->inf d/dx softplus(x)', /^1: /),
  property('limit of the derivative of |x| as x -> 0', /^None: .* −1 as x → 0 from below, and to 1 from above/),
  property("does gelu' converge as x → ±∞", /tends to 1 as x → ∞ and it tends to 0 as x → −∞/),
  property('when is the derivative of sin(x) positive', /−π\/2 < x < π\/2/),
  property("set the gradient of (1/2) x'Qx + c'x equal to zero and tell me x", /^Where \(Q \+ Qᵀ\)·x\/2 = −c/),
];

/** Questions that name such a fact of a function, and ask for a derivative of it or for an idea. */
const ofOthers: readonly Row[] = [
  { text: 'gradient of the max of x', command: 'jacobian', expression: 'max(x)' },
  { text: 'derivative of the row sums of A', command: 'jacobian', expression: 'rowsum(A)' },
  { text: 'derivative of the sign of x', command: 'jacobian', expression: 'sign(x)' },
  { text: 'gradient of the norm of A x', command: 'jacobian', expression: 'norm(A*x)' },
  { text: 'derivative of the largest eigenvalue of A wrt A', command: 'jacobian', expression: 'eigmax(A)' },
  { text: 'gradient of the determinant of X', command: 'jacobian', expression: 'det(X)' },
  { text: 'why do gradients vanish in deep networks', topic: ['vanishing'] },
  {
    text: 'what is the gradient of the kernel exp(-norm(x-y)^2)',
    command: 'jacobian',
    expression: 'exp(-norm(x-y)^2)',
  },
];

export const facts: readonly Row[] = [...ofMatrices, ...ofEntries, ...ofKinks, ...ofValues, ...ofOthers];
