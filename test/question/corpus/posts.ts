// Posts as forums and courses have them: greetings, definitions step by step, what is known already, and one question.
import { check, derivative, type Row } from './row.js';

export const posts: readonly Row[] = [
  derivative(
    'Hi all,\n\nI am trying to understand backprop for a single layer. Let $z = Wx + b$, $a = \\sigma(z)$ and $L = \\frac{1}{2}\\lVert a - y\\rVert^2$, where $\\sigma$ is the logistic function applied elementwise. I want $\\frac{\\partial L}{\\partial W}$. My lecturer said it "drops out immediately" but I really don\'t see it. Thanks in advance!',
    '1/2*norm(sigmoid(W*x + b) - y)^2',
    'W',
  ),
  derivative(
    "let z = Wx + b, a = tanh(z), yhat = v^T a, L = (yhat - y)^2. I already found dL/dv = 2(yhat - y) a, that part is fine. What I don't get is the gradient with respect to b.",
    "(v'*tanh(W*x + b) - y)^2",
    'b',
  ),
  derivative(
    'Suppose $\\mathbf{X} \\in \\mathbb{R}^{n\\times d}$, $\\mathbf{y} \\in \\mathbb{R}^n$, $\\boldsymbol\\theta\\in\\mathbb{R}^d$. The ridge objective is\n$$J(\\boldsymbol\\theta) = \\lVert \\mathbf{X}\\boldsymbol\\theta - \\mathbf{y}\\rVert_2^2 + \\lambda \\lVert\\boldsymbol\\theta\\rVert_2^2.$$\nCould somebody show me how to compute $\\nabla_{\\boldsymbol\\theta} J$? I know the answer should involve $\\mathbf{X}^\\top\\mathbf{X}$ but I keep losing a factor 2.',
    '\\lVert X \\theta - y\\rVert_2^2 + \\lambda \\lVert \\theta\\rVert_2^2',
    'theta',
  ),
  derivative(
    'In numpy I compute\n\nz = X @ W + b\np = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)\nloss = -np.sum(Y * np.log(p)) / N\n\nwhere Y is one-hot. What is dloss/dW?',
    "-sum(Y .* log(softmax_axis1(X*W + ones()*b')))/N",
    'W',
  ),
  check(
    'I tried to differentiate $\\mathrm{tr}(X^\\top A X)$ with respect to $X$ by the product rule and obtained $A X$, but then I tested it with finite differences and it was off by a factor of about two when A is symmetric. What is the right answer for general (not symmetric) $A$?',
    '\\mathrm{tr}(X^\\top A X)',
    'A X',
    'false',
    { wrt: 'X' },
  ),
  derivative(
    'Let $\\vec{x}\\in\\mathbb{R}^n$ and let $\\hat{x} = \\vec{x}/\\lVert \\vec{x}\\rVert$ be the normalised vector. What is the Jacobian of $\\hat{x}$ with respect to $\\vec{x}$?',
    'x/\\lVert x\\rVert',
    'x',
  ),
  derivative(
    'So in class we saw that the derivative of $Ax$ w.r.t. $x$ is $A$. Fine. And that of $x^\\top A$ is $A^\\top$ (or $A$, depending on convention). Also fine. Now what about $f(x) = \\lVert Ax - b\\rVert$ — not squared! Nobody covers this. What is its gradient?',
    '\\lVert Ax - b\\rVert',
    'x',
  ),
  derivative(
    'Julia:\n\nσ(z) = 1 / (1 + exp(-z))\nf(w) = sum(abs2, X * w .- y) + λ * sum(abs2, w)\n\nI want ∇f(w) by hand, not by Zygote.',
    'sum((X*w - y).^2) + lambda*sum(w.^2)',
    'w',
  ),
  derivative(
    'Let $A = \\operatorname{diag}(d)\\,B$ with $d \\in \\mathbb{R}^n$ and $B\\in\\mathbb{R}^{n\\times n}$ a constant. Define $f(d) = \\mathrm{tr}(A^\\top A)$. Find the gradient of $f$ w.r.t. $d$.',
    "tr((diag(d)*B)'*(diag(d)*B))",
    'd',
  ),
  derivative(
    'Hello! Gaussian log likelihood: $\\ell(\\mu, \\Sigma) = -\\frac{1}{2}\\log|\\Sigma| - \\frac12 (x-\\mu)^\\top\\Sigma^{-1}(x-\\mu)$. I know $\\partial\\ell/\\partial\\mu = \\Sigma^{-1}(x-\\mu)$. What about the derivative with respect to $\\Sigma$? (Sigma symmetric positive definite of course)',
    '-\\frac{1}{2}\\log|\\Sigma| - \\frac12 (x-\\mu)^\\top\\Sigma^{-1}(x-\\mu)',
    'Sigma',
  ),
  derivative(
    "Hey guys, quick one. Let $f(W) = \\lVert XW - Y\\rVert_F^2 + \\lambda\\lVert W\\rVert_F^2$ with $X \\in \\mathbb{R}^{n\\times d}$, $Y\\in\\mathbb{R}^{n\\times k}$. Setting the gradient to zero I get $W = (X^\\top X + \\lambda I)^{-1}X^\\top Y$. But what's the gradient itself, in full? Cheers",
    '\\lVert XW - Y\\rVert_F^2 + \\lambda\\lVert W\\rVert_F^2',
    'W',
  ),
  check(
    'Let $g(x) = \\sigma(w^\\top x)$. I computed: $\\nabla_x g = \\sigma(w^\\top x)(1-\\sigma(w^\\top x))\\,x$. Then a friend told me that the $x$ at the end should be a $w$. Who is right?',
    '\\sigma(w^\\top x)',
    '\\sigma(w^\\top x)(1-\\sigma(w^\\top x))\\,x',
    'false',
    { wrt: 'x' },
  ),
  derivative(
    "First attempt: I wrote $\\frac{\\partial}{\\partial x}(x \\odot x) = 2x$. That's wrong since it should be a matrix. Second attempt: $2\\,\\mathrm{diag}(x)$. That seems OK. Now I need $\\frac{\\partial}{\\partial x}\\left(x \\odot Ax\\right)$, any ideas?",
    '\\left(x \\odot Ax\\right)',
    'x',
  ),
  derivative(
    "We have a logistic regression with $L(w) = \\sum_{i} \\log(1+\\exp(-y_i w^\\top x_i)) + \\frac{\\lambda}{2}\\|w\\|^2$. For SGD I need the gradient with respect to $w$. Please also tell if it's convex.",
    'sum(log(1 + exp(-y .* (X*w)))) + lambda/2*norm(w)^2',
    'w',
  ),
  derivative(
    'Let \\(K = \\exp(-\\gamma \\|x - c\\|^2)\\) be the RBF kernel. Find \\(\\nabla_x K\\). (γ > 0, c fixed)',
    '\\exp(-\\gamma \\|x - c\\|^2)',
    'x',
  ),
  derivative(
    'Let $Y = XW^\\top + \\mathbf{1}b^\\top$, with $X\\in\\mathbb R^{N\\times D}$, $W\\in\\mathbb{R}^{M\\times D}$, $b\\in\\mathbb R^M$. Given upstream gradient $G = \\partial L/\\partial Y$, find $\\partial L/\\partial b$ and explain why there is a sum over the batch.',
    "sum(G .* (X*W' + ones()*b'))",
    'b',
  ),
  derivative(
    "Let $\\tilde{x} = x + \\delta$ and $f(\\tilde x) = w^\\top \\tilde x + c$. In the FGSM paper the perturbation is $\\epsilon\\,\\mathrm{sign}(\\nabla_x J)$. With $J = \\log(1+\\exp(-y f(x)))$, what's $\\nabla_x J$?",
    "\\log(1+\\exp(-y (w'*x + c)))",
    'x',
  ),
  derivative(
    'Here is what my notes say:\n\n1. d(X^{-1}) = -X^{-1} dX X^{-1}\n2. d tr(X) = tr(dX)\n3. d log det X = tr(X^{-1} dX)\n\nUsing these, derive the gradient of f(X) = tr(X^{-1}A) + log det X.',
    'tr(X^{-1}A) + log det X',
    'X',
  ),
  derivative(
    'Let $f(x) = x^\\top A x + b^\\top x + c$ and $g(x) = \\exp(f(x))$. Determine $\\nabla g$.',
    '\\exp((x^\\top A x + b^\\top x + c))',
    'x',
  ),
  check(
    'Could someone verify? $f(x) = \\frac{x^\\top A x}{x^\\top x}$ with $A$ symmetric. By the quotient rule $\\nabla f = \\frac{2Ax}{x^\\top x} - \\frac{2 (x^\\top A x)x}{(x^\\top x)^2}$. So the stationary points are eigenvectors.',
    '\\frac{x^\\top A x}{x^\\top x}',
    '\\frac{2Ax}{x^\\top x} - \\frac{2 (x^\\top A x)x}{(x^\\top x)^2}',
    'true',
    { wrt: 'x' },
  ),
  derivative(
    "Good evening everyone. I've a question about PCA. The reconstruction loss is $$\\mathcal{J}(\\mathbf{W}) = \\lVert \\mathbf{X} - \\mathbf{X}\\mathbf{W}\\mathbf{W}^\\top\\rVert_F^2,$$ where $\\mathbf{X}\\in\\mathbb{R}^{n\\times d}$ and $\\mathbf{W}\\in\\mathbb{R}^{d\\times k}$. I need $\\nabla_{\\mathbf{W}}\\mathcal{J}$ for gradient descent (no orthogonality constraint). I'm a bit lost since W appears twice!",
    '\\lVert X - X W W^\\top\\rVert_F^2',
    'W',
  ),
  derivative(
    'We know that for $f(x)=\\frac12 x^\\top A x$ the gradient is $\\frac12(A+A^\\top)x$. In my lecture notes they then consider $g(x) = \\exp(-\\frac12 x^\\top A x)$ with symmetric $A$. How do I compute $\\nabla g$? And what is the Hessian of $g$?',
    '\\exp(-\\frac12 x^\\top A x)',
    'x',
  ),
  derivative(
    "Hi! Let $A \\in \\mathbb{R}^{m\\times n}$, $b \\in \\mathbb{R}^m$ and $f(x) = \\|Ax - b\\|_2^2 + \\lambda\\|x\\|_1$. I know the first part gives $2A^\\top(Ax-b)$. But what about the $\\ell_1$ part, i.e. what's the (sub)gradient of the whole thing?",
    '\\|Ax - b\\|_2^2 + \\lambda\\|x\\|_1',
    'x',
  ),
  derivative(
    'I\'m confused by this statement in a blog: "the gradient of the loss with respect to the bias is just the error δ, because ∂z/∂b = 1". Let z = Wx + b, a = σ(z), C = ½‖a − y‖². Compute ∂C/∂b. Shouldn\'t there be a sum or something?',
    '0.5*norm(sigmoid(W*x + b) - y)^2',
    'b',
  ),
  derivative(
    'In "Attention is all you need" the scores are divided by $\\sqrt{d_k}$. Let $s = q^\\top k/\\sqrt{d}$. The gradient with respect to $q$ is obviously $k/\\sqrt{d}$. Then they apply a softmax over $s_1,\\dots,s_n$: $p = \\mathrm{softmax}(Kq/\\sqrt{d})$, with $K\\in\\mathbb{R}^{n\\times d}$. What\'s the Jacobian of $p$ with respect to $q$?',
    '\\mathrm{softmax}(Kq/\\sqrt{d})',
    'q',
  ),
  derivative(
    "let A be symmetric. I want to maximize x'Ax subject to x'x = 1. Lagrangian: L(x, λ) = x'Ax − λ(x'x − 1). What is the gradient of L with respect to x?",
    "x'Ax − λ(x'x − 1)",
    'x',
  ),
  derivative(
    "Question: is the gradient of ‖x‖₂ equal to x/‖x‖? I believe so. My actual question is about ‖x‖₂³: what's its gradient?",
    '‖x‖₂³',
  ),
  check(
    'Consider a linear autoencoder with tied weights, $\\hat x = W^\\top W x$ and $L = \\frac12\\|\\hat x - x\\|^2$. I computed the gradient by treating $W^\\top$ and $W$ as independent and adding up. Result: $\\nabla_W L = W(e x^\\top + x e^\\top)$ with $e = \\hat x - x$. Correct?',
    "1/2*norm(W'*W*x - x)^2",
    'W(e x^\\top + x e^\\top) where x_hat = W^\\top W x, e = \\hat x - x',
    'true',
    { wrt: 'W' },
  ),
  derivative(
    "The heat kernel is $K(t) = e^{-tL}$ with $L$ a fixed Laplacian matrix. What's $dK/dt$?",
    'expm(-tL)',
    't',
  ),
  derivative(
    '@jax.jit\ndef energy(params, x):\n    W, b = params\n    return jnp.sum(jnp.log(jnp.cosh(W @ x + b)))\n\ngrads = jax.grad(energy, argnums=1)(params, x)\n\nWhat do I get for grads in closed form (i.e. derivative with respect to x)?',
    'sum(log(cosh(W*x + b)))',
    'x',
  ),
  check(
    "Starting point: $\\hat{y} = \\mathrm{sigmoid}(w^\\top x + b)$, BCE loss $L = -y\\log\\hat y - (1-y)\\log(1-\\hat y)$. I've seen that $\\partial L/\\partial z = \\hat y - y$ for $z = w^\\top x + b$. So is $\\partial L/\\partial w = (\\hat y - y)x$?",
    "-y*log(sigmoid(w'*x + b)) - (1 - y)*log(1 - sigmoid(w'*x + b))",
    '(\\hat y - y)x where y_hat = \\mathrm{sigmoid}(w^\\top x + b)',
    'true',
    { wrt: 'w' },
  ),
  derivative(
    "ok here's what I did: d(x^T x)/dx = 2x, d(a^T x)/dx = a. So for f(x) = (x^T x)(a^T x) I multiply: 2x a. But that can't be right, shapes are off. What's the correct derivative?",
    '(x^T x)(a^T x)',
    'x',
  ),
  derivative(
    "Hello, for the contrastive loss $L = -\\log\\frac{e^{u^\\top v/\\tau}}{e^{u^\\top v/\\tau} + e^{u^\\top w/\\tau}}$ I'd like the gradient with respect to the anchor $u$.",
    '-\\log\\frac{e^{u^\\top v/\\tau}}{e^{u^\\top v/\\tau} + e^{u^\\top w/\\tau}}',
    'u',
  ),
  derivative(
    "For what it's worth I understand the chain rule for scalars: (f∘g)' = f'(g) g'. But let f(u) = uᵀu and g(X) = Xa with X a matrix. What's the gradient of f(g(X)) w.r.t. X?",
    "((X*a)'*(X*a))",
    'X',
  ),
  derivative('gradient of \\sum_j (s_j^2 - 1) wrt s', 'sum(s.^2 - 1)', 's'),
  derivative('derivative of \\sum_{j=1}^n (x_j - c) wrt c', 'sum(x - c)', 'c'),
  derivative(
    'The KL to the standard normal is $\\mathrm{KL} = \\frac{1}{2}\\sum_{j} (\\mu_j^2 + \\sigma_j^2 - \\log\\sigma_j^2 - 1)$. Its gradient with respect to sigma?',
    '1/2*sum(mu.^2 + sigma.^2 - log(sigma.^2) - 1)',
    'sigma',
  ),
  derivative(
    "a friend asked me what d/dx of x^T x is and I said 2x, he says 2x^T. then we got to (Ax)^T(Ax) and couldn't agree at all. so: derivative of (Ax)^T (Ax) with respect to x please",
    "(A*x)'*(A*x)",
    'x',
  ),
  derivative(
    "Hello, I'm reviewing for my ML midterm. Suppose $z = W^T x + b$, $\\hat{y} = \\operatorname{softmax}(z)$ and $L = -\\sum_k y_k \\log \\hat{y}_k$. I understand dL/dz = ŷ − y. How do I get dL/dW from there? And dL/db?",
    "-sum(y .* log(softmax(W'*x + b)))",
    'W',
  ),
  derivative(
    "Let $\\mathbf{p} = \\operatorname{softmax}(\\mathbf{z})$ and $H = -\\sum_i p_i \\log p_i$. I'd like the gradient of the entropy H with respect to the logits z. Thank you!",
    '-sum(softmax(z) .* log(softmax(z)))',
    'z',
  ),
  derivative(
    'z1 = W1 @ x + b1\na1 = np.maximum(0, z1)\nz2 = W2 @ a1 + b2\nloss = np.sum((z2 - y)**2)\n\nGiven that dz2 = 2*(z2 - y), what are dW2, db2 and dW1?',
    'sum((W2*max(0, W1*x + b1) + b2 - y).^2)',
    'W2',
  ),
  derivative(
    'def f(x, alpha=0.1):\n    return np.where(x > 0, x, alpha * x)\n\nderivative of f at x = -2?',
    'where(x > 0, x, alpha .* x)',
    'x',
    { value: 0.1 },
  ),
  check(
    'so i was told to compute d/dx of ||Ax||_2 and i think its A^T A x / ||Ax||. is that ok when Ax = 0?',
    '||Ax||_2',
    'A^T A x / ||Ax||',
    'true',
  ),
  {
    text: "My professor derived $\\frac{\\partial}{\\partial w} \\lVert y - Xw\\rVert^2 = -2X^\\top(y - Xw)$ on the board. In the book by Bishop it's $2X^\\top(Xw - y)$. Are they both correct?",
    command: 'check',
    verdicts: 'true true',
  },
  derivative(
    'Stuck on this exercise: a) Calculate the gradient of h(x) = exp(-||x||^2/2). b) At which points is it zero? c) Calculate the Hessian at x = 0.',
    'exp(-||x||^2/2)',
    'x',
    { says: /\(c\), the Hessian/ },
  ),
];
