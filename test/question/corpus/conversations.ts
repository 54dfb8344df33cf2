// Conversations as people have them: what is said in turn, and how the answer to it begins.

/** Turns of a conversation: what is said, and how the answer to it begins; Jacobot's own answers are among what was said before. */
export const CONVERSATIONS: readonly (readonly (readonly [said: string, begins: RegExp])[])[] = [
  [
    ["gradient of x'x", /2·x/],
    ["so it's just x?", /^False: yours is 1\/2 times/],
    ["and if it was 1/2 x'x?", /like x: x\./],
  ],
  [
    ['gradient of log(sum(exp(x)))', /softmax\(x\)/],
    ['what is the weather like', /^I can only help/],
    ['show the steps', /^The gradient, .*: softmax\(x\)/],
  ],
  [
    ["is the gradient of x'Ax equal to 2Ax?", /^True only if A is symmetric/],
    ["what if A isn't symmetric?", /^The gradient of xᵀ·A·x is \(A \+ Aᵀ\)·x/],
    ['and for symmetric A?', /^The gradient, .*: 2·A·x/],
  ],
  [
    ["is d/dx x'Ax = Ax or 2Ax?", /2·A·x is right only if/],
    ['the second one', /^True only if A is symmetric/],
  ],
  [
    ['jacobian of norm(x) at [3, 4]', /x\/‖x‖/],
    ['and at zero?', /^At the kink/],
  ],
  [
    ['jacobian of A*x wrt x', /^An m×n matrix: A/],
    ['the transpose', /^An n×m matrix: Aᵀ/],
    ['back to numerator', /^An m×n matrix: A/],
    ['but my book has the transpose', /^Numerator layout .* Both are right/],
    ['which layout is that?', /^Numerator layout/],
  ],
  [
    ['d/dx of Wx+b', /^An m×n matrix: W/],
    ['and by W?', /xᵀ ⊗ I/],
    ["what's the shape?", /^m×mn: a row for each/],
  ],
  [
    ["gradient of a'Xb", /a·bᵀ/],
    ['shape?', /^m×n, the shape of X/],
  ],
  [
    ['gradient of ||Wx - y||^2 wrt W', /2·\(W·x − y\)·xᵀ/],
    ['my TA says 2x(Wx-y)^T', /^True, transposed/],
    ['and the answer key has (Wx-y)x^T', /^False: yours is 1\/2 times/],
    ['he also says the one wrt x is 2W^T(Wx-y)', /^True\./],
    ['set it to zero', /^I can only help/],
  ],
  [
    ['jacobian of softmax(W x) wrt W', /xᵀ ⊗/],
    ['too long, just wrt x please', /^An m×n matrix/],
  ],
  [
    ['is relu convex', /^Yes: relu\(x\) is convex/],
    ['and gelu?', /^No: .* gelu\(x\) is not convex/],
    ['and softplus?', /^Yes: softplus\(x\) is convex/],
  ],
  [
    ['Jacobian of softmax(x)', /^An n×n diagonal plus rank-one/],
    ['with numbers please', /^At x = \[1, 2\]: \[\[0\.1966, -0\.1966\], \[-0\.1966, 0\.1966\]\]/],
    ['rank?', /^The rank is n − 1/],
    ['is it symmetric?', /^Yes\b/],
    ['is that also true for sigmoid?', /^Yes\b.*σ\(x\).* is symmetric/],
    ['does the same hold for cumsum(x)?', /^No\b/],
  ],
  [
    ['gradient of sum(exp(x))', /like x: exp\(x\)/],
    ['and of logsumexp?', /like x: softmax\(x\)/],
    ['thanks, and the hessian?', /^The Hessian, .*Diag\(s\) − s·sᵀ/],
    ['convex?', /^Yes: logsumexp\(x\) is convex/],
  ],
  [
    ['derivative of A*X*B by X', /Bᵀ ⊗ A/],
    ['as a Kronecker product', /^An nq×mp Kronecker product on stacked columns: Bᵀ ⊗ A/],
    ['shorter', /Bᵀ ⊗ A/],
    ['ok thanks, and wrt A?', /\(Bᵀ·Xᵀ\) ⊗ I/],
  ],
  [
    ["Hessian of x'*A*x", /A \+ Aᵀ/],
    ['what if A = I', /^The Hessian, a 2×2 symmetric matrix: A \+ Aᵀ/],
    ["I meant b'*x", /^The Hessian is 0/],
  ],
  [
    ["gradient of a'*X*b by X", /a·bᵀ/],
    ['example?', /^At a = \[1, 2\]; X = .*; b = \[3, 4\]: \[\[3, 4\], \[6, 8\]\]/],
    ['shape?', /^m×n, the shape of X/],
  ],
  [
    ['gradient of sum(log(x))', /like x: 1 ⊘ x/],
    ['no, log(sum(x))', /𝟏\/sum\(x\)/],
  ],
  [
    ['is the gradient of ||Ax||^2 2A^T A x?', /^True\./],
    ['and 2AA^Tx?', /^False: the factors of 2·A·Aᵀ are in the wrong order/],
    ['and of ||Ax - b||^2?', /2·Aᵀ·\(A·x − b\)/],
    ['and the transpose?', /^The transpose is \(2·Aᵀ·\(A·x − b\)\)ᵀ/],
  ],
  [
    ['are A*B and B*A equal?', /^No\b/],
    ['and if both are diagonal?', /^Yes\b/],
    ['and if A is symmetric?', /^Only if A is diagonal/],
  ],
  [
    ['is relu differentiable', /^No: relu\(x\) has a kink/],
    ['at 1?', /^Yes: relu\(x\) is differentiable at x = 1/],
  ],
  [
    ['derivative of softplus', /^An n×n diagonal matrix Diag\(σ\(x\)\)/],
    ['is it sigmoid?', /^True only with ⊙/],
  ],
  [
    ['derivative of sum(relu(x))', /like x: 1\[x > 0\]/],
    ['and with mean?', /like x: 1\[x > 0\]\/n/],
    ['and tanh?', /like x: \(1 − tanh\(x\)²\)\/n/],
    ['and the log of it?', /like x: \(1 − tanh\(x\)²\)\/sum\(tanh\(x\)\)/],
  ],
  [
    ['does jax give 0.5 for the derivative of abs at 0', /^JAX [\d.]+: 1\. At the kink/],
    ['and tensorflow?', /^TensorFlow [^:]+: 0\. At the kink/],
  ],
  [
    ['what is the memory cost of storing the Jacobian of relu for n = 10^6', /^I read .*: I do not answer/],
    ['is it diagonal?', /^(?!No: the gradient)/],
  ],
  [
    ['what is a Jacobian', /^The Jacobian of y/],
    ['and a Hessian?', /^The Hessian of a scalar f/],
  ],
  // any answer of the conversation
  [
    ['derivative of x^T A x with respect to x', /\(A \+ Aᵀ\)·x/],
    ['thanks!', /^You are welcome/],
    ['so 2Ax is wrong?', /^Right only if A is symmetric/],
    ['and what if I differentiate w.r.t. A instead', /like A: x·xᵀ/],
    ['back to the first', /like x: \(A \+ Aᵀ\)·x/],
    ['what if A is square and invertible?', /like x: \(A \+ Aᵀ\)·x/],
  ],
  [
    ["grad of x'Ax, grad of x'x, grad of b'x", /\(A \+ Aᵀ\)·x/],
    ['the second one at x = (1,2)', /2·x, at your point \[2, 4\]/],
    ['hessian of the first', /^The Hessian, .*: A \+ Aᵀ/],
    ['and of the third', /like x: b\./],
  ],
  [
    ['gradient of logdet(X)', /X⁻ᵀ/],
    ['and of det(X)', /det\(X\)·X⁻ᵀ/],
    ['are they the same?', /^No\b/],
    ['and the one before?', /like X: X⁻ᵀ/],
    ['in index notation', /^∂f\/∂Xᵢⱼ = \(X⁻¹\)ⱼᵢ/],
  ],
  // two results side by side
  [
    ['I got d tr(AXB)/dX = A^T B^T, correct?', /^True\./],
    ['the book says BA though', /^True, transposed/],
    ['are they the same up to layout?', /^Only up to a transpose/],
    ['which of the two is it?', /^Aᵀ·Bᵀ is right\. B·A is right, transposed\./],
  ],
  [
    ["log(1+exp(-y w'x)) gradient wrt w", /−y·σ\(−y·\(wᵀ·x\)\)·x/],
    ["i have -y x / (1+exp(y w'x))", /^True\./],
    ["and -y x (1 - sigma(y w'x))", /^True\./],
    ['so are the two the same?', /^Yes\b/],
  ],
  [
    ["what's the derivative of a^T X^{-1} b wrt X", /−X⁻ᵀ·a·bᵀ·X⁻ᵀ/],
    ['are you sure? i have X^{-T} a b^T X^{-T}', /^False: the sign is wrong/],
    ['repeat please', /−X⁻ᵀ·a·bᵀ·X⁻ᵀ/],
    ['hmm let me see what my cat says', /^(?!.*X⁻ᵀ)/],
    ['and wrt a?', /like a: X⁻¹·b/],
  ],
  // what was declared is taken back
  [
    ["for f(x)=0.5*x'Qx + c'x the grad is Qx + c only if Q is symmetric, right?", /^True\./],
    ['and the hessian is Q in that case', /^True/],
    ['otherwise?', /^The Hessian, .*: 0\.5·\(Q \+ Qᵀ\)/],
  ],
  // what a question lacked
  [
    ['dL/dW = x^T delta, right?', /^Which expression\? Please give the function L/],
    ['L = delta^T W x', /^False: the factors of xᵀ·δ are in the wrong order/],
  ],
  [
    ['gradient with respect to A?', /^Which expression/],
    ['x^T A x', /like A: x·xᵀ/],
  ],
  // reasons
  [
    ['is the jacobian of softmax invertible?', /^No\b/],
    ['why not?', /^The Jacobian .* is singular: its rows sum to 0/],
  ],
  [
    ['rank of the jacobian of softmax(x)', /^The rank is n − 1/],
    ['why n-1?', /^The rank is n − 1: .* takes the vector of ones to 0/],
  ],
  [
    ["is x'x convex?", /^Yes\b/],
    ['is that strict?', /^Yes: xᵀ·x is strictly convex/],
  ],
  [
    ['what is the max of the derivative of sigmoid', /at most 1\/4/],
    ['where is it attained?', /at x = 0/],
  ],
  [
    ['hessian of log(sum(exp(x)))', /^The Hessian/],
    ['is the hessian a rank one matrix?', /^No: the rank is n − 1/],
  ],
  // penalties
  [
    ['gradient of mean((Xw - y)^2)', /2\/m·Xᵀ·\(X·w − y\)/],
    ['if I use sum instead', /2·Xᵀ·\(X·w − y\)/],
    ['and w/ L2 regularization', /2·\(Xᵀ·\(X·w − y\) \+ λ·w\)/],
  ],
  [
    ['gradient of ||Ax-b||^2', /2·Aᵀ·\(A·x − b\)/],
    ['with weight decay', /2·\(Aᵀ·\(A·x − b\) \+ λ·x\)/],
  ],
  // numbers for letters beside the variable
  [
    ['Jacobian of tanh(a*x) with a = 0', /^The derivative is 0/],
    ['and with a = 1?', /Diag\(1 − tanh\(x\)²\)/],
    ['and by a?', /^A vector of n entries: \(1 − tanh\(a·x\)²\) ⊙ x/],
  ],
  [
    ['gradient of ||A*x - b||^2 + lambda*||x||^2 with lambda = 0.1', /\+ 0\.2·x/],
    ['and lambda = 1?', /2·\(Aᵀ·\(A·x − b\) \+ x\)/],
    ["is it 2A'(Ax-b) + 2x?", /^True/],
  ],
  [
    ['gradient of λ‖x‖²', /2·λ·x/],
    ['with λ = 1', /: 2·x/],
    ['is it 2x?', /^True/],
    ['and with λ = 3?', /: 6·x/],
    ['at x = [1, 2]', /at your point \[6, 12\]/],
    ['where is it zero?', /^Where 6·x = 0/],
  ],
  // a fact of all points, after an answer at one
  [
    ['derivative of x^2 at 3', /at your point 6/],
    ['where is it zero?', /^At x = 0/],
  ],
  [
    ['gradient of ‖x − c‖² at x = [1,2]', /2·\(x − c\)/],
    ['where does it vanish?', /^Where 2·x = 2·c/],
  ],
  [
    ['derivative of sigmoid at 0', /at your point 0\.25/],
    ['what is its maximum?', /is at most 1\/4, at x = 0/],
  ],
  [
    ['derivative of tanh', /1 − tanh\(x\)²/],
    ['and what is the maximum of it?', /is at most 1, at x = 0/],
  ],
];
