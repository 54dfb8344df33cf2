// Whether a sentence is about derivatives at all, and which of its words say so.
import { isEnglish } from '../sentence/english.js';

/** Words of this field alone. */
const STRONG = new Set(
  `jacobian jacobians hessian hessians hadamard backprop backpropagation autograd subgradient subgradients subdifferential elementwise
  entrywise pointwise kronecker softmax relu logsumexp logits differentiable layernorm broadcasting jacrev jacfwd vjp jvp differentiate
  differentiated differentiating logdet sigmoid tanh softplus gelu silu elu numerator denominator batchnorm layernorm minibatch bias clamp vmap grad grads matmul
  transpose transposed matrixcalculus gradients diag requires_grad grad_fn gradienttape numpy pytorch tensorflow`.split(
    /\s+/,
  ),
);
/** Words that other fields have too. */
const WEAK = new Set(
  `derivative derivatives deriv gradient differential partial partials matrix matrices vector vectors diagonal layout tensor tensors kink kinks trace
  determinant inverse norm broadcast backward chain layer layers activation activations weights bias batch vec outer torch jax
  shape shapes dimension dimensions scalar axis delta loss activation operands`.split(/\s+/),
);
/** Words that say which other field is meant. */
const ELSEWHERE = new Set(
  `market markets stock stocks option options trading finance financial bank swap swaps futures price css html background hill hills mountain movie film films
  song music game games weather football pizza recipe cook cooking history copyright license licence war president capital city
  country animal cat dog joke poem story chemistry biology protein tensorboard salary job interview politics election travel hotel
  email essay translate translation password config environment token tokens secret secrets credentials file files server shell
  keanu neo photoshop illustrator tailwind blockchain bitcoin supply therapy hair medicine doctor learning-rate dropout
  overfitting hyperparameter hyperparameters hyper-parameters gpu cuda install driver drivers sales gdp temperature concentration
  protest tattoo painting logo wallpaper instagram logistics store retail fashion chains zip grocery best choose choosing pick recommend optimizer classifier mnist supervised unsupervised earth olympics football parking guitar dinner street package speed prime fix bug print loop`.split(
    /\s+/,
  ),
);

export interface Field {
  readonly strong: number;
  readonly weak: number;
  readonly elsewhere: number;
  /** Words that belong neither to this field nor to every sentence. */
  readonly strange: number;
}

/** Whether a word belongs neither to this field nor to every sentence. */
export const isStrange = (word: string): boolean =>
  !STRONG.has(word) && !WEAK.has(word) && !isEnglish(word) && word.length > 1;
/** Whether a word says that another field is meant. */
export const isElsewhere = (word: string): boolean => ELSEWHERE.has(word);

export function fieldOf(words: ReadonlySet<string>): Field {
  const count = (known: ReadonlySet<string>): number => [...words].filter((word) => known.has(word)).length;
  const strange = [...words].filter(isStrange).length;
  return { strong: count(STRONG), weak: count(WEAK), elsewhere: count(ELSEWHERE), strange };
}

/** Mathematics near to this field that Jacobot does not do, by the words that ask for it. */
export const UNSUPPORTED: readonly (readonly [words: RegExp, what: string])[] = [
  [/^(?:eigenvalues?|eigenvectors?|eigendecomposition|eigen)$/, 'derivatives of eigenvalues and eigenvectors'],
  [/^(?:svd|singular-values?|pca)$/, 'derivatives of the singular value decomposition'],
  [/^(?:cholesky|qr|lu|schur)$/, 'derivatives of matrix factorizations'],
  [/^(?:wirtinger|complex|conjugate|holomorphic|complex-valued|hermitian)$/, 'complex derivatives'],
  [/^(?:integrals?|integrable|integrate|integration|antiderivatives?|antiderivative)$/, 'integrals'],
  [/^(?:ode|odes|pde|pdes|laplacian|curl)$/, 'differential equations and vector fields'],
  [/^(?:fractional|variational|functional-derivative)$/, 'derivatives of functionals'],
  [/^(?:sqrtm|cbrtm|logm)$/, 'roots and logarithms of matrices'],
  [/^(?:sinm|cosm)$/, 'sines and cosines of matrices'],
  [/^(?:convolution|convolutions|conv2d|conv|convolutional|maxpool|pooling)$/, 'convolutions and pooling'],
  [/^(?:quaternions?|christoffel|covariant)$/, 'other kinds of numbers and of derivatives'],
];

/** Neighbours of this field, unless a formula to differentiate stands beside them. */
export const NEIGHBOURS: readonly (readonly [words: RegExp, what: string])[] = [
  [
    /^(?:descent|sgd|adam|momentum|optimizers?|optimization|newton|learning-rate|hessian-free)$/,
    'methods of optimization',
  ],
  [/^(?:boosting|xgboost)$/, 'gradient boosting'],
  [/^(?:clipping|checkpointing|accumulation|dropout|quantization|distillation)$/, 'techniques of training'],
  [/^(?:gumbel|reinforce|estimators?|straight-through|monte)$/, 'gradient estimators'],
  [/^(?:fisher|probability|probabilities|bayes|entropy-regularized)$/, 'probability theory'],
  [/^(?:bptt|lstm-cell|rnns|transformers?|classification|regression-model)$/, 'explanations of whole models'],
  [/^(?:rank|invert|commutative|associative|eigenbasis|span|basis)$/, 'general linear algebra'],
];
