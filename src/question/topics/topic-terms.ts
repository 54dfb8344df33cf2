// The terms of a sentence by which topics are found: its words in one form, and what its formulas show.
import { table } from '../../formula/table.js';
import { vocabulary } from '../../math/registry.js';
import type { Item } from '../formulas/items.js';

const SILENT = new Set(
  `a an the and or of to in on at by as is are was were be am do does did has have had it its i im me my we us you your he she they
  them this that these those there here then than so but if for from with into about like just only also too very me can could
  will would should shall may might must no yes what whats what's which who when where how please pls tell give show explain
  get got gets gives one use used using see say says mean means meaning does doesn't don't isn't it's that's get i'm wrt respect
  between both each any some all such same thing way case want need know think really actually ok okay hi hello hey well now
  over pass another other called paper book books chapter article course lecture deep learning calculus really exactly word words terms simple simply look looks common everywhere fine basically general generally particular certain example examples idea
  ideas source sources people person someone anyone something anything everything always never often usually sometimes maybe perhaps
  quite rather much many more most less few lot bit little nice confuse confused confuses confusing come comes came happen happens
  happened appear appears made make makes doing done go goes going keep keeps kept put puts right true false sure understand understood
  learn read reading saw told written write writes supposed possible different differently isn aren don doesn didn isn't aren't don't
  change changes thought guess hence whether anyway kind sort lots stuff things again ever even
  explain eli5 five old year years kid simpler intuition intuitively
  why compute find calculate question answer works work through time take taking after before still let vs versus up call calls calling equal equals`.split(
    /\s+/,
  ),
);
const SAME: Readonly<Record<string, string>> = table({
  'element-wise': 'elementwise',
  entrywise: 'elementwise',
  'entry-wise': 'elementwise',
  pointwise: 'elementwise',
  'point-wise': 'elementwise',
  componentwise: 'elementwise',
  'component-wise': 'elementwise',
  '⊙': 'hadamard',
  transposed: 'transpose',
  transposing: 'transpose',
  transposes: 'transpose',
  backpropagation: 'backprop',
  'back-propagation': 'backprop',
  backpropagate: 'backprop',
  backward: 'backprop',
  backwards: 'backprop',
  gradient: 'derivative',
  grad: 'derivative',
  differentiate: 'derivative',
  derivate: 'derivative',
  deriv: 'derivative',
  derive: 'derivative',
  partial: 'derivative',
  diff: 'difference',
  numeric: 'numerical',
  cant: 'not',
  differentiation: 'derivative',
  dimension: 'shape',
  dim: 'shape',
  size: 'shape',
  dimensional: 'shape',
  torch: 'pytorch',
  multiply: 'product',
  multiplication: 'product',
  multiplying: 'product',
  diag: 'diagonal',
  kron: 'kronecker',
  reparameterization: 'reparametrization',
  reparametrisation: 'reparametrization',
  reparameterisation: 'reparametrization',
  border: 'boundary',
  edge: 'boundary',
  limit: 'boundary',
  clip: 'clamp',
  clamp: 'clamp',
  zero: '0',
  origin: '0',
  contour: 'level',
  orthogonal: 'perpendicular',
  element: 'entry',
  logistic: 'sigmoid',
  tie: 'ties',
  kink: 'kinks',
  corner: 'kinks',
  det: 'determinant',
  inv: 'inverse',
  tr: 'trace',
  minibatch: 'batch',
  'mini-batch': 'batch',
  averaging: 'mean',
  average: 'mean',
  relus: 'relu',
  activation: 'activation',
  ce: 'cross',
  'cross-entropy': 'cross',
  entropy: 'cross',
  non: 'not',
  nondifferentiable: 'differentiable',
  'non-differentiable': 'differentiable',
  wrong: 'wrong',
  matrices: 'matrix',
  tensors: 'tensor',
  convention: 'layout',
  sign: 'sign',
  negative: 'minus',
  broadcast: 'broadcasting',
  broadcasted: 'broadcasting',
  column: 'column',
  kill: 'kill',
  multiplied: 'product',
  outer: 'outer',
  'row-vector': 'row',
  'column-vector': 'column',
  'numerator-layout': 'numerator',
  'denominator-layout': 'denominator',
});

function stem(inflected: string): string {
  const word = inflected.replace(/'s$/, '');
  const known = SAME[word];
  if (known) return known;
  const short =
    word.length > 3
      ? word
          .replace(/(?:ies)$/, 'y')
          .replace(/(?<=[^s])s$/, '')
          .replace(/(?<=\w{4})(?:ing|ed)$/, '')
      : word;
  return SAME[short] ?? short;
}

/** What stands for "what is a …", which says how it is asked and not of what. */
export const DEFINITION = 'definition';

/** A question as it is compared with others. */
export interface Wording {
  readonly list: readonly Item[];
  /** The terms that carry the meaning, in their order. */
  readonly terms: readonly string[];
  /** All its words and formulas. */
  readonly words: ReadonlySet<string>;
}

export const wordingOf = (list: readonly Item[]): Wording => ({
  list,
  terms: termsOf(list),
  words: new Set(list.flatMap(({ kind, text }) => (kind === 'stop' ? [] : [text.toLowerCase()]))),
});

/** The terms that carry the meaning. */
export function termsOf(list: readonly Item[]): string[] {
  const found: string[] = [];
  for (const { kind, text } of list) {
    if (kind === 'word') found.push(...(SILENT.has(text) ? [] : [stem(text)]));
    if (kind === 'function' || kind === 'formula') {
      for (const [name] of text.toLowerCase().matchAll(/[a-z]{3,12}/g)) found.push(stem(name));
      // A name such as no_grad tells more than its parts; that of a function is one call.
      for (const [name] of text.toLowerCase().matchAll(/[a-z]{2,12}_[a-z_]{2,20}/g))
        if (!vocabulary.functionNamed(name)) found.push(stem(name));
      if (/\^\{?(?:T|\\top)|⊤|'(?!\()|\.T\b/.test(text)) found.push('transpose');
      if (text.includes('@')) found.push('matmul');
      if (/Σ|∑|\\sum/.test(text)) found.push('sum');
      if (/^\(?\d[x×]\d\)?$|^\d-?[dD]$|^\((?:\w,\s?)+\w\)$/.test(text)) found.push('shape');
      const whole = text.toLowerCase().replace(/[\s.]/g, '');
      if (whole.length <= 12 && /[(^+*@-]|^\d\//.test(whole)) found.push(whole);
      if (/\p{L}'\(/u.test(text)) found.push('gprime');
      if (/\bd[A-Z]\b/.test(text)) found.push('dz');
      if (/⊙|\.\*|\\odot|\\circ|∘/.test(text)) found.push('hadamard');
      if (/^0(?:\.0)?$|=\s*0$/.test(text)) found.push('0');
      if (/\.(?:sum|mean)\(/.test(text)) found.push('sum', 'axis');
    }
  }
  if (isDefinition(list)) found.push(DEFINITION);
  return [...new Set(found)];
}

/** "What is a Jacobian?": four words, or what is only said beside them. */
function isDefinition(list: readonly Item[]): boolean {
  const said = list
    .map(({ text }) => text)
    .filter((text) => !/^(?:exactly|really|actually|even|just|precisely|,)$/.test(text));
  const isShort = said.length < 9 && list.every(({ kind }) => kind !== 'formula');
  const opening = said.slice(0, 4).join(' ');
  return isShort && (/^what(?: is|'s|s)? an? /.test(opening) || /^(?:please )?(?:eli5|explain|define)\b/.test(opening));
}
