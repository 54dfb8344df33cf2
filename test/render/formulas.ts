// Knows one specimen of every kind of TeX that answers are made of.

/** n×m entries between brackets. */
export const matrix = (n: number, m: number, entry: (i: number, j: number) => string): string =>
  `\\begin{bmatrix}${Array.from({ length: n }, (_, i) =>
    Array.from({ length: m }, (_, j) => entry(i, j)).join(' & '),
  ).join(' \\\\ ')}\\end{bmatrix}`;

export const FORMULAS: readonly string[] = [
  '2x',
  '-\\frac{1}{2}',
  '\\frac{\\partial \\max(0, x)}{\\partial x} = \\operatorname{Diag}(\\mathbf 1[x > 0])',
  '\\frac{\\mathrm{d} y}{\\mathrm{d} x} = \\sigma(x) \\odot (1 - \\sigma(x))',
  '\\mathrm{d}x, \\mathrm{d}X, \\partial_{x_i} f, \\nabla_x f',
  "\\operatorname{Diag}\\left(\\sigma'(W x + b)\\right) W",
  "\\operatorname{relu}''(x), \\tanh'(x)",
  'B^{\\top} \\otimes A',
  '(A X B)^{-1} (u \\odot v)^{\\top} w',
  '\\lVert A x - b \\rVert_2^2 + \\lVert X \\rVert_F, \\lvert x \\rvert, \\| y \\|_1',
  '\\nabla_x \\log \\det X = X^{-\\top}',
  'x \\in \\mathbb R^{n}, \\quad W \\in \\mathbb{R}^{m \\times n}',
  '\\delta_{ij} \\mathbf 1[x_i > 0], i \\ne j, i \\le n, j \\ge 1',
  '\\sum_{k} A_{ik} B_{kj} = \\sum_{k=1}^{n} \\prod_{l} c_{kl}',
  '\\underbrace{\\frac{\\partial L}{\\partial y}}_{1 \\times m} \\, \\underbrace{\\frac{\\partial y}{\\partial x}}_{m \\times n}',
  '\\text{where } y = W x + b \\text{ (all sizes given)}',
  "\\operatorname{relu}'(x) = \\begin{cases} 1 & x > 0 \\\\ 0 & x < 0 \\\\ \\text{not differentiable} & x = 0 \\end{cases}",
  '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix} \\begin{vmatrix} a & b \\\\ c & d \\end{vmatrix}',
  '\\begin{aligned} \\mathrm{d}y &= A \\, \\mathrm{d}x \\\\ &= B \\, \\mathrm{d}z \\end{aligned}',
  '\\left[\\begin{array}{cc|c} 1 & 0 & a \\\\ \\hline 0 & 1 & b \\end{array}\\right]',
  matrix(3, 3, (i, j) => (i === j ? `\\accent{d_{${i}}}` : '\\pale{0}')),
  matrix(6, 6, (i, j) => (1.2345 * (i - j) * 7).toFixed(4)),
  matrix(4, 4, (i, j) => (i === 2 ? (j === 2 ? '\\ddots' : '\\vdots') : j === 2 ? '\\cdots' : `a_{${i}${j}}`)),
  '\\alpha \\beta \\gamma \\delta \\epsilon \\varepsilon \\zeta \\eta \\theta \\kappa \\lambda \\mu \\nu \\xi \\pi \\rho \\tau',
  '\\upsilon \\phi \\varphi \\chi \\psi \\omega \\Gamma \\Delta \\Theta \\Lambda \\Xi \\Pi \\Sigma \\Phi \\Psi \\Omega',
  '\\mathcal L \\mathfrak g \\mathsf A \\mathtt b \\mathbf{x}',
  '\\exp x \\log x \\ln x \\sin x \\cos x \\tan x \\sinh x \\cosh x \\tanh x \\arctan x \\min x \\operatorname{tr} X',
  '\\sqrt{x}, \\sqrt[3]{x}, \\hat x, \\bar y, \\tilde z, \\dot u, \\overline{A B}, \\lfloor x \\rfloor, \\lceil x \\rceil',
  'a \\cdot b \\times c \\oplus d \\circ e \\pm f \\approx g \\equiv h \\sim i \\propto j \\to k \\mapsto l \\implies m',
  '\\infty, \\forall x, \\exists y, \\emptyset, \\langle x, y \\rangle, \\{0, 1\\}, x^{(k)}, 1.5 \\times 10^{-3}',
  'α + β = Σ, x ⊙ y ⊗ z, ∂f, ∇f, x ≤ y ≠ z, ‖x‖',
];
