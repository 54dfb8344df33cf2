// Random formulas that fit: each is made for a wanted shape out of the operations that give it.
import { generator } from '../../src/math/sample.js';

type Kind = 's' | 'n' | 'm' | 'mn' | 'nm' | 'nn';

/** The variables of all random formulas, as a declaration. */
export const DECLARATIONS = 'x: n, y: n, u: m, w: m, A: mxn, B: nxn, C: nxn, c: scalar, t: scalar, k: integer';
const VARIABLES = ['x', 'y', 'u', 'w', 'A', 'B', 'C', 'c', 't'] as const;

const LEAVES: Readonly<Record<Kind, readonly string[]>> = {
  s: ['c', 't', '2', '0.5'],
  n: ['x', 'y'],
  m: ['u', 'w'],
  mn: ['A'],
  nm: ["A'"],
  nn: ['B', 'C', 'eye(n)'],
};
const ENTRYWISE = [
  'tanh',
  'sigmoid',
  'sin',
  'cos',
  'softplus',
  'relu',
  'gelu',
  'silu',
  'elu',
  'abs',
  'mish',
  'softsign',
  'leaky_relu',
  'selu',
  'celu',
  'hardtanh',
  'tanhshrink',
  'squareplus',
  'log_sigmoid',
  'relu6',
  'hardswish',
  'atan',
  'erf',
  'square',
];

/** A random formula of the kind, at most `depth` operations deep. */
function randomFormula(random: () => number, kind: Kind, depth: number): string {
  const pick = <T>(options: readonly T[]): T => options[Math.floor(random() * options.length)] as T;
  const make = (wanted: Kind, left: number): string => {
    if (left <= 0 || random() < 0.12) return pick(LEAVES[wanted]);
    const of = (kind: Kind): string => `(${make(kind, left - 1)})`;
    const both = wanted;
    const common = [
      () => `${of(both)} + ${of(both)}`,
      () => `${of(both)} - ${of(both)}`,
      () => `${of(both)} .* ${of(both)}`,
      () => `${of('s')}*${of(both)}`,
      () => `${of(both)}/(1 + ${of('s')}^2)`,
      () => `${pick(ENTRYWISE)}${of(both)}`,
      () => `${of(both)} ./ (2 + sin${of(both)})`,
      () => `${of(both)}.^${pick(['2', '3'])}`,
      () => `max(${of(both)}, ${of(both)})`,
      () => `min(${of(both)}, ${of('s')})`,
      () => `exp(tanh${of(both)})`,
      () => `log(1 + ${of(both)}.^2)`,
      () => `-${of(both)}`,
    ];
    const special: Readonly<Record<Kind, readonly (() => string)[]>> = {
      s: [
        () => `sum${of(pick(['n', 'm', 'mn', 'nn']))}`,
        () => `mean${of(pick(['n', 'mn']))}`,
        () => `norm${of(pick(['n', 'm', 'mn', 'nn']))}`,
        () => `norm1${of(pick(['n', 'mn']))}`,
        () => `logsumexp${of(pick(['n', 'm']))}`,
        () => `max${of(pick(['n', 'm']))}`,
        () => `min${of('n')}`,
        () => `median${of('n')}`,
        () => `eigmax${of('nn')}`,
        () => `var${of('n')}`,
        () => `prod${of('n')}`,
        () => `${of('n')}'*${of('n')}`,
        () => `dot(${of('m')}, ${of('m')})`,
        () => `${of('m')}'*${of('mn')}*${of('n')}`,
        () => `tr${of('nn')}`,
        () => `det${of('nn')}`,
        () => `norm_nuc${of(pick(['mn', 'nn']))}`,
        () => `norm_spectral${of(pick(['mn', 'nn']))}`,
        () => `tr(expm(tanh${of('nn')}))`,
        () => `tr(kron(${of('nn')}, ${of('nn')}))`,
        () => `norm(kron(${of('m')}, ${of('nn')}))`,
        () => `logdet(eye(n) + ${of('nn')}'*${of('nn')})`,
        () => `mse(${of('n')}, ${of('n')})`,
        () => `cross_entropy(${of('n')}, ${of('n')})`,
        () => `${of('n')}[2]`,
      ],
      n: [
        () => `${of('nn')}*${of('n')}`,
        () => `${of('nm')}*${of('m')}`,
        () => `softmax${of('n')}`,
        () => `log_softmax${of('n')}`,
        () => `layernorm${of('n')}`,
        () => `cumsum${of('n')}`,
        () => `cummax${of('n')}`,
        () => `sort${of('n')}`,
        () => `diag${of('nn')}`,
        () => `normalize(3 + ${of('n')})`,
        () => `softmin${of('n')}`,
        () => `(${of('m')}'*${of('mn')})'`,
        () => `rmsnorm${of('n')}`,
      ],
      m: [
        () => `${of('mn')}*${of('n')}`,
        () => `softmax${of('m')}`,
        () => `log_softmax${of('m')}`,
        () => `rowsum${of('mn')}`,
        () => `rowmean${of('mn')}`,
        () => `layernorm${of('m')}`,
      ],
      mn: [
        () => `${of('mn')}*${of('nn')}`,
        () => `${of('m')}*${of('n')}'`,
        () => `${of('nm')}'`,
        () => `softmax${of('mn')}`,
        () => `log_softmax${of('mn')}`,
        () => `outer(${of('m')}, ${of('n')})`,
        () => `${of('m')}*ones(n)'`,
        () => `diag${of('m')}*${of('mn')}`,
        () => `layernorm${of('mn')}`,
        () => `pinv${of('nm')}`,
      ],
      nm: [() => `${of('mn')}'`, () => `${of('nn')}*${of('nm')}`, () => `${of('n')}*${of('m')}'`],
      nn: [
        () => `${of('nn')}*${of('nn')}`,
        () => `${of('nm')}*${of('mn')}`,
        () => `diag${of('n')}`,
        () => `inv(4*eye(n) + tanh${of('nn')})`,
        () => `${of('n')}*${of('n')}'`,
        () => `${of('nn')}'`,
        () => `${of('nn')}^2`,
        () => `(tanh${of('nn')})^k`,
        () => `softmax${of('nn')}`,
      ],
    };
    return pick(random() < 0.5 ? common : special[wanted])();
  };
  return make(kind, depth);
}

/** Formulas of all kinds, the same for the same seed. */
export function* randomFormulas(
  seed: number,
  count: number,
  depth: number,
): Generator<{ formula: string; wrt: string }> {
  const random = generator(seed);
  const kinds: readonly Kind[] = ['s', 's', 'n', 'm', 'mn', 'nn'];
  for (let i = 0; i < count; ) {
    const formula = randomFormula(
      random,
      kinds[Math.floor(random() * kinds.length)] as Kind,
      1 + Math.floor(random() * depth),
    );
    const used = VARIABLES.filter((name) => new RegExp(`\\b${name}\\b`).test(formula));
    if (used.length === 0) continue;
    yield { formula, wrt: used[Math.floor(random() * used.length)] as string };
    i++;
  }
}
