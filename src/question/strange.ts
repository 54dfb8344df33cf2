// Words of a question that nothing here knows, where they may change what is asked: "on the sphere", "natural gradient", "is it nilpotent?"
import { type Item, wordOf } from './formulas/items.js';
import { inForce } from './reading/unread.js';
import { isEnglish } from './sentence/english.js';
import { fieldOf } from './topics/field.js';

/** What is asked for. */
const NOUN =
  /^(?:gradients?|grads?|derivatives?|deriv|jacobians?|hessians?|partials?|differentials?|differentiate|differentiating|subgradients?|jvp|vjp|d|dx|dy)$/;

/** Words that tell of circumstances, of how somebody came to a formula, or only join others. */
const KNOWN = new Set(
  `am anybody anyone anything anyway away because besides better best both bring came cannot come comes coming could couldn curious done each
  either end enough especially etc exactly explain explained explanation fast finally fine following follows further general generally goes going gone
  gotten grateful great guess happen happens hard heard her herself him himself his hope hopefully however i.e. e.g. ie eg immediately including indeed
  instead interested intuition intuitively itself keep kind kindly kinds knowing known least less likely little long longer lost lot make makes making
  maybe might mine moment more most mostly much myself name namely nearly necessarily need needed needs neither new next nice nobody none nor nothing
  obviously obtain obtained obtaining often once only opinion original otherwise our ours ourselves overall own part particular particularly people perhaps
  plain please possible possibly present pretty probably problem properly proper put quick quickly quite rather read really reason recently regarding
  related right same say seem seems seemed seen sense short should simple simply since skip small some somebody somehow someone something sometimes soon
  sort specific specifically start started starting step steps stuck suppose supposed sure surely taken taking teach than their theirs them themselves
  thing things think though thought through together told tomorrow tonight today yesterday tried try trying turn turned twice understand understanding understood
  unsure usual usually various versus via want wanted wants was way weird well went whatever whenever whether whichever whole whose wonder wondering work
  working worked works write writing written wrote yet your yours yourself
  assignment chapter class classes college course deadline exam exams exercise exercises final handout homework hw interview
  lecture lecturer lectures lesson midterm module notes page paper phd post prep problem professor prof project quiz report school section seminar sheet
  slide slides student students study studying task teacher textbook thesis tutor tutorial uni university video week wikipedia wolfram
  wolframalpha chatgpt gpt copilot internet online blog forum stackexchange stackoverflow website google
  algebraically analytical analytically by-hand closed comments compact detail detailed details explicit explicitly form formally formulas hand manual
  manually mathematically notation pen pencil scratch simplified simplest simplify step-by-step symbolic symbolically vectorized vectorised matrix-form
  algorithm anchor appears apply arbitrary argument arguments assume assumed assuming attempt backpropagate
  basically below bracket brackets called case cases choose claim clear code coefficient coefficients component components componentwise computed computing
  confirm confused considered consider considering contains consists contrast convention conventions dataset define defined definition denote denotes denoted depend
  depends described differ differentiation direction doing doubt element-wise entire entry-wise equation equations equivalent evaluate evaluated evaluating evaluation
  everything example examples except expected expressions fact factor family features field fill fixed function's given grasp head held hidden
  implement implementing implementation implies inner inside instance intermediate interpret involve involves involving itself label labels
  later lecture legit let's letting letter letters like line lines mathematics maths means mention mentioned method methods mini-batch mistake mistakes model
  models module multiclass multilayer multivariable multivariate neural network networks neuron neurons node nodes notice objective obtained ones operator operation operations
  outside over parameter parameters perform performing piece pieces plug position predicted prediction predictions previous procedure produce produces
  proof prove pure quantities quantity question questions rearrange recover refer refers regression representation representing represents
  respectively resulting resp sample samples scheme second separate separately sequence set setting setup several showing sides sign signs similar similarly
  single situation size sizes solution solve source space standard state statement step style subscript sub such suggest symbol symbols system table take target
  targets technique term terms test theorem theory training train trained treat treated treating trick triple types unknown unknowns untill until upper lower used user usage value vector-valued
  matrix-valued scalar-valued real-valued verify verification view weight weights wise without wtih word words world zero-one column-wise row-wise columnwise rowwise
  batchwise per-sample batched axis= dim= keepdim n-dimensional d-dimensional k-dimensional two-dimensional dimensional length always never often also agree agrees
  match matches expression's autodiff automatic differ difference differences finite numerical numerically check gradient-check tested comparing compared compares compare
  comparison logistic linear softmax cross-entropy mse bce loss losses l2 l1 gaussian likelihood log-likelihood covariance mean residuals residual squares ols ridge least-squares
  attention transformer transformers encoder decoder autoencoder embedding embeddings query queries key keys score scores logits probabilities probability
  temperature transformation mapping map maps kernel kernels magnitude distance energy potential cost costs spectral nuclear data pca rbf sequence head heads
  multiplication multiplications multiply multiplied product products addition sum sums operators chain-rule itself
  first-order second-order rows' one's vectors' function-of compose composite composition inner-product dot-product descent ascent update normalised normalized projection params args independent adding added ideas idea off-diagonal zygote subject updates sgd constraint orthogonality
  contrastive triplet embedding hinge notation- yields yield gives arises arise originates stands stand refers exists exist exact
  produced producted being scalar-by-matrix vector-by-vector matrix-by-matrix matrix-vector getting regard regards context nonzero non-zero along claims reproduce derive derived derivation
  analogue gan gans svm svms robotics economics statistics physics finance engineering anymore additionally furthermore moreover accordingly regularized non-square rectangular
  simple compactly concisely cleanly sentence sentences board whiteboard blackboard eigenvalue legitimate indeterminate evaluates equals obey obeys hold holds guys folks mates sir madam regards cheers bonus extra unclear mystery`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What may be asked of a derivative or a function with yes or no; said of a matrix that is given, it declares it. */
const PREDICATES =
  /^(?:rank|determinant|convex|concave|positive|negative|definite|semidefinite|indefinite|psd|invertible|singular|orthogonal|triangular|sparse|bounded|continuous|differentiable|smooth|increasing|decreasing|monotone|injective|symmetric|idempotent)$/;
const ASKS_WHETHER = /^(?:is|are|isn't|aren't|does|do|doesn't|don't|can|has|have)$/;

const isKnown = (word: string): boolean => {
  const { strange, elsewhere } = fieldOf(new Set([word]));
  if (strange === 0 && elsewhere === 0) return true;
  return KNOWN.has(word) || inForce(word) || isEnglish(word.replace(/(?:'s|s')$/, '')) || !/\p{L}{3}/u.test(word);
};

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
    const isStrange = (place: number): boolean =>
      place >= start &&
      place < at &&
      !used.has(place) &&
      list[place]?.kind === 'word' &&
      (isPredicate(place) || !isKnown(wordOf(list[place])));
    phrases.push(...strangeWithin(list, isStrange, start, at));
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

function strangeWithin(list: readonly Item[], isStrange: (at: number) => boolean, from: number, to: number): string[] {
  const phrases: string[] = [];
  for (let at = from; at < to; at++) {
    if (!isStrange(at)) continue;
    const first = openingOf(list, from, at);
    let last = at;
    while (isStrange(last + 1)) last++;
    if (isName(list, last)) {
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
function isName(list: readonly Item[], at: number): boolean {
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
