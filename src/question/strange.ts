// Words of a question that nothing here knows, where they may change what is asked: "on the sphere", "natural gradient", "is it nilpotent?"
import { type Item, wordOf } from './formulas/items.js';
import { inForce } from './reading/unread.js';
import { isEnglish } from './sentence/english.js';
import { isElsewhere, isStrange } from './topics/field.js';

/** What is asked for. */
const NOUN =
  /^(?:gradients?|grads?|derivatives?|deriv|jacobians?|hessians?|partials?|differentials?|differentiate|differentiating|subgradients?|jvp|vjp|d|dx|dy)$/;

/** Words that tell of circumstances, of how somebody came to a formula, or only join others. */
const KNOWN = new Set(
  `accordingly adding addition additionally agree agrees algebraically algorithm along always analogue analytical
  analytically anchor anybody anymore anyone anything anyway appears arbitrary args argument arguments arise
  arises ascent assignment assume assumed assuming attempt attention autodiff autoencoder automatic away
  backpropagate basically batched batchwise bce being besides best better blackboard blog board bonus bracket
  brackets bring by-hand came cannot cases chain-rule chapter chatgpt cheers choose claim claims class classes
  cleanly clear closed coefficient coefficients college column-wise columnwise come comes coming comments compact
  compactly compare compared compares comparing comparison components compose composite computing concisely
  confirm confused consider considered considering consists constraint contains context contrast contrastive
  conventions copilot costs couldn course covariance cross-entropy curious d-dimensional dataset deadline decoder
  define defined definition denote denoted denotes depend depends derivation descent described detail detailed
  details differ differences differentiation dimensional direction doing done dot-product doubt economics
  eigenvalue either element-wise embedding embeddings encoder end energy engineering enough entire entry-wise
  equations equivalent especially evaluate evaluated evaluates evaluating evaluation everything exact exactly
  example examples exams exercise exercises exist exists explain explained explanation explicit explicitly
  expressions extra fact factor family fast features field fill final finally finance fine finite first-order
  fixed folks following follows formally forum function-of further furthermore gan gans gaussian general generally
  getting goes going gone google gotten gpt gradient-check grasp grateful great guess guys hand handout happen
  happens hard head heads heard held her herself hidden him himself hinge his hold holds homework hope hopefully
  however ideas immediately implement implementation implementing implies including indeed independent
  indeterminate inner inner-product inside instance instead interested intermediate internet interpret interview
  intuition intuitively involve involves involving itself k-dimensional keep keepdim kernel kernels key keys
  kindly kinds knowing known label labels later least least-squares lecture lecturer lectures legit legitimate
  length lesson letter letters letting likely lines little log-likelihood logistic long longer losses lost lower
  madam magnitude makes making manual manually map mapping maps match matches mates mathematically mathematics
  maths matrix-by-matrix matrix-form matrix-valued matrix-vector maybe mention mentioned method methods midterm
  mine mini-batch mistake mistakes model models module moment moreover mostly mse multiclass multilayer
  multiplication multiplications multiply multivariable multivariate myself mystery n-dimensional name namely
  nearly necessarily needed needs neither network networks neural neuron neurons nice nobody nodes non-square
  non-zero none nonzero normalised notation notes nothing notice nuclear numerical numerically obey obeys
  objective obtain obtained obtaining obviously off-diagonal often ols once online operation operations operator
  operators opinion original originates orthogonality ours ourselves outside overall parameter parameters params
  particular particularly pca pen pencil people per-sample perform performing perhaps phd physics piece pieces
  plain plug position possible possibly post potential predicted prediction predictions prep present pretty
  previous probabilities probability probably problem procedure produce produced produces producted prof professor
  project projection proof proper properly prove pure put quantities quantity queries query question questions
  quick quickly quite quiz rather rbf read real-valued really rearrange reason recently recover rectangular refer
  refers regard regarding regards regression related report representation representing represents reproduce
  residual respectively resulting ridge robotics row-wise rowwise sample samples scalar-by-matrix scalar-valued
  scheme school score scores scratch second second-order section seem seemed seems seminar sense sentence
  sentences separate separately sequence setting setup several sgd sheet short showing sides signs similar
  similarly simple simplest simplified simply single sir situation sizes skip slide slides small solution solve
  somebody somehow someone something sometimes soon sort source specific specifically spectral stackexchange
  stackoverflow stand standard stands start started starting state statement statistics step-by-step steps stuck
  student students study studying style sub subject subscript suggest suppose supposed sure surely svm svms symbol
  symbolic symbolically symbols system table taken taking target targets task teach teacher technique terms tested
  textbook theirs themselves theorem theory thesis things thought through today together tomorrow tonight trained
  training transformation transformer transformers treat treated treating trick tried triplet try trying turn
  turned tutor tutorial two-dimensional types unclear understand understanding understood uni university unknown
  unknowns unsure untill update updates upper usage user usual usually various vector-by-vector vector-valued
  vectorised vectorized verification versus video view wanted wants website week weird went whatever whenever
  whether whichever whiteboard whole wikipedia wise wolfram wolframalpha wonder wondering word words worked
  working world write writing written wrote wtih yesterday yet yield yields yours yourself zero-one zygote`.split(
    /\s+/,
  ),
);

/** What may be asked of a derivative or a function with yes or no; said of a matrix that is given, it declares it. */
const PREDICATES =
  /^(?:rank|determinant|convex|concave|positive|negative|definite|semidefinite|indefinite|psd|invertible|singular|orthogonal|triangular|sparse|bounded|continuous|differentiable|smooth|increasing|decreasing|monotone|injective|symmetric|idempotent)$/;
const ASKS_WHETHER = /^(?:is|are|isn't|aren't|does|do|doesn't|don't|can|has|have)$/;

const isKnown = (word: string): boolean =>
  (!isStrange(word) && !isElsewhere(word)) ||
  KNOWN.has(word) ||
  inForce(word) ||
  isEnglish(word.replace(/(?:'s|s')$/, '')) ||
  !/\p{L}{3}/u.test(word);

const PREPOSITION =
  /^(?:with|on|in|under|over|at|for|from|by|to|into|as|of|within|along|through|using|subject|restricted|during|after|before|inside|without|via)$/;
const ARTICLE = /^(?:the|a|an|its|some|any)$/;
const ENDS = /^[.?!;\n]$/;

/**
 * The phrases of a question that hold words which nobody knows; `used` are the places that some part of the reading used. Where no
 * property is told, one that is asked for with yes or no is such a word.
 */
export function strangeIn(list: readonly Item[], used: ReadonlySet<number>, isTold: boolean): string[] {
  const phrases: string[] = [];
  let from = 0;
  for (const [at, item] of [...list, undefined].entries()) {
    if (item !== undefined && !(item.kind === 'stop' && ENDS.test(item.text))) continue;
    const start = startOf(list, used, from, at);
    const asksWhether = !isTold && ASKS_WHETHER.test(wordOf(list[from]));
    const isPredicate = (place: number): boolean =>
      asksWhether && PREDICATES.test(wordOf(list[place])) && !isOfGiven(list, place);
    const isUnread = (place: number): boolean =>
      place >= start &&
      place < at &&
      !used.has(place) &&
      list[place]?.kind === 'word' &&
      (isPredicate(place) || !isKnown(wordOf(list[place])));
    phrases.push(...strangeWithin(list, isUnread, start, at));
    from = at + 1;
  }
  return [...new Set(phrases)];
}

/** Where the sentence begins to ask: one word before the derivative is named, else at the formula; at its end if it asks nothing. */
function startOf(list: readonly Item[], used: ReadonlySet<number>, from: number, to: number): number {
  const within = list.slice(from, to);
  const noun = within.findIndex((item) => NOUN.test(wordOf(item)));
  const formula = within.findIndex(({ kind }, i) => (kind === 'formula' || kind === 'function') && used.has(from + i));
  const clause = within.slice(0, Math.max(0, noun)).findLastIndex(({ kind }) => kind === 'stop') + 1;
  if (noun >= 0) return from + (noun - clause < 3 ? clause : noun - 1);
  return formula < 0 ? to : from + formula;
}

/** "A symmetric", "if A is symmetric", "a symmetric matrix A" */
const isOfGiven = (list: readonly Item[], at: number): boolean =>
  list
    .slice(Math.max(0, at - 3), at + 3)
    .some(({ kind, text }, i) => kind === 'formula' && (i > 3 || /^\p{Lu}$/u.test(text)));

function strangeWithin(list: readonly Item[], isUnread: (at: number) => boolean, from: number, to: number): string[] {
  const phrases: string[] = [];
  for (let at = from; at < to; at++) {
    if (!isUnread(at)) continue;
    const first = openingOf(list, from, at);
    let last = at;
    while (isUnread(last + 1)) last++;
    if (namesFormula(list, last)) {
      at = last;
      continue;
    }
    phrases.push(
      list
        .slice(first, last + 1)
        .map(({ text }) => text)
        .join(' '),
    );
    at = last;
  }
  return phrases;
}

/** "The Rosenbrock function (1 - x)² + …", "displacement x": the name of what stands behind it, unless it says what was done to it. */
function namesFormula(list: readonly Item[], at: number): boolean {
  const behind = list.slice(at + 1, at + 4);
  const formula = behind.findIndex(({ kind }) => kind === 'formula');
  const isJoined = behind.slice(0, formula).some(({ kind, text }) => kind !== 'word' || PREPOSITION.test(text));
  return formula >= 0 && !isJoined && !(formula === 0 && /ed$/.test(wordOf(list[at])));
}

/** "On the Stiefel" begins with its preposition. */
function openingOf(list: readonly Item[], from: number, at: number): number {
  const before = [at - 1, at - 2].find((place) => place >= from && PREPOSITION.test(wordOf(list[place])));
  if (before === undefined) return at;
  const between = list.slice(before + 1, at);
  return before > from &&
    between.every((item) => item.kind === 'word' && (ARTICLE.test(item.text) || between.length < 2))
    ? before
    : at;
}
