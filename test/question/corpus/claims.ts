// Questions that bring a result of the asker's own, and the verdict each is to get.
import { check, type Row } from './row.js';

/** Several results, each with its verdict in their order. */
const several = (text: string, verdicts: string): Row => ({ text, command: 'check', verdicts });

/** The kind of array that the derivative is said to be, and how the answer begins. */
const kind = (text: string, says: RegExp): Row => ({ text, says });

const QUADRATIC = "x'*A*x";
const SQUARES = 'norm(A*x - b)^2';

/** Results in differentials, and those of backpropagation: what the rest is said to be decides what dW is. */
const differentials: readonly Row[] = [
  ['f = log det X. df = tr(X^{-1} dX), correct?', 'true'],
  ['for Y = X^{-1} we get dY = -X^{-1} dX X^{-1}, right?', 'true'],
  ['Y = X^{-1}: dY = X^{-1} dX X^{-1}. correct?', 'false'],
  ['d(X^-1) = -X^-1 dX X^-1 ?', 'true'],
  ['d(A X B) = A dX B, right?', 'true'],
  ['d(A X B) = B dX A, right?', 'false'],
  ['d log det X = tr(X^-1 dX). is this right?', 'true'],
  ['d softplus = sigmoid?', 'conditional'],
].map(([text, verdict]): Row => ({ text: text as string, command: 'check', verdict: verdict as 'true' }));
const backpropagated: readonly Row[] = [
  several(`y = Wx+b. dW = g x^T, db = g, dx = W^T g. did I get them all right?`, 'true true true'),
  several(`y = Wx+b. dW = x g^T, db = g, dx = W g. correct?`, 'true true false'),
  several('Y = XW. is dX = dY W^T and dW = X^T dY?', 'true true'),
  several(`y = Wx+b. dL/dW = g x^T and dL/db = g where g = dL/dy. correct?`, 'true true'),
  several("the gradient of w'Sw is 2Sw and of w'm is m, right?", 'conditional true'),
];

/** One formula and one result. */
const one: readonly Row[] = [
  check('is the derivative of tanh(x) = 1 - tanh(x)^2?', 'tanh(x)', '1 - tanh(x)^2', 'conditional'),
  check(
    'Is the derivative of sigmoid(x) = sigmoid(x)(1 - sigmoid(x))',
    'sigmoid(x)',
    'sigmoid(x) * (1 - sigmoid(x))',
    'conditional',
  ),
  check('is the derivative of tanh 1 - tanh²?', 'tanh(x)', '1 - tanh(x)^2', 'conditional'),
  check('the derivative of tanh is 1 - tanh^2, right?', 'tanh(x)', '1 - tanh(x)^2', 'conditional'),
  check('tanh derivative: is it 1 - tanh² - x?', 'tanh(x)', '1 - tanh(x)^2 - x', 'false'),
  check('sigmoid derivative is sigmoid - sigmoid^2?', 'sigmoid(x)', 'sigmoid(x) - sigmoid(x)^2', 'conditional'),
  check('derivative of sigmoid = sigmoid (1 - sigmoid)?', 'sigmoid(x)', 'sigmoid(x)*(1 - sigmoid(x))', 'conditional'),
  check('derivative of tan is 1 + tan²', 'tan(x)', '1 + tan(x)^2', 'conditional'),
  check('is d/dx sin = cos', 'sin(x)', 'cos(x)', 'conditional'),
  check('gradient of logsumexp = softmax?', 'logsumexp(x)', 'softmax(x)', 'true'),
  check("if f(x) = x^T A x, is f'(x) = 2Ax?", QUADRATIC, '2*A*x', 'conditional'),
  check("f(x) = ||Ax - b||^2. f'(x) = 2A^T(Ax - b)?", SQUARES, "2*A'*(A*x - b)", 'true'),
  check("σ'(x) = σ(x)(1-σ(x))?", 'sigmoid(x)', 'sigmoid(x) * (1 - sigmoid(x))', 'conditional'),
  check('\\frac{\\partial a^T X b}{\\partial X} = ab^T', "a'*X*b", "a*b'", 'true', { wrt: 'X' }),
  check('$\\frac{\\partial}{\\partial x} \\|Ax-b\\|^2 = 2A^T(Ax-b)$, correct?', SQUARES, "2*A'*(A*x - b)", 'true'),
  check('d/dx ||Ax-b||^2 = 2A^T(Ax-b), correct?', SQUARES, "2*A'*(A*x - b)", 'true'),
  check('pytorch gives me 2*x for x.pow(2).sum(), correct?', 'sum(x.^2)', '2*x', 'true'),
  check('is W — exp(x) the derivative of W*x — exp(x) wrt x?', 'W*x - exp(x)', 'W - exp(x)', 'false', { wrt: 'x' }),
  check('||Ax||^2 2 A^T A x right?', 'norm(A*x)^2', "2*A'*A*x", 'true'),
  check('x^T A x, 2Ax, correct?', QUADRATIC, '2*A*x', 'conditional'),
  check('is the gradient of x^T A x 2Ax?', QUADRATIC, '2*A*x', 'conditional'),
  check('is the gradient of log det X X^{-T}?', 'log(det(X))', "(X^-1)'", 'true'),
  check('is the derivative of trace(AX) A^T?', 'tr(A*X)', "A'", 'true'),
  check('gradient of a^T x is a^T?', "a'*x", "a'", 'true'),
  check('derivative of (a^T x)^2 is 2 a a^T x?', "(a'*x)^2", "2*a*a'*x", 'true'),
  check('I get 2 a (a^T x) for the gradient of (a^T x)^2, ok?', "(a'*x)^2", "2*a*(a'*x)", 'true'),
  check("shouldn't the gradient of x^T A x be 2Ax?", QUADRATIC, '2*A*x', 'conditional', {
    says: /Right only if A is symmetric/,
  }),
  check('should the gradient of ||x||^2 be 2x?', 'norm(x)^2', '2*x', 'true'),
  check('I computed the gradient of ||Ax-b||^2 as A^T(Ax-b). where is my mistake?', SQUARES, "A'*(A*x - b)", 'false'),
  check('The gradient of tr(X^T X) wrt X comes out as 2X for me. Is this fine?', "tr(X'*X)", '2*X', 'true', {
    wrt: 'X',
  }),
  check('my answer for the derivative of b^T A x w.r.t. x is A^T b. Can anyone confirm?', "b'*A*x", "A'*b", 'true', {
    wrt: 'x',
  }),
  check('is 2x the gradient of x^T x?', "x'*x", '2*x', 'true'),
  check('is A + A^T the hessian of x^T A x?', "(A + A')*x", "A + A'", 'true'),
  check('second derivative of x^T A x is 2A', "(A + A')*x", '2*A', 'conditional'),
  check(
    'Hessian of logsumexp(x) is diag(p) - p p^T with p = softmax(x)?',
    'softmax(x)',
    "diag(p) - p*p' where p = softmax(x)",
    'true',
  ),
  check('where does the 2 come from in the gradient 2x of x^T x?', "x'*x", '2*x', 'true'),
  check('is the gradient of sum(log(x)) equal to 1./x ?', 'sum(log(x))', '1 ./ x', 'true'),
  check('np: the gradient of np.sum(x**2) should be 2*x, right?', 'sum(x.^2)', '2*x', 'true'),
  check('For f = x^T A x my gradient is (A + A^T) x. Correct?', QUADRATIC, "(A + A')*x", 'true'),
  check('does d/dX tr(X^2) equal 2X^T?', 'tr(X^2)', "2*X'", 'true', { wrt: 'X' }),
  check('does the gradient of ||x|| equal x/||x||?', 'norm(x)', 'x/norm(x)', 'true'),
  check('is it true that grad of x^T x is 2x?', "x'*x", '2*x', 'true'),
  check('derivative of Ax wrt x: A?', 'A*x', 'A', 'true', { wrt: 'x' }),
  check('my TA claims that the jacobian of Ax is A^T', 'A*x', "A'", 'true'),
  check('I think d(x^T A)/dx = A', "x'*A", 'A', 'true', { wrt: 'x' }),
  check(
    'gradient of -y^T log softmax(z) is p - y with p = softmax(z)?',
    "-y'*log(softmax(z))",
    'p - y where p = softmax(z)',
    'conditional',
  ),
  check('gradient of x1*x2 at [1,2] equal to [2,1]?', 'x1*x2', '[2;1]', 'true'),
  check('at x = [1,2] the gradient of x^T x is [2,4], right?', "x'*x", '[2,4]', 'true'),
  check('Is the gradient of ||x||^2 at x = [3,4] equal to [6,8]?', 'norm(x)^2', '[6,8]', 'true'),
  check(
    'isn’t the jacobian of softmax(x) just diag(s) - s s^T where s = softmax(x)?',
    'softmax(x)',
    "diag(s) - s*s' where s = softmax(x)",
    'true',
  ),
];

/** What is denied, or asked in the negative. */
const denied: readonly Row[] = [
  check('is it false that the gradient of x^T x is x?', "x'*x", 'x', 'false', { says: /^Not right: x\b/ }),
  check('the gradient of x^T x is not x, right?', "x'*x", 'x', 'false', { says: /^Not right: x\b/ }),
  check("the gradient of x^T A x isn't 2Ax, is it?", QUADRATIC, '2*A*x', 'conditional', {
    says: /^Right only if A is symmetric: 2·A·x/,
  }),
  check("so it's wrong to say the gradient of x^T x is x?", "x'*x", 'x', 'false', { says: /^Not right: x\b/ }),
  check("isn't 2x the gradient of x^T x?", "x'*x", '2*x', 'true', { says: /^Right: 2·x/ }),
  check('am I wrong that the gradient of ||Ax-b||^2 is 2A^T(Ax-b)?', SQUARES, "2*A'*(A*x-b)", 'true', {
    says: /^Right: /,
  }),
  check("why isn't the gradient of x^T x equal to x?", "x'*x", 'x', 'false', { says: /^Not right: x\b/ }),
  check("the derivative of tr(AX) wrt X can't be A, can it?", 'tr(A*X)', 'A', 'true', {
    says: /^Right, transposed: A\b/,
  }),
  check('is it incorrect to write d/dx x^T x = 2x?', "x'*x", '2*x', 'true', { says: /^Right: 2·x/ }),
  check("I don't think the gradient of x^T A x is 2Ax", QUADRATIC, '2*A*x', 'conditional', { says: /^Right only if/ }),
];

/** Two results and more. */
const manyClaims: readonly Row[] = [
  several('gradient of x^T A x is 2Ax and Hessian is 2A, right?', 'conditional conditional'),
  several('f = x^T x: gradient 2x, Hessian 2I. Correct?', 'true true'),
  several('my gradient of ||Ax-b||^2 is 2A^T(Ax-b) and my hessian is A^T A, is that right?', 'true false'),
  several('my book says the derivative of Ax is A and my prof says A^T', 'true true'),
  several('I computed the gradient of ||Ax-b||^2 as A^T(Ax-b) but PyTorch gives 2A^T(Ax-b)', 'false true'),
  several('Why is the gradient of tr(AX) A^T and not A?', 'true true'),
  several('how come the gradient of x^T A x is (A + A^T)x rather than 2Ax', 'true conditional'),
  several('why is the gradient of x^T x 2x and not x?', 'true false'),
  several('the gradient of ||x||^2 is 2x, not x, right?', 'true false'),
  several(
    'one source gives X^{-1} and another gives X^{-T} for the derivative of log det X. who is right?',
    'true true',
  ),
  several('derivative of b^T A x wrt x is A^T b and wrt b is Ax, right?', 'true true'),
  several('Wolfram says the gradient of tr(X^T A X) is (A+A^T)X while my notes say 2AX', 'true conditional'),
  several('why do I get A^T(Ax-b) instead of 2A^T(Ax-b) for the gradient of ||Ax-b||^2?', 'false true'),
  { text: 'derivative of log det X X^{-1} or X^{-T}?', command: 'jacobian', expression: 'log(det(X))', says: /^Both/ },
  {
    text: 'gradient of x^T A x Ax or 2Ax',
    command: 'jacobian',
    expression: QUADRATIC,
    says: /2·A·x is right only if A is symmetric/,
  },
  { text: 'is the gradient of x^T x x or 2x?', command: 'jacobian', expression: "x'*x", says: /^2·x is right/ },
];

/** Shapes, structures, and results in words. */
const inWords: readonly Row[] = [
  kind('jacobian of Ax with A 3x2, is it 3x2?', /^Yes: .*3×2/),
  kind('jacobian of Ax with A 3x2, is it 2x3?', /^No: .*3×2/),
  kind('gradient of x^T A x should be a row vector, right?', /^In numerator layout, yes/),
  kind('is the gradient of x^T A x a column vector?', /^Yes/),
  kind('is the gradient of x^T A x a scalar?', /^No/),
  kind('is the hessian of a^T x zero?', /^Yes/),
  check('derivative of x wrt x, is it just the identity?', 'x', 'I', 'true'),
  check('is the derivative of tr(X) wrt X the identity matrix?', 'tr(X)', 'I', 'true'),
  kind('is the derivative of tr(X) wrt X zero?', /^No/),
  kind('is the gradient of b^T b wrt x zero?', /^Yes/),
  check(
    'gradient of cross entropy with softmax, is it the softmax minus y?',
    'cross_entropy(z, y)',
    'softmax(z) - y',
    'conditional',
  ),
  check(
    'is the gradient of cross_entropy(z, y) wrt z equal to softmax(z) - y?',
    'cross_entropy(z, y)',
    'softmax(z) - y',
    'conditional',
  ),
  check('is the derivative of sum(x) the vector of ones?', 'sum(x)', 'ones(n)', 'true'),
  check('is the gradient of logsumexp(x) the softmax?', 'logsumexp(x)', 'softmax(x)', 'true'),
  check('derivative of softplus(x) is the sigmoid, right?', 'softplus(x)', 'sigmoid(x)', 'conditional'),
];

// Results by several variables, in their order.
const inTurn: Row[] = [
  several('gradient of ‖X − UV^T‖_F² with respect to U and V: is it −2(X − UVᵀ)V and −2(X − UVᵀ)U?', 'true false'),
  several('gradient of ‖X − UV^T‖_F² with respect to U and V: is it −2(X − UVᵀ)V and −2(X − UVᵀ)ᵀU?', 'true true'),
  several('gradient of x^T A y wrt x, y and A. I get A y, A^T x, and x y^T', 'true true true'),
  several('gradient of x^T A y wrt x and y: is it A^T x and A y?', 'false false'),
];

// exp of a matrix: that of its entries where it is right so, else the matrix exponential.
const exponentials: Row[] = [
  { text: 'gradient of tr(exp(X)) is exp(X)^T?', command: 'check', says: /^True\.[\s\S]*expm\(X\)/ },
  { text: 'gradient of sum(exp(X)) is exp(X)?', command: 'check', says: /^True\.[\s\S]*exp entry by entry/ },
  { text: 'gradient of tr(exp(X)) is 2*exp(X)^T?', command: 'check', verdict: 'false' },
];

export const claims: readonly Row[] = [
  ...one,
  ...inTurn,
  ...exponentials,
  ...differentials,
  ...backpropagated,
  ...denied,
  ...manyClaims,
  ...inWords,
];
