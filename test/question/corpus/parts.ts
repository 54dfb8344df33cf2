// Questions for a part of what a function gives: an entry by its letters or numbers, alone or within a formula.
import { derivative, type Row } from './row.js';

const HOT = { z: [0.3, -1, 0.5], y: [0, 1, 0], e_k: [0, 1, 0], s: [0.2, 0.3, 0.5] };
/** A gradient with the values of a formula in the one-hot vector of the place. */
const gives = (text: string, result: string): Row => ({ text, result, values: HOT });
const entry = (text: string, expression: string, wrt: string, first: RegExp): Row =>
  derivative(text, expression, wrt, { part: 'entry', first });

const OF_SOFTMAX = /∂yᵢ\/∂zⱼ = sᵢ·δᵢⱼ − sᵢ·sⱼ/;
const OF_CLASS = "softmax(z) .* y - softmax(z)*(softmax(z)'*y)";

/** An entry that a name has, within a formula or alone. */
const named: readonly Row[] = [
  gives('derivative of p_y by z with p = softmax(z)', OF_CLASS),
  gives('dp_y/dz if p = softmax(z)', OF_CLASS),
  gives('derivative of -log p_y wrt z where p = softmax(z)', 'softmax(z) - y'),
  gives('derivative of log(p[k]) for p = softmax(z)', 'e_k - softmax(z)'),
  gives('∂ log p_k / ∂ z for p = softmax(z)', 'e_k - softmax(z)'),
  gives('d/dz log softmax(z)_k', 'e_k - softmax(z)'),
  gives('derivative of \\log(\\text{softmax}(z)_k) wrt z', 'e_k - softmax(z)'),
  gives('L = -log p_y and p = softmax(z), find dL/dz', 'softmax(z) - y'),
  entry('gradient of tr(A*X) in index notation', 'tr(A*X)', 'X', /∂f\/∂Xᵢⱼ = Aⱼᵢ\./),
  entry('entry (i,j) of the gradient of det(X)', 'det(X)', 'X', /∂f\/∂Xᵢⱼ = det\(X\)·\(X⁻¹\)ⱼᵢ\./),
  entry('write the jacobian of softmax(x) with indices', 'softmax(x)', 'x', /∂yᵢ\/∂xⱼ = sᵢ·δᵢⱼ − sᵢ·sⱼ/),
  entry('d y_k / d x where y = A x', 'A*x', 'x', /∂yₖ\/∂xᵢ = Aₖᵢ/),
  entry('derivative of y_i with respect to W_{ij} if y = Wx', 'W*x', 'W', /∂yᵢ\/∂Wᵢⱼ = xⱼ\./),
  entry('y_i = sum_j W_ij x_j. derivative of y_i wrt x_j?', 'W*x', 'x', /∂yᵢ\/∂xⱼ = Wᵢⱼ/),
  entry('s = softmax(z). what is the derivative of s_1 with respect to z_2?', 'softmax(z)', 'z', /= −s₁·s₂/),
];

/** An entry of what is written out. */
const written: readonly Row[] = [
  derivative('gradient of [Ax]_i wrt x', '(A*x)[i]', 'x'),
  entry('gradient of (X^{-1})_{ij} with respect to X', 'X^(-1)', 'X', /∂Yᵢⱼ\/∂Xₖₗ = −\(X⁻¹\)ᵢₖ·\(X⁻¹\)ₗⱼ/),
  entry('∂(X^{-1})_{kl}/∂X_{ij}', 'X^(-1)', 'X', /∂Yₖₗ\/∂Xᵢⱼ = −\(X⁻¹\)ₖᵢ·\(X⁻¹\)ⱼₗ/),
  entry('derivative of softmax(z_i) wrt z_j', 'softmax(z)', 'z', OF_SOFTMAX),
  entry('$\\frac{\\partial \\text{softmax}(z_i)}{\\partial z_j}$', 'softmax(z)', 'z', OF_SOFTMAX),
  entry('a_i = relu(z_i), derivative of a_i wrt z_j', 'relu(z)', 'z', /1\[zᵢ > 0\]·δᵢⱼ/),
  entry('derivative of softmax_i(z) wrt z_j', 'softmax(z)', 'z', OF_SOFTMAX),
];

/** An entry in words. */
const inWords: readonly Row[] = [
  entry('derivative of the (i,j) entry of AXB by X', 'A*X*B', 'X', /∂Yᵢⱼ\/∂Xₖₗ = Aᵢₖ·Bₗⱼ/),
  entry('gradient of the ij-th element of X^-1 with respect to X', 'X^(-1)', 'X', /∂Yᵢⱼ\/∂Xₖₗ/),
  entry('derivative of the (i, j)th entry of AXB wrt the (k,l) entry of X', 'A*X*B', 'X', /∂Yᵢⱼ\/∂Xₖₗ = Aᵢₖ·Bₗⱼ/),
  entry('derivative of the i,jth element of AB w.r.t. B', 'A*B', 'B', /∂Yᵢⱼ\/∂Bₖₗ = Aᵢₖ·δₗⱼ/),
  entry('derivative of (AX)_{12} with respect to X', 'A*X', 'X', /∂Y₁₂\/∂Xᵢⱼ = A₁ᵢ·δⱼ₂/),
  entry('derivative of entry (2,3) of A X wrt X', 'A*X', 'X', /∂Y₂₃\/∂Xᵢⱼ = A₂ᵢ·δⱼ₃/),
  entry('derivative of the second component of A x with respect to the first entry of x', 'A*x', 'x', /∂y₂\/∂x₁ = A₂₁/),
];

export const parts: readonly Row[] = [...named, ...written, ...inWords];
