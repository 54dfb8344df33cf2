// Questions as forums and chats have them: formulas with remarks, names that are words, notations of other programs.
import { after, check, derivative, hessian, idea, property, type Row, told } from './row.js';

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

  // what is asked of what
  told("f = x'Ax, what is dz/dx", 'no-formula'),
  derivative("f = x'Ax, what is dy/dx", "x'*A*x", 'x'),
  derivative('f = ||AX - B||_F^2, gradient X', 'normF(A*X - B)^2', 'X'),
  derivative('1/2 sum((y - X*w - b)^2) derivative w', '1/2*sum((y - X*w - b)^2)', 'w'),
  derivative('yhat = W2 relu(W1 x). L = ||yhat - y||^2. backprop by hand for W1', 'norm(W2*relu(W1*x) - y)^2', 'W1'),
  derivative('h_t = tanh(W h_{t-1} + U x_t). dh_t/dh_{t-1}?', 'tanh(W*h_tm1 + U*x_t)', 'h_tm1'),
  derivative("h(x) = f(g(x)) where f(u) = sin(u) and g(x) = x^2, find h'(x)", 'sin(x^2)', 'x'),
  derivative("what's the gradient of the loss wrt to weights if loss is MSE and model linear", 'mse(W*x, y)', 'W'),
  check('jacobian of softmax: diag(s) - s s^T, why not just s(1-s)', 'softmax(x)', 's*(1 - s)', 'false', {
    verdicts: 'true false',
  }),
  check('d softmax/dx = s(1-s)', 'softmax(x)', 's*(1 - s)', 'false'),
  derivative('gradient of F.cross_entropy wrt logits', 'cross_entropy(z, y)', 'z'),
  derivative('derivative of elu by alpha', 'elu(x, alpha)', 'alpha'),
  derivative('derivative of kl divergence', 'kl_div(p, q)'),
  derivative("derivative of rayleigh quotient x'Ax/x'x", "x'*A*x/(x'*x)"),
  hessian('hessian of x^2 + 3xy + y^2', 'v[1]^2 + 3*v[1]*v[2] + v[2]^2', 'v'),

  // programs, displays and other languages
  derivative('sympy: diff(x**2*sin(x), x)', 'x.^2*sin(x)', 'x'),
  derivative('sp.diff(exp(-x**2/2), x)', 'exp(-x.^2/2)', 'x'),
  derivative('\\begin{equation} f(x) = x^T A x \\end{equation} gradient wrt x', "x'*A*x", 'x'),
  derivative(
    '\\begin{align} L &= \\|Xw - y\\|^2 \\\\ &= (Xw-y)^T(Xw-y) \\end{align} find gradient wrt w',
    'norm(X*w - y)^2',
    'w',
  ),
  derivative('Was ist die Ableitung von tanh(Wx) nach x?', 'tanh(W*x)', 'x'),
  derivative('Jacobi-Matrix von softmax(W x) bezüglich x', 'softmax(W*x)', 'x'),
  derivative('quelle est la dérivée de x^T A x par rapport à x ?', "x'*A*x", 'x'),
  derivative('gradiente de log det X respecto a X', 'log(det(X))', 'X'),

  // results in the function's own value, and what follows an answer
  check("is σ' = σ(1-σ)?", 'sigmoid(x)', 'sigma*(1 - sigma)', 'conditional'),
  check("tanh' = 1 - tanh(x)^2, right?", 'tanh(x)', '1 - tanh(x)^2', 'conditional'),
  after('derivative of sigmoid(x)', check('so σ(1-σ)?', 'sigmoid(x)', 'sigma*(1 - sigma)', 'conditional')),
  after('derivative of sigmoid(x)', derivative('simplify', 'sigmoid(x)')),
  after('gradient of ||Ax-b||^2 wrt x', derivative('can this be simplified further?', 'norm(A*x - b)^2', 'x')),
  check('jacobian of log_softmax, i got I - 1 s^T', 'log_softmax(x)', "I - ones()*s' where s = softmax(x)", 'true'),

  // letters written together, maps, programs of several lines
  derivative('f: R^3 -> R, f(x,y,z) = xyz + z^2. gradient at (1,2,3)', 'v[1]*v[2]*v[3] + v[3]^2', 'v', {
    value: [6, 3, 8],
  }),
  derivative('find the jacobian matrix for u = x^2 - y^2, v = 2xy', '[w[1]^2 - w[2]^2, 2*w[1]*w[2]]', 'w'),
  derivative('partial derivatives of e^{xy} sin(y)', 'exp(v[1]*v[2])*sin(v[2])', 'v'),
  derivative('loss = F.mse_loss(model(x), y) where model = W x + b, grad wrt W', 'mse(W*x + b, y)', 'W'),
  derivative('def loss(W): return jnp.mean((X @ W - Y)**2)\njax.grad(loss)(W) ?', 'mean((X*W - Y).^2)', 'W'),
  derivative(
    'import numpy as np\ndef softmax(z): return np.exp(z)/np.sum(np.exp(z))\nderivative?',
    'exp(z)/sum(exp(z))',
    'z',
  ),
  derivative('sum(relu(X W + b)) gradient wrt b where b is broadcast over rows', "sum(relu(X*W + ones()*b'))", 'b'),
  derivative('derivative of gelu at x=-1,0,1', 'gelu(x)', undefined, { at: 'x = [-1,0,1]' }),
  derivative('gradient of the trace norm', 'norm_nuc(X)'),
  derivative('gradient of cosine similarity', 'cosine_similarity(x, y)'),
  derivative(
    'gradient of log p(x|mu,sigma) = -log sigma - (x-mu)^2/(2 sigma^2) wrt sigma',
    '-log(sigma) - (x - mu)^2/(2*sigma^2)',
    'sigma',
  ),
  derivative('Ableitung der Sigmoidfunktion', 'sigmoid(x)'),

  // a loss, squares that are added up, imperatives
  derivative('loss = (yhat - y)^2, yhat = W x. gradient wrt W', 'sum((W*x - y)^2)', 'W'),
  derivative('gradient of L = (yhat - y)^2 wrt yhat', 'sum((yhat - y)^2)', 'yhat'),
  derivative('derivative of sum (x - mean(x))^2', 'sum((x - mean(x))^2)'),
  derivative('gradient of (1/n) sum (X w - y)^2 wrt w', '1/n*sum((X*w - y)^2)', 'w'),
  derivative('f(x1, x2) = (x1^2 + x2, sin(x1)) compute J at (0,1)', '[v[1]^2 + v[2], sin(v[1])]', 'v'),
  after("f(x) = a'x, gradient?", derivative('and if a is a matrix?', "a'*x", 'x', { where: /a: matrix/ })),

  // tensors beside matrices
  derivative('for X 3x3, is d(X^2)/dX a 4D tensor or a matrix? torch gives (3,3,3,3)', 'X^2', 'X', {
    says: /^.{0,200}[Ff]lattened/s,
  }),

  // a gradient that arrives, as a factor of the result
  check('dL/dW = X^T dL/dY for Y = XW, right?', 'sum(G .* (X*W))', "X'*G", 'true'),
  check('for Y = X W is dL/dX = dL/dY W?', 'sum(G .* (X*W))', 'G*W', 'false'),
  check('y = Wx, dL/dW = dL/dy x^T?', 'sum(g .* (W*x))', "g*x'", 'true'),
  check(
    '\\frac{\\partial L}{\\partial W} = X^T \\frac{\\partial L}{\\partial Y} with Y = XW. Is this correct?',
    'sum(G .* (X*W))',
    "X'*G",
    'true',
  ),

  // functions and losses by their words
  derivative('cost = (y - w*x)^2, dcost/dw', '(y - w*x)^2', 'w'),
  derivative('loss = (w*x-y)^2, ∂loss/∂w', '(w*x - y)^2', 'w'),
  derivative("f(t) = sin(t)*t, f'(0.5)?", 'sin(t)*t', 't', { at: '0.5' }),
  derivative('½||y − W x||² + λ||W||²_F gradient wrt W', '0.5*norm(y - W*x)^2 + lambda*normF(W)^2', 'W'),
  derivative('softmax (row-wise) of X W, derivative wrt X', 'softmax(X*W)', 'X'),
  // what a name stands for is a whole, and so is its negative, its half, and what is taken from it
  derivative(
    'negative log likelihood of a gaussian wrt Sigma',
    "-(-1/2*(x - mu)'*inv(Sigma)*(x - mu) - 1/2*logdet(2*pi*Sigma))",
    'Sigma',
  ),
  derivative(
    'twice the gaussian log likelihood wrt mu',
    "2*(-1/2*(x - mu)'*inv(Sigma)*(x - mu) - 1/2*logdet(2*pi*Sigma))",
    'mu',
  ),
  derivative('half the mse wrt W', '1/2*mse(W*x, y)', 'W'),
  derivative('negative binary cross entropy wrt p', '-bce(p, y)', 'p'),
  // nobody writes ⊙ or ⊗ beside a number
  derivative('δ ⊗ δ wrt δ', 'delta ⊗ delta', 'delta', { where: /delta: vector/ }),
  derivative('derivative of δ ⊙ σ(z) wrt z', 'delta .* sigmoid(z)', 'z', { where: /delta: vector/ }),
  derivative('derivative of λ ∘ W wrt W', 'lambda .* W', 'W', { where: /lambda: matrix/ }),
  derivative('scalar α: derivative of α ⊙ x wrt α', 'alpha .* x', 'alpha', { where: /alpha: scalar/ }),
  // gates multiply entry by entry, weights do not
  derivative('GRU update h = (1-z)*n + z*h, dh/dz', '(1 - z) .* n + z .* h', 'z'),
  derivative('lstm gate f = sigmoid(W*x + b), derivative wrt W', 'sigmoid(W*x + b)', 'W'),
  // brackets of another kind
  derivative('d/dx [x^T A x]', "x'*A*x", 'x'),
  derivative('∂[(a ⊗ I_n) X b]/∂X', '(a ⊗ eye(n))*X*b', 'X'),
  derivative('derivative of [x; y] wrt x', '[x; y]', 'x'),
  derivative("jacobian of [x' y'] wrt x", "[x' y']", 'x'),
  // a transpose in a small letter
  derivative('∂(x^tAx)/∂x', "x'*A*x", 'x'),
  derivative('derivative of x^t wrt t', 'x^t', 't'),
  // a 0 is that of the shape which is due
  check("gradient of x'x at 0 is 0?", "x'*x", '0', 'true'),
  check('is 0 a valid subgradient of ||x||_1 at 0?', 'norm1(x)', '0', 'true'),
  check('gradient of tr(AX) wrt X is 0?', 'tr(A*X)', '0', 'false'),
  // a loss that nobody defined goes through what is defined
  derivative('y = Wx + b, gradient of L wrt W?', 'sum(g .* (W*x + b))', 'W'),
  derivative('derivative of J(z) where z = Wx wrt W', 'sum(g .* (W*x))', 'W'),
  derivative('derivative of C x wrt x', 'C*x', 'x'),
  property('J = J(z), z = W a, derivative of J wrt W: is it δ a^T or a δ^T?', /^δ·aᵀ is right/),
  // a name in words before its own formula says it twice
  derivative('softplus log(1+exp(x)) derivative', 'log(1 + exp(x))'),
  derivative('swish x*sigmoid(x) derivative', 'x*sigmoid(x)'),
  derivative('gelu 0.5x(1+tanh(sqrt(2/pi)(x+0.044715x^3)))', '0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))'),
  derivative('derivative of matrix exponential exp(tA) wrt t', 'expm(t*A)', 't'),
  derivative('relu Wx + b', 'relu(W*x) + b'),
  // the function's own value by another letter
  check(
    'swish derivative = f(x) + sigmoid(x)(1 - f(x)), verify',
    'silu(x)',
    'silu(x) + sigmoid(x)(1 - silu(x))',
    'conditional',
  ),
  check('tanh derivative 1 - tanh(x)^2, is that right?', 'tanh(x)', '1 - tanh(x)^2', 'conditional'),
  check('tanh derivative 1 - tanh(x), is that right?', 'tanh(x)', '1 - tanh(x)', 'false'),
  // why a program gives NaN, of whatever function
  idea('why is the gradient of sqrt(x) nan at x = 0', 'nan-gradients'),
  idea('gradient of x/norm(x) at 0 gives nan, why?', 'nan-gradients'),
  // where a property is asked for
  property('is x^3 convex for x > 0?', /^Yes/, 'hessian'),
  property('is x^3 convex for x < 0?', /^I did not read “for x < 0”/, 'hessian'),
  property('for x > 0, is the derivative of x^2 positive?', /^Yes/),
  property('is x^2 injective for x > 0?', /^I did not read “for x > 0”/),
  property('is the derivative of log x positive?', /^Yes/),
  property('is the derivative of 1/x positive?', /^No/),
  property('in layer norm is the jacobian symmetric?', /^Yes/),
  property("if A is positive definite, is x'Ax convex?", /^Yes/, 'hessian'),
  // differentials of what is shown to be so
  check('why is d(x^T C x) = x^T (C + C^T) dx', "x'*C*x", "x'*(C + C')*dx", 'true'),
  check("show that d(x'Cx) = 2x'C dx", "x'*C*x", "2*x'*C*dx", 'conditional'),
  // the gradient that arrives is known
  derivative('backprop through softmax given dL/dp', 'sum(g .* softmax(x))', 'x'),
  derivative('dL/dx for layer norm given dL/dy', 'sum(g .* layernorm(x))', 'x'),
  derivative('given dL/dy for y = relu(Wx), find dL/dW', 'sum(g .* relu(W*x))', 'W'),
  // objectives
  derivative('minimize over W ||XW - Y||_F^2, gradient', 'normF(X*W - Y)^2', 'W'),
  derivative('min over L of λ||L||_F^2 + tr(A L), gradient wrt L', 'lambda*normF(L)^2 + tr(A*L)', 'L'),
  // what a sum, a mean and a maximum run over
  derivative('derivative of the sum over the rows of X', 'colsum(X)'),
  derivative('derivative of the mean over the columns of X', 'rowmean(X)'),
  derivative('gradient of the max over all entries of x', 'max(x)'),
  // a matrix by its entries
  derivative('If K_ij = exp(-h_ij ρ), what is the derivative of log det K wrt ρ', 'log(det(exp(-rho*H)))', 'rho'),
  derivative('A_ij = t b_ij, derivative of tr(A) wrt t', 'tr(t*B)', 't'),
  // a gradient that is set to 0, and the equation that follows
  derivative('∂/∂w (y - Xw)^T (y - Xw) = 0', "(y - X*w)'*(y - X*w)", 'w'),
  check('gradient of ||Ax-b||^2 = 0 gives A^T A x = A^T b?', 'norm(A*x - b)^2', "A'*A*x - (A'*b)", 'true'),
  check('∂/∂w (y - Xw)^T (y - Xw) = 0, I get X^T y = X X^T w', "(y - X*w)'*(y - X*w)", "X'*y - (X*X'*w)", 'false'),
  check('is d/dx (x^T A x) = 0?', "x'*A*x", '0', 'false'),
  // what is made from a function
  check('how do I get 2Ax from x^T A x', "x'*A*x", '2*A*x', 'conditional'),
  check(
    'how do you get 2 X^T X W - 2 X^T Y from tr(W^T X^T X W - 2 Y^T X W)?',
    "tr(W'*X'*X*W - 2*Y'*X*W)",
    "2*X'*X*W - 2*X'*Y",
    'true',
  ),
  // variables as rows, and letters that are no sums
  derivative('derivative of Ax with respect to x^T', 'A*x', 'x'),
  derivative('∂/∂Σ [ log|Σ| + tr(S Σ^{-1}) ]', 'log(|Sigma|) + tr(S*Sigma^-1)', 'Sigma'),
  derivative('gradient of λ_max(X) for symmetric X', 'eigmax(X)', undefined, { where: /X: symmetric/ }),
  idea('why is db the sum over rows of dY for Y = XW + b', 'affine-batch'),
  // an interval of subgradients is a set
  property('the subgradient of |x| at 0 is [-1,1], right?', /any value in \[-1, 1\] is a valid subgradient/),
  idea('does backward compute Jv or J^T v?', 'jvp-and-vjp'),
  // a bias is added to each row of a batch
  check('Y = X W + b, dL/dW = X^T G, right?', "sum(G .* (X*W + ones()*b'))", "X'*G", 'true'),
  check('Z = X W + b; ∂L/∂W = X^T δ, right?', "sum(delta .* (X*W + ones()*b'))", "X'*delta", 'true'),
  check('Z = X W + b; ∂L/∂b = sum δ, right?', "sum(delta .* (X*W + ones()*b'))", 'colsum(delta)', 'true'),
  check('Y = XW + b, dL/dX = G W^T?', "sum(G .* (X*W + ones()*b'))", "G*W'", 'true'),
  check('Y = XW + b, dL/dX = W^T G?', "sum(G .* (X*W + ones()*b'))", "W'*G", 'false'),
  // arguments by name, limits, and how a variable moves
  derivative('derivative of torch.clamp(x, min=0)', 'clamp_min(x, 0)'),
  derivative('torch.clamp(x, min=0, max=1) derivative', 'clip(x, 0, 1)'),
  told('limit of softmax(x/T) as T goes to 0', 'unread'),
  derivative("derivative of x^T P x with x' = A x", "x'*P*x"),
  check("y = x^2, y' = 2x?", 'x^2', '2*x', 'conditional'),
];
