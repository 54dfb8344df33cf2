// The words of sentences that might be taken for names in a formula, and those whose slips are mended.
import { slips } from '../../formula/nearest.js';

/** Words of one to four letters, and longer ones that stand beside formulas. */
const WORDS = new Set(
  `a an the and or nor but if of to in on at by as is are was were be am do does did has have had it its i im me my we
  us our you your he she they them their this that these those there here then than so no not yes yep nope can cant may
  might will would should could must shall let lets get got gets give gives gave given find found say says said tell
  told take takes took make made want need know knew think use uses used using see seen saw show shows shown work works
  why how what whats who when where which with without from for per via vs into out over under up down off about like
  just only also too very more most less few all any each both same such one two three four ones way ways thing right
  wrong true false ok okay hi hey hello hiya yo thx ty thanks thank please pls plz help sorry again still even ever never
  now not isnt dont doesnt wont arent im ive id ill whose whom while since until unless because though thus hence well
  good bad big new old first last next other else some many much lot lots own off ago back after before between during
  time case form type kind part term side sign size rank rows row cols col column columns axis dim dims shape shapes
  scalar vector vectors matrix matrices tensor number value values entry entries element elements point points zero zeros
  real space layer layers loss cost batch bias weight weights input inputs output outputs code math book books paper
  rule rules chain order left right top text line page note idea exam test grad grads gradient gradients jacobian
  jacobians hessian hessians derivative derivatives derive derives derived differentiate differentiated differential
  deriv partial partials respect wrt function functions func formula formulas equation expression variable variables
  constant equal equals answer answers result results correct incorrect check verify valid compute computes computed
  calculate simplify expand square squared squares cubed times plus minus product products transpose transposed inverse
  inverted diagonal diag elementwise entrywise pointwise componentwise hadamard layout numerator denominator convention
  psd spd symmetric positive definite orthogonal identity unit full linear affine bilinear quadratic norm euclidean frobenius
  trace determinant softmax pytorch jax numpy tensorflow matlab julia torch keras flax python autograd backward backprop
  backpropagation forward broadcasting broadcast sum mean max min abs exp log step vec sqrt det dot tr inv var outer
  above below called call calls means mean meant does work apply applied applies act acts mix mixed return returns
  error errors runtime issue bug fail fails failed version default mode train eval data set sets graph node edge
  kink kinks corner subgradient subgradients subdifferential undefined differentiable smooth convex concave minimum
  maximum it's that's what's isn't doesn't don't why's let's can't won't aren't wasn't shouldn't couldn't wouldn't
  hmm umm um uh lol btw imo afaik eg ie etc resp cf fyi idk dunno gonna wanna gotta gimme lemme kinda sorta u ur r`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

export const isEnglish = (word: string): boolean => WORDS.has(word);

/** Words that carry the question; a slip in them is mended. */
const KEYS = [
  'derivative',
  'derivatives',
  'jacobian',
  'gradient',
  'gradients',
  'hessian',
  'differentiate',
  'diagonal',
  'softmax',
  'sigmoid',
  'transpose',
  'matrix',
  'vector',
  'elementwise',
  'hadamard',
  'broadcasting',
  'numerator',
  'denominator',
  'layout',
  'backward',
  'backpropagation',
  'softplus',
  'determinant',
  'inverse',
  'symmetric',
  'squared',
  'respect',
  'scalar',
  'function',
  'correct',
  'layernorm',
  'logsumexp',
  'subgradient',
  'kronecker',
  'pytorch',
  'numpy',
  'trace',
];
const KNOWN = new Set(KEYS);

/** The key word that this one is a slip of: one or two letters wrong, missing, doubled or swapped. */
export function mended(word: string): string | undefined {
  if (word.length < 5 || word.length > 16 || KNOWN.has(word) || WORDS.has(word)) return undefined;
  const most = word.length < 7 ? 1 : 2;
  return KEYS.find(
    (key) => key[0] === word[0] && Math.abs(key.length - word.length) <= most && slips(word, key) <= most,
  );
}

/** The word with a slip mended. */
export const slipless = (word: string): string => mended(word) ?? word;
