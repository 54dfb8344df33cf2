// Properties that a derivative or a function may have, and what may be known of one.

export const PROPERTIES = [
  'differentiable',
  'twice differentiable',
  'infinitely differentiable',
  'convex',
  'concave',
  'strictly convex',
  'strictly concave',
  'strongly convex',
  'strongly concave',
  'positive definite',
  'positive semidefinite',
  'negative definite',
  'negative semidefinite',
  'symmetric',
  'diagonal',
  'invertible',
  'orthogonal',
  'sparse',
  'square',
  'triangular',
  'elementwise',
  'linear',
  'constant',
  'identity',
  'a projection',
  'of unit length',
  'continuous',
  'increasing',
  'decreasing',
  'even',
  'odd',
  'bounded',
  'Lipschitz',
  'injective',
  'positive',
  'non-negative',
  'singular',
] as const;
export type Property = (typeof PROPERTIES)[number];

/** Of what it is asked: of the function, of its Jacobian or gradient, or of its Hessian. */
export type Bearer = 'function' | 'derivative' | 'hessian';

export interface Known {
  readonly answer: 'yes' | 'no' | 'unknown';
  /** A condition that is enough for it: `A is positive semidefinite`. */
  readonly when?: string;
  /** What follows the answer, without a full stop at the end. */
  readonly words: string;
}

export const yes = (words: string): Known => ({ answer: 'yes', words });
export const no = (words: string): Known => ({ answer: 'no', words });
export const unknown = (words: string): Known => ({ answer: 'unknown', words });
