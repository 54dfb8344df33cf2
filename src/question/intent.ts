// What a sentence is after: a derivative, a reason, a judgement, a program; or nothing of this field.

import { type Item, wordOf } from './formulas/items.js';
import type { Reading } from './reading/reading.js';
import { fieldOf } from './topics/field.js';
import type { Aspect, Question } from './understood.js';

export interface Intent {
  readonly gate: 'inside' | 'outside' | 'bare';
  /** It asks for a derivative. */
  readonly asks: boolean;
  /** It names a derivative, beside "wrt". */
  readonly asksInWords: boolean;
  readonly why: boolean;
  /** It brings a result, which is judged. */
  readonly checks: boolean;
  /** It asks for a reason, a permission, a comparison or a habit: "can I …", "when do …", "how does …". */
  readonly isIdea: boolean;
  /** It asks what is best, or about an error of another kind. */
  readonly isAdvice: boolean;
  /** It asks for a reason or a meaning, not for a result. */
  readonly isWhy: boolean;
  readonly judges: boolean;
  /** It sets one thing against another. */
  readonly compares: boolean;
  /** It speaks of dZ and dA, as courses on backpropagation do. */
  readonly isOfDifferentials: boolean;
  readonly refersBack: boolean;
  readonly aspect?: Aspect;
  readonly framework?: string;
}

const ASKS =
  /^(?:derivatives?|deriv|jacobians?|gradients?|grads?|hessians?|differentiate|differentiated|differential|derive|partials?|subgradients?|subdifferentials?|wrt|diff|slope|backward|vjp|jvp)$/;

const OTHER_TASKS =
  /^(?:solve|factor|factorize|integrate|plot|graph|minimize|maximize|simplify|prove|translate|write|roots?|convert|draw|evaluate)$/;

/** The words of a sentence, and the functions that its formulas name. */
export const vocabularyOf = ({ words, list }: Reading): ReadonlySet<string> =>
  new Set([
    ...words,
    ...list.flatMap(({ kind, text }) => (kind === 'word' ? [] : (text.toLowerCase().match(/[a-z]{4,}/g) ?? []))),
  ]);

/** A message of a program that failed. */
export const isError = (words: ReadonlySet<string>): boolean =>
  [...words].some((word) =>
    /^(?:runtimeerror|valueerror|typeerror|typeerror|indexerror|dimensionmismatch|traceback)$/.test(word),
  ) &&
  [...words].some((word) =>
    /^(?:tensors?|grad|gradient|shapes?|operands?|matmul|backward|graph|dimension|size|gradients?|mat1|scalar-output|matrices|core|dimensions?)$/.test(
      word,
    ),
  );

const OPENS_IDEA =
  /^(?:(?:so|but|and|ok|hi|also) )?(?:why|when|can|may|should|do i|do we|do jacobians|does|which|where|how come|how does|how do|how can|how is|how are|how many|how to|what happens|what does|what is the difference|difference|explain|is it)\b/;

/** Advice on what is best, which nobody computes. */
const ADVICE = /^(?:good|better|best|recommend|popular|favourite|favorite)$/;

/** Errors of programs that have nothing to do with derivatives. */
const OTHER_ERRORS =
  /^(?:importerror|modulenotfounderror|keyerror|nameerror|attributeerror|syntaxerror|indentationerror|indexerror|filenotfounderror|recursionerror|zerodivisionerror|jsondecodeerror|connectionerror|oserror|permissionerror|nullpointerexception)$/;

/** Functions whose names are words of every day. */
const AMBIGUOUS = new Set(
  'tr sum max min mean norm log exp abs outer var std inv det sqrt square sin cos tan mse prod x sign step softsign threshold diag'.split(
    ' ',
  ),
);
/** Words that may stand beside a formula that is all that is asked. */
const BESIDE =
  /^(?:please|pls|plz|hi|hello|hey|what|whats|what's|is|about|the|of|for|me|now|do|give|show|by|compute|find|calculate|and|ok|okay|thx|thanks|also|how|elementwise|matlab|julia|numpy|pytorch|jax|latex|at|point)$/;

/** Programs that differentiate, or compute, by what people call them. */
const FRAMEWORKS = [
  [/^(?:numpy|np)$/, 'numpy'],
  [/^(?:pytorch|torch)$/, 'pytorch'],
  [/^jax$/, 'jax'],
  [/^(?:tensorflow|tf|keras)$/, 'tensorflow'],
] as const;

/** A formula that depends on something, with nothing said about it. */
const isFormulaAlone = ({ words: said, targets, list, inWords }: Reading): boolean =>
  targets.length > 0 &&
  (!inWords || said.size === 0) &&
  [...said].every((word) => BESIDE.test(word)) &&
  list.some(({ text, kind }) => kind !== 'word' && /\p{L}/u.test(text.replace(/(?<![a-z])[a-z]{2,}\(/g, '')));

export function intentOf(
  sentence: Reading,
  question: Question,
  isFollowing: boolean,
  asking: ReadonlySet<string> = sentence.words,
): Intent {
  const { words: said, targets, claims, list } = sentence;
  const has = (pattern: RegExp): boolean => [...said].some((word) => pattern.test(word));
  const { strong, weak, elsewhere, strange } = fieldOf(vocabularyOf(sentence));
  const asks = question.want !== 'anything' || sentence.signed || sentence.second || has(ASKS);
  const why = has(
    /^(?:why|difference|differ|inconsistent|convention|explain|should|when|how|which|wrong|mistake|confused|mismatch|error|matter|always|instead|suddenly|come|intuition|meaning|means|vs|versus|understand|problem|kills|legitimate|allowed|happens|isn't|doesn't|don't|disagree)$/,
  );
  const judges = has(
    /^(?:correct|right|wrong|true|false|check|verify|valid|isn't|incorrect|ok|mistake|agree|confirm)$/,
  );
  const isBare = isFormulaAlone(sentence);
  const isNamed = sentence.functions.some((formula) => !AMBIGUOUS.has(formula.replace(/\(.*/s, '')));
  const inside =
    strong > 0 ||
    isError(said) ||
    sentence.signed ||
    ((judges || sentence.alternatives || claims.length > 1) && claims.length > 0 && targets.length > 0) ||
    isNamed ||
    (asks && (targets.length > 0 || strange <= 2)) ||
    (weak > 0 && elsewhere === 0 && strange <= weak);
  const task = has(OTHER_TASKS) && !asks;
  const isDifferential = list.some(
    ({ kind, text }) =>
      (kind === 'formula' && /^(?:d[A-Z]\b|[fghFGHσφϕψρ]'\()[^/]*$/u.test(text)) ||
      (kind !== 'word' && /^\w+\(d[A-Z]\)$/.test(text)),
  );
  const isAdvice =
    (list.some(({ text }, at) => ADVICE.test(text) && list[at + 1]?.text !== 'for') && !asks) || has(OTHER_ERRORS);
  const outside =
    !isBare &&
    !(isDifferential && elsewhere === 0) &&
    (!inside ||
      task ||
      isAdvice ||
      (elsewhere > 0 && strong === 0 && !sentence.signed && targets.length === 0) ||
      elsewhere > strong + weak);
  const aspect = aspectOf({ ...sentence, words: asking }, (pattern) => [...asking].some((word) => pattern.test(word)));
  const named = FRAMEWORKS.filter(([words]) => has(words)).map(([, name]) => name);
  const framework = named.length === 1 ? named[0] : undefined;
  const wantsCode =
    (asksForCode(list) && claims.length === 0 && !said.has('my')) ||
    (isFollowing && framework !== undefined && framework !== 'tensorflow');
  const isClaimed = claims.length > 0 && !sentence.alternatives;
  return {
    gate: outside ? 'outside' : isBare && !inside ? 'bare' : 'inside',
    asks,
    asksInWords: [...said].some((word) => ASKS.test(word) && word !== 'wrt'),
    why,
    checks: isClaimed,
    judges,
    isAdvice,
    isIdea: OPENS_IDEA.test(
      list
        .slice(0, 3)
        .map(({ text }) => text)
        .join(' '),
    ),
    isWhy: has(
      /^(?:when|happens|why|wrong|match|difference|inconsistent|confused|mismatch|error|come|intuition|disagree|suddenly|kills|doesn't|isn't)$/,
    ),
    compares: has(
      /^(?:but|inconsistent|whereas|while|difference|differ|disagree|vs|versus|compare|comparison|contradict|contradiction|contradictory)$/,
    ),
    isOfDifferentials: isDifferential && !sentence.signed,
    refersBack:
      has(/^(?:that|this|it|also|instead|same|again|drop)$/) || /^(?:and|so|but|why|in|at)$/.test(list[0]?.text ?? ''),
    ...(wantsCode ? { aspect: 'code' as const } : aspect ? { aspect } : {}),
    ...(framework ? { framework } : {}),
  };
}

const PROGRAMMING =
  /^(?:numpy|np|pytorch|torch|jax|tensorflow|tf|keras|python|matlab|julia|code|function|program|script|vectori[sz]ed)$/;

/** Whether a program is asked for: "this code" is one that is there, and who wants a formula wants no program. */
const asksForCode = (list: readonly Item[]): boolean =>
  list.some(
    (item, at) =>
      (/^(?:code|implement|implementation|snippet|program)$/.test(wordOf(item)) ||
        (wordOf(item) === 'write' && list.some((other) => PROGRAMMING.test(wordOf(other))))) &&
      !list
        .slice(Math.max(0, at - 3), at)
        .some((before) => /^(?:this|following|have|above|your)$/.test(wordOf(before))),
  ) &&
  !list.some(
    (item, at) =>
      /^(?:hand|closed|paper)$/.test(wordOf(item)) ||
      (/^formulas?$/.test(wordOf(item)) && list.slice(Math.max(0, at - 2), at).some(({ text }) => text === 'as')),
  );

function aspectOf(
  { words: said, claims, alternatives, at }: Reading,
  has: (pattern: RegExp) => boolean,
): Aspect | undefined {
  const isDiagonal = claims.some(({ text }) => /diag/i.test(text));
  if (
    (has(/^(?:diagonal|diag)$/) || isDiagonal || said.has('matrix')) &&
    (said.has('or') || alternatives) &&
    (said.has('vector') || (isDiagonal && (claims.length < 2 || claims.some(({ text }) => !/diag/i.test(text)))))
  )
    return 'form';
  if (has(/^(?:layout|numerator|denominator)$/)) return 'layout';
  if (
    has(
      /^(?:kinks?|subgradients?|subdifferential|differentiable|corner|undefined|ties?|tied|zero|exactly|indeterminate|border|boundary)$/,
    ) &&
    (at !== undefined || said.has('at') || has(/^(?:subgradients?|subdifferential|kinks?|differentiable)$/))
  )
    return 'kink';
  if (said.has('why')) return 'why';
  return has(/^(?:shapes?|dimensions?|dims?|sizes?)$/) ? 'shape' : undefined;
}
