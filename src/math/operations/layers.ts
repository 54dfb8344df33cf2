// Layers of networks that are defined by other operations: normalisations and gated units.
import type { Outcome, Shape, ShapeRules } from '../shape.js';
import type { Definition } from './definition.js';
import { EPSILON } from './layernorm.js';

export const likeFirst = ([x]: readonly Shape[], rules: ShapeRules): Outcome => rules.resolve(x!);

export const layers: readonly Definition[] = [
  {
    name: 'normalize',
    spellings: ['l2_normalize'],
    says: 'x/‖x‖; row by row on a matrix',
    args: 'x',
    shape: likeFirst,
    by: 'x/norm(x)',
    beyond: 'Where x is 0, PyTorch reports 1e12 on the diagonal, TensorFlow 1e6.',
    byRows: 'diag(1 ./ sqrt(x.^2*ones(n)))*x',
  },
  {
    name: 'rmsnorm',
    spellings: ['rms_norm'],
    says: 'x divided by its root mean square; row by row on a matrix',
    args: 'x',
    shape: likeFirst,
    byRows: `diag(1 ./ sqrt(x.^2*ones(n)/n + ${EPSILON}))*x`,
    by: `x/sqrt(sum(x.^2)/N + ${EPSILON})`,
    note: `rmsnorm uses ε = ${EPSILON}.`,
  },
  {
    name: 'batchnorm',
    spellings: ['batch_norm'],
    says: 'each column less its mean, over its standard deviation: a batch of rows, normalised',
    args: 'x',
    shape: likeFirst,
    by: 'layernorm(x)',
    byRows: "rowlayernorm(x')'",
    note: `batchnorm acts on each column by itself, with ε = ${EPSILON} and no scale nor shift.`,
  },
  ...(['glu', 'swiglu', 'geglu', 'reglu'] as const).map((name): Definition => {
    const gate = { glu: 'a .* sigmoid(b)', swiglu: 'silu(a) .* b', geglu: 'gelu(a) .* b', reglu: 'relu(a) .* b' }[name];
    return {
      name,
      says: `gated linear unit of two parts, ${gate}`,
      args: 'a, b',
      shape: (args, rules) => rules.elementwise(args),
      by: gate,
    };
  }),
];
