// The list of all topics.
import { affineBatch } from './affine-batch.js';
import { autograd } from './autograd.js';
import { backpropShapes } from './backprop-shapes.js';
import { broadcasting } from './broadcasting.js';
import { centering } from './centering.js';
import { chainRule } from './chain-rule.js';
import { clampAndTies } from './clamp-and-ties.js';
import { costOfModes } from './cost-of-modes.js';
import { deadRelu } from './dead-relu.js';
import { diag } from './diag.js';
import { diagonalOrVector } from './diagonal-or-vector.js';
import { differentiable } from './differentiable.js';
import { differentials } from './differentials.js';
import { droppingDiag } from './dropping-diag.js';
import { einsum } from './einsum.js';
import { elementwise } from './elementwise.js';
import { errorDtype } from './error-dtype.js';
import { errorNoGrad } from './error-no-grad.js';
import { errorShapes } from './error-shapes.js';
import { errorTracer } from './error-tracer.js';
import { fromTheOutput } from './from-the-output.js';
import { gradientChecking } from './gradient-checking.js';
import { gradientOrDerivative } from './gradient-or-derivative.js';
import { gradientShape } from './gradient-shape.js';
import { gradientsAddUp } from './gradients-add-up.js';
import { hadamard } from './hadamard.js';
import { hessian } from './hessian.js';
import { hessianVector } from './hessian-vector.js';
import { implicit } from './implicit.js';
import { innerFunction } from './inner-function.js';
import { inverse } from './inverse.js';
import { jacobian } from './jacobian.js';
import { jacobianSize } from './jacobian-size.js';
import { jvpAndVjp } from './jvp-and-vjp.js';
import { kinks } from './kinks.js';
import { kinksInFrameworks } from './kinks-in-frameworks.js';
import { layerJacobian } from './layer-jacobian.js';
import { layout } from './layout.js';
import { leastSquares } from './least-squares.js';
import { linearMaps } from './linear-maps.js';
import { logSumExp } from './log-sum-exp.js';
import { matrixByMatrix } from './matrix-by-matrix.js';
import { nanGradients } from './nan-gradients.js';
import { newton } from './newton.js';
import { piecewiseConstant } from './piecewise-constant.js';
import { productRules } from './product-rules.js';
import { quadraticForm } from './quadratic-form.js';
import { rearrangements } from './rearrangements.js';
import { regularizers } from './regularizers.js';
import { reparametrisation } from './reparametrisation.js';
import { rowVectors } from './row-vectors.js';
import { secondOrder } from './second-order.js';
import { shapes } from './shapes.js';
import { sigmoidSign } from './sigmoid-sign.js';
import { softmax } from './softmax.js';
import { softmaxCrossEntropy } from './softmax-cross-entropy.js';
import { stopGradient } from './stop-gradient.js';
import { subdifferentials } from './subdifferentials.js';
import { sum } from './sum.js';
import { symmetricMatrices } from './symmetric-matrices.js';
import type { Topic } from './topic.js';
import { tracesAndDeterminants } from './traces-and-determinants.js';
import { upstreamGradient } from './upstream-gradient.js';
import { vanishing } from './vanishing.js';
import { vecAndKronecker } from './vec-and-kronecker.js';
import { weights } from './weights.js';
import { whyTranspose } from './why-transpose.js';

export const topics: readonly Topic[] = [
  diagonalOrVector,
  hadamard,
  elementwise,
  softmax,
  softmaxCrossEntropy,
  layerJacobian,
  weights,
  layout,
  quadraticForm,
  leastSquares,
  tracesAndDeterminants,
  inverse,
  whyTranspose,
  shapes,
  kinks,
  clampAndTies,
  broadcasting,
  centering,
  chainRule,
  autograd,
  jvpAndVjp,
  errorNoGrad,
  errorDtype,
  errorTracer,
  errorShapes,
  backpropShapes,
  secondOrder,
  symmetricMatrices,
  fromTheOutput,
  sigmoidSign,
  jacobian,
  diag,
  rowVectors,
  droppingDiag,
  vecAndKronecker,
  productRules,
  sum,
  innerFunction,
  gradientChecking,
  piecewiseConstant,
  vanishing,
  deadRelu,
  hessianVector,
  linearMaps,
  logSumExp,
  newton,
  implicit,
  reparametrisation,
  differentials,
  gradientShape,
  jacobianSize,
  affineBatch,
  hessian,
  kinksInFrameworks,
  rearrangements,
  matrixByMatrix,
  upstreamGradient,
  gradientsAddUp,
  stopGradient,
  gradientOrDerivative,
  subdifferentials,
  differentiable,
  nanGradients,
  regularizers,
  costOfModes,
  einsum,
];
