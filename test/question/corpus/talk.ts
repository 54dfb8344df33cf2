// Conversations, properties and ideas as people write of them, and what each is to be understood as.
import { after, check, derivative, hessian, idea, property, type Row, told } from './row.js';

const relu = 'jacobian of relu(W*x + b) wrt x';
const form = 'gradient of x^T A x wrt x';
const least = 'gradient of norm(A*x - b)^2 wrt x';
const matrix = 'derivative of x^T A x wrt A';

export const talk: readonly Row[] = [
  // the variable of the last answer stays
  after(matrix, check('is it x x^T?', "x'*A*x", "x*x'", 'true', { wrt: 'A' })),
  after(matrix, derivative('why?', "x'*A*x", 'A')),
  after(matrix, hessian('hessian?', "x'*A*x", 'A')),
  after(matrix, derivative('in numpy?', "x'*A*x", 'A', { view: 'code' })),
  after(matrix, check('so xx^T then?', "x'*A*x", "x*x'", 'true', { wrt: 'A' })),
  after(least, derivative('and wrt A?', 'norm(A*x - b)^2', 'A')),
  after(least, derivative('now by b', 'norm(A*x - b)^2', 'b')),
  after(least, derivative('what about A', 'norm(A*x - b)^2', 'A')),
  after(relu, derivative('no, I meant wrt W', 'relu(W*x + b)', 'W')),
  after(relu, derivative('sorry, with respect to b', 'relu(W*x + b)', 'b')),
  after(relu, derivative('b instead', 'relu(W*x + b)', 'b')),
  after(relu, derivative('and for W?', 'relu(W*x + b)', 'W')),
  after(relu, derivative('ok and the one for b', 'relu(W*x + b)', 'b')),
  after(relu, derivative('what about the bias', 'relu(W*x + b)', 'b')),
  after(relu, derivative('and the weights?', 'relu(W*x + b)', 'W')),
  // other functions of it
  after('gradient of norm(x)^2', derivative('and log of it?', 'log(norm(x)^2)')),
  after(form, derivative('and its square?', "(x'*A*x)^2", 'x')),
  after(form, derivative('what about the exponential of that', "exp(x'*A*x)", 'x')),
  after(form, derivative('and the square root of it?', "sqrt(x'*A*x)", 'x')),
  after('jacobian of tanh(W*x) wrt x', derivative('and the sum of it?', 'sum(tanh(W*x))', 'x')),
  after('derivative of sigmoid(x)', derivative('same for tanh', 'tanh(x)')),
  after(relu, derivative('same with softmax', 'softmax(W*x + b)', 'x')),
  after(relu, derivative('how about sigmoid instead of relu', 'sigmoid(W*x + b)', 'x')),
  after(relu, derivative('and if it were gelu?', 'gelu(W*x + b)', 'x')),
  after('f(x) = A x, g(x) = exp(f(x))', derivative('gradient of g?', 'exp(A*x)', 'x')),
  after('f(x) = A x, g(x) = exp(f(x))', derivative('jacobian of f?', 'A*x', 'x')),
  // shapes and structure
  after(form, derivative('what if A is symmetric?', "x'*A*x", 'x', { where: /A: symmetric/ })),
  after(form, derivative('and for symmetric A', "x'*A*x", 'x', { where: /A: symmetric/ })),
  after('jacobian of A*x wrt x', derivative('and if A is 2x3?', 'A*x', 'x', { where: /A: 2x3/ })),
  after('derivative of tanh(x)', derivative('for scalar x', 'tanh(x)', undefined, { where: /x: scalar/ })),
  after('derivative of x*x', derivative('and for matrices?', 'x*x', undefined, { where: /x: matrix/ })),
  after('derivative of tanh(x)', derivative('what if x is a matrix', 'tanh(x)', undefined, { where: /x: matrix/ })),
  after('derivative of exp(x)', derivative('and for a scalar?', 'exp(x)', undefined, { where: /x: scalar/ })),
  after('jacobian of A*x wrt x', derivative('suppose A is diagonal', 'A*x', 'x', { where: /A: diagonal/ })),
  // the point
  after('derivative of x.^2', derivative('now with x = [1,2]', 'x.^2', undefined, { at: 'x = [1,2]' })),
  after('derivative of relu(x)', derivative('at 0?', 'relu(x)', undefined, { at: '0' })),
  after('derivative of relu(x)', derivative('what about at x = -2', 'relu(x)', undefined, { at: 'x = -2' })),
  // layout, views
  after('jacobian of A*x wrt x', derivative('transpose it', 'A*x', 'x', { layout: 'denominator' })),
  after('jacobian of A*x wrt x', derivative('in denominator layout', 'A*x', 'x', { layout: 'denominator' })),
  after('jacobian of A*x wrt x', derivative('and with the other layout?', 'A*x', 'x', { layout: 'denominator' })),
  after(relu, derivative('show steps', 'relu(W*x + b)', 'x', { view: 'steps' })),
  after(relu, derivative('can you show me the steps please', 'relu(W*x + b)', 'x', { view: 'steps' })),
  after(relu, derivative('step by step', 'relu(W*x + b)', 'x', { view: 'steps' })),
  after(relu, derivative('how do I write that in pytorch?', 'relu(W*x + b)', 'x', { view: 'code' })),
  after(relu, derivative('give me the code', 'relu(W*x + b)', 'x', { view: 'code' })),
  // reasons and doubts
  after(least, derivative('are you sure?', 'norm(A*x - b)^2', 'x', { first: /^Yes.*(?:checked|difference)/ })),
  after(least, derivative('really?', 'norm(A*x - b)^2', 'x', { first: /^Yes.*(?:checked|difference)/ })),
  after(least, derivative('where does the A^T come from?', 'norm(A*x - b)^2', 'x', { first: /Aᵀ/ })),
  after(least, derivative('why is there a transpose?', 'norm(A*x - b)^2', 'x', { first: /Aᵀ/ })),
  after(least, derivative('how did you get that', 'norm(A*x - b)^2', 'x', { view: 'steps' })),
  // choices
  after('is d(Ax)/dx A or A^T?', check('and the second one', 'A*x', "A'", 'true', { wrt: 'x' })),
  after('derivative of tanh(x) and of sigmoid(x)', derivative('and the second one', 'sigmoid(x)')),
  // the last answer as a platform writes it
  after("/jacobian x'*A*x wrt: A", derivative('why?', "x'*A*x", 'A')),
  after(
    '/jacobian relu(W*x + b) wrt: x where: W: 3x2',
    derivative('and b?', 'relu(W*x + b)', 'b', { where: /W: 3x2/ }),
  ),
  after("/check x'*A*x answer: 2*A*x wrt: x", hessian('and the hessian?', "x'*A*x", 'x')),
  after(
    'I read: gradient of xᵀ·A·x by x, with A: symmetric, x ∈ ℝⁿ.',
    derivative('in code?', "x'*A*x", 'x', { where: /A: symmetric/, view: 'code' }),
  ),
  // more of it
  after(least, derivative('divide it by 2', 'norm(A*x - b)^2/2', 'x')),
  after(least, derivative('plus lambda*norm(x)^2', 'norm(A*x - b)^2 + lambda*norm(x)^2', 'x')),
  after(least, derivative('the same but with a 1/2 in front', '1/2*norm(A*x - b)^2', 'x')),
  after(least, derivative('multiply by lambda', 'lambda*norm(A*x - b)^2', 'x')),
  after(relu, derivative('what shape is that?', 'relu(W*x + b)', 'x')),
  after('jacobian of softmax(x)', derivative('is it symmetric?', 'softmax(x)', undefined, { first: /^Yes/ })),
  after(
    'jacobian of softmax(x)',
    derivative("why isn't it diagonal?", 'softmax(x)', undefined, { first: /not elementwise/ }),
  ),
  after(least, { text: 'is it convex?', command: 'hessian', first: /^Yes/ }),
  after(least, told("what's the learning rate", 'declined')),
  // verdicts
  after(form, check('so 2Ax?', "x'*A*x", '2*A*x', 'conditional', { wrt: 'x' })),
  after(least, check("I get 2A'(Ax-b), right?", 'norm(A*x - b)^2', "2*A'*(A*x-b)", 'true', { wrt: 'x' })),
  after(least, check("isn't it A^T(Ax-b)?", 'norm(A*x - b)^2', "A'*(A*x-b)", 'false', { wrt: 'x' })),

  // yes or no, at a point
  property('is sigmoid differentiable at 0?', /^Yes/),
  property('is norm(x) differentiable at 0?', /^No/),
  property('is elu differentiable at 0?', /^Yes.*alpha = 1/),
  property('is |x|^3 differentiable at 0?', /^Yes/),
  property('is relu differentiable at 0?', /^No/),
  property('is relu differentiable at x = 1?', /^Yes/),
  property('is max(0, x) differentiable at zero', /^No/),
  property('is abs(x) differentiable at 0?', /^No/),
  property('is softplus differentiable everywhere?', /^Yes/),
  property('Is leaky relu differentiable?', /^No/),
  property('is gelu smooth?', /^Yes/),
  property('is tanh(x) differentiable', /^Yes/),
  property('is the l1 norm differentiable at zero?', /^No/),
  property('is ||Ax-b|| differentiable where Ax=b?', /^No/),
  // convexity
  property('is log(sum(exp(x))) convex?', /^Yes/, 'hessian'),
  property('is logsumexp convex', /^Yes/, 'hessian'),
  property('Is ||Ax-b||^2 convex in x?', /^Yes/, 'hessian'),
  property('is x^T A x convex?', /^Yes if A is symmetric positive semidefinite/, 'hessian'),
  property('is x^T A x convex if A is psd?', /^Yes/, 'hessian'),
  property(
    'is the hessian of x^T A x positive definite?',
    /^Yes if A is symmetric positive semidefinite and/,
    'hessian',
  ),
  property('is the Hessian of logsumexp positive semidefinite?', /^Yes/, 'hessian'),
  property('is the hessian of logsumexp positive definite', /^No/, 'hessian'),
  property('is sum(log(x)) concave?', /^Yes/, 'hessian'),
  property('is sum(sin(x)) convex?', /^No/, 'hessian'),
  property('is relu convex?', /^Yes/, 'hessian'),
  property('is the cross entropy loss convex in the logits?', /^Yes/, 'hessian'),
  // structure
  property('is the Jacobian of softmax symmetric?', /^Yes/),
  property('is the Jacobian of softmax diagonal?', /^No/),
  property('is the Jacobian of softmax invertible?', /^No/),
  property('is the jacobian of relu diagonal?', /^Yes/),
  property('is the Jacobian of tanh(W x) wrt x diagonal?', /^No/),
  property('is the jacobian of A x symmetric?', /^No/),
  property('is the jacobian of x/norm(x) orthogonal?', /^No/),
  property('is the Jacobian of relu(x) sparse?', /^Yes/),
  property('Is the Jacobian of W x + b with respect to x square?', /^No/),
  property('is softmax elementwise?', /^No/),
  property('does softmax act elementwise?', /^No/),
  property('is tanh elementwise?', /^Yes/),
  property('is layernorm elementwise', /^No/),
  property('is f(x) = A x + b linear?', /^No.*affine/i),
  property('is A x linear in x?', /^Yes/),
  property('is relu linear?', /^No/),
  property('is the gradient of x^T x constant?', /^No/),

  // ideas, in other words
  idea("I was told softmax's derivative is s times (1 minus s) — what about the off-diagonal terms?", 'softmax'),
  idea("why is relu's gradient at zero arbitrary", 'kinks'),
  told('and its square?', 'no-history'),
];
