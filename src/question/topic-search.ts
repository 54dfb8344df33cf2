// Which topic a question is about: its terms against the ways people ask about each topic.
import MiniSearch from 'minisearch';
import { topics } from '../answer/topics/index.js';
import { type Item, items } from './items.js';
import { pieces } from './pieces.js';
import { plainText } from './plain-text.js';

/** Scores of topics: sure enough to answer, to lead a computed answer, to be named. */
export const SURE = 0.5;
export const LIKELY = 0.36;
export const FAIR = 0.3;
export const MOST_OF = 0.4;
export const CERTAIN = 0.65;

export interface Found {
  readonly topic: string;
  /** From 0 to 1: how much of the question's weight and of the topic's wording is common to both. */
  readonly score: number;
  readonly question: string;
  /** How many terms are common to both. */
  readonly matched: number;
  /** How much of the question's weight is common to both. */
  readonly coverage: number;
}

const SILENT = new Set(
  `a an the and or of to in on at by as is are was were be am do does did has have had it its i im me my we us you your he she they
  them this that these those there here then than so but if for from with into about like just only also too very me can could
  will would should shall may might must no yes what whats what's which who when where how please pls tell give show explain
  get got gets gives one use used using see say says mean means meaning does doesn't don't isn't it's that's get i'm wrt respect
  between both each any some all such same thing way case want need know think really actually ok okay hi hello hey well now
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
  mismatch: 'shape',
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

function stem(word: string): string {
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
      if (text.includes('@')) found.push('atsign');
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
  return [...new Set(found)];
}

interface Row {
  readonly id: number;
  readonly topic: string;
  readonly terms: readonly string[];
}
const rows: Row[] = topics
  .flatMap(({ name, question, asked }) =>
    [question, ...asked].map((text) => ({ topic: name, terms: termsOf(items(pieces(plainText(text)))) })),
  )
  .map((row, id) => ({ ...row, id }));
const frequency = new Map<string, number>();
for (const { terms } of rows) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
/** Rare terms tell more; a term that no topic has counts as a middling one. */
const weight = (term: string): number => Math.log(1 + rows.length / ((frequency.get(term) ?? 4) + 1));

const index = new MiniSearch<Row>({
  fields: ['terms'],
  extractField: (row, field) => (field === 'id' ? row.id : row.terms) as never,
  tokenize: (text) => text.split(/[\s,]+/),
  processTerm: (term) => term,
  searchOptions: {
    combineWith: 'OR',
    fuzzy: (term) => (term.length > 5 ? 1 : false),
    tokenize: (text) => text.split(/\s+/),
  },
});
index.addAll(rows);

const GENERIC = new Set(['derivative', 'function', 'x', 'wrong']);
const total = (terms: readonly string[]): number => terms.reduce((sum, term) => sum + weight(term), 0);

/** The topics nearest to the terms of a question, best first. */
export function nearestTopics(terms: readonly string[], most: number): Found[] {
  const best = new Map<string, Found>();
  const own = total(terms);
  if (own === 0) return [];
  for (const { id, match, queryTerms } of index.search(terms.slice(0, 40).join(' ')).slice(0, 60)) {
    const row = rows[id as number] as Row;
    const common = total(Object.keys(match).filter((term) => row.terms.includes(term)));
    // That a derivative is asked for tells nothing about which.
    if (Object.keys(match).every((term) => GENERIC.has(term))) continue;
    const covered = total(queryTerms);
    const isThin = Object.keys(match).length < 2 && common < 0.99 * own;
    if (isThin) continue;
    const score = (2 * Math.min(common, covered)) / (own + total(row.terms));
    const question = topics.find(({ name }) => name === row.topic)?.question ?? '';
    if (score > (best.get(row.topic)?.score ?? 0))
      best.set(row.topic, {
        topic: row.topic,
        score,
        question,
        matched: Object.keys(match).length,
        coverage: Math.min(common, covered) / own,
      });
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, most);
}
