// Which topic a question is about: its terms against the ways people ask about each topic.
import { topics } from '../answer/topics/index.js';
import { slips } from '../formula/nearest.js';
import { type Item, items } from './items.js';
import { pieces } from './pieces.js';
import { plainText } from './plain-text.js';

export interface Found {
  readonly topic: string;
  /** The share of what the question's terms weigh that the topic's ways of asking hold. */
  readonly share: number;
  /** Whether it says all that the question says: then it answers even where a formula could be computed. */
  readonly isWhole: boolean;
  /** Whether one of the topic's ways of asking says nearly the same. */
  readonly isAsked: boolean;
}

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
  why compute find calculate question answer works work through time take taking after before still let vs versus`.split(
    /\s+/,
  ),
);
const SAME: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
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
  differential: 'derivative',
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
  border: 'boundary',
  edge: 'boundary',
  limit: 'boundary',
  clip: 'clamp',
  clamp: 'clamp',
  zero: '0',
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

/** The terms that carry the meaning. */
export function termsOf(list: readonly Item[]): string[] {
  const found: string[] = [];
  for (const { kind, text } of list) {
    if (kind === 'word') found.push(...(SILENT.has(text) ? [] : [stem(text)]));
    if (kind === 'function' || kind === 'formula') {
      for (const [name] of text.toLowerCase().matchAll(/[a-z]{3,12}/g)) found.push(stem(name));
      if (/\^\{?(?:T|\\top|⊤)|ᵀ|'(?!\()|\.T\b/.test(text)) found.push('transpose');
      if (text.includes('@')) found.push('matmul');
      if (/Σ|∑|\\sum/.test(text)) found.push('sum');
      if (/^\(?\d[x×]\d\)?$|^\d-?[dD]$|^\((?:\w,\s?)+\w\)$/.test(text)) found.push('shape');
      const whole = text.toLowerCase().replace(/[\s.]/g, '');
      if (whole.length <= 12 && /[(^+*@-]/.test(whole)) found.push(whole);
      if (/\p{L}'\(/u.test(text)) found.push('gprime');
      if (/\bd[A-Z]\b/.test(text)) found.push('dz');
      if (/⊙|\.\*|\\odot|\\circ|∘/.test(text)) found.push('hadamard');
      if (/^0(?:\.0)?$|=\s*0$/.test(text)) found.push('0');
      if (/\.(?:sum|mean)\(/.test(text)) found.push('sum', 'axis');
    }
  }
  if (isDefinition(list)) found.push('definition');
  return [...new Set(found)];
}

/** "What is a Jacobian?": four words, or what is only said beside them. */
function isDefinition(list: readonly Item[]): boolean {
  const said = list
    .map(({ text }) => text)
    .filter((text) => !/^(?:exactly|really|actually|even|just|precisely|,)$/.test(text));
  const isShort = said.length < 9 && list.every(({ kind }) => kind !== 'formula');
  return isShort && /^what(?: is|'s|s)? an? /.test(said.slice(0, 4).join(' '));
}

interface Known {
  readonly topic: string;
  /** All terms by which people ask about it. */
  readonly asked: ReadonlySet<string>;
  /** These, and those of its answer. */
  readonly terms: ReadonlySet<string>;
  readonly ways: readonly ReadonlySet<string>[];
}
const termsIn = (text: string): string[] => termsOf(items(pieces(plainText(text))));
const known: readonly Known[] = topics.map(({ name, question, short, text, asked }) => {
  const ways = [question, ...asked].map((way) => new Set(termsIn(way)));
  const own = new Set(ways.flatMap((way) => [...way]));
  return { topic: name, ways, asked: own, terms: new Set([...own, ...[short, ...text].flatMap(termsIn)]) };
});

/** In how many topics a term stands. */
const spread = new Map<string, number>();
for (const { asked } of known) for (const term of asked) spread.set(term, (spread.get(term) ?? 0) + 1);
const all: readonly string[] = [...spread.keys()];

/** A term of few topics tells more than one of many. */
const weight = (term: string): number => Math.log(1 + known.length / (spread.get(term) ?? known.length / 3));
const total = (terms: readonly string[]): number => terms.reduce((sum, term) => sum + weight(term), 0);

/** The term that is meant: itself, or the one it is a slip of. */
const meant = (term: string): string =>
  spread.has(term) || term.length < 6
    ? term
    : (all.find((each) => each[0] === term[0] && Math.abs(each.length - term.length) < 2 && slips(each, term) < 2) ??
      term);

/** Terms that say only that a derivative is asked for. */
const GENERIC = new Set([
  'derivative',
  'function',
  'x',
  'jacobian',
  'matrix',
  'vector',
  'wrong',
  'error',
  'pytorch',
  'jax',
  'numpy',
  'tensorflow',
]);
/** A call such as mean(x) is said by its name too. */
const CALL = /^[a-z]+\([a-z\d]\)$/;
/** How much of the question's weight a topic must hold to answer it. */
const MOST = 0.55;
const WHOLE = 0.85;
const ALIKE = 0.75;

/**
 * The topics that answer a question, best first. A topic answers if its ways of asking hold the term of the question that
 * tells most, and most of what all its terms weigh.
 */
export function nearestTopics(asked: readonly string[], most: number, least = MOST): Found[] {
  return ranked(asked)
    .filter(
      ({ share, holdsKey, shared, isVery, isWay }) => holdsKey && share >= least && (shared > 1 || isVery || isWay),
    )
    .slice(0, most)
    .map(({ topic, share, likeness }) => ({ topic, share, isWhole: share >= WHOLE, isAsked: likeness >= ALIKE }));
}

/** The topics that come nearest, whether they answer or not. */
export const nearbyTopics = (asked: readonly string[], most: number): string[] =>
  ranked(asked)
    .filter(({ shared }) => shared > 0)
    .slice(0, most)
    .map(({ topic }) => topic);

/** A message of a program has one of these; other questions are not about one. */
const OF_ERRORS = new Set(
  'error runtimeerror valueerror typeerror cannot can not none null fail failed fails aligned align complain complains warning exception mismatch message crash'.split(
    ' ',
  ),
);

function ranked(asked: readonly string[]) {
  const isOfError = asked.some((term) => OF_ERRORS.has(term));
  // A formula that no topic shows is only an example.
  const terms = [...new Set(asked.slice(0, 40).map(meant))].filter(
    (term) => spread.has(term) || /^[\p{L}-]+$/u.test(term),
  );
  const whole = total(terms);
  const telling = terms.filter((term) => spread.has(term) && !GENERIC.has(term)).sort((a, b) => weight(b) - weight(a));
  const [key] = telling.filter((term) => !CALL.test(term));
  return known
    .filter(({ topic }) => isOfError || !topic.startsWith('error-'))
    .map(({ topic, asked: own, terms: vocabulary, ways }) => {
      const shared = terms.filter((term) => vocabulary.has(term));
      const likeness = Math.max(
        ...ways.map((way) => {
          const common = total(terms.filter((term) => way.has(term)));
          return (2 * common) / (whole + total([...way]));
        }),
      );
      return {
        topic,
        share: whole === 0 ? 0 : total(shared) / whole,
        // Of terms that tell nothing one by one, a way of asking must be the very one.
        holdsKey:
          key === undefined ? likeness > 0.99 || (terms.length > 2 && shared.length === terms.length) : own.has(key),
        // What every topic speaks of counts only where nothing else is said.
        shared:
          terms.length > 2 && terms.every((term) => own.has(term))
            ? terms.length
            : shared.filter((term) => own.has(term) && !GENERIC.has(term) && !CALL.test(term)).length,
        // One telling term is enough where it is the topic's own and nothing else is said.
        isVery:
          key !== undefined &&
          telling.length === 1 &&
          (spread.get(key) ?? 0) < 3 &&
          terms.every((term) => own.has(term)),
        isWay: likeness > 0.99 && terms.length > 1,
        likeness,
      };
    })
    .sort((a, b) => b.share + 2 * b.likeness - (a.share + 2 * a.likeness));
}
