// What a sentence is after: a derivative, a reason, a judgement, a program; or nothing of this field.
import { fieldOf } from './field.js';
import type { Reading } from './reading.js';
import type { Aspect, Question } from './understood.js';

export interface Intent {
  readonly gate: 'inside' | 'outside' | 'bare';
  /** It asks for a derivative. */
  readonly asks: boolean;
  readonly why: boolean;
  readonly checks: boolean;
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
  /^(?:derivatives?|deriv|jacobians?|gradients?|grads?|hessians?|differentiate|differentiated|differential|derive|partials?|subgradients?|wrt|diff|slope|backward|vjp|jvp)$/;

const OTHER_TASKS =
  /^(?:solve|factor|factorize|integrate|plot|graph|minimize|maximize|simplify|prove|translate|write|roots?|convert|draw|evaluate)$/;

export function intentOf(sentence: Reading, question: Question, isFollowing: boolean): Intent {
  const { words: said, targets, claims, list } = sentence;
  const has = (pattern: RegExp): boolean => [...said].some((word) => pattern.test(word));
  const { strong, weak, elsewhere } = fieldOf(said);
  const asks = question.want !== 'anything' || sentence.signed || sentence.second || has(ASKS);
  const why = has(
    /^(?:why|difference|differ|inconsistent|convention|explain|should|when|how|which|wrong|mistake|confused|mismatch|error|matter|always|instead|suddenly|come|intuition|meaning|means|vs|versus|understand|problem|kills|legitimate|allowed|happens|isn't|doesn't|don't|disagree)$/,
  );
  const judges = has(
    /^(?:correct|right|wrong|true|false|check|verify|valid|isn't|incorrect|ok|mistake|agree|confirm)$/,
  );
  const count = said.size;
  const functions = sentence.functions.length > 0 ? 1 : 0;
  const isBare =
    targets.length > 0 && count <= 2 && list.every(({ kind, text }) => kind !== 'word' || !OTHER_TASKS.test(text));
  const inside =
    strong > 0 ||
    sentence.signed ||
    (functions > 0 && (weak > 0 || strong > 0 || (targets.length > 0 && count < 6))) ||
    (weak > 0 && elsewhere === 0) ||
    (asks && targets.length > 0);
  const task = has(OTHER_TASKS) && !asks;
  const isDifferential = list.some(
    ({ kind, text }) => kind === 'formula' && /^(?:d[A-Z]\b|\p{L}'\()[^/]*$/u.test(text),
  );
  const outside =
    !isBare &&
    !(isDifferential && elsewhere === 0) &&
    (!inside ||
      task ||
      (elsewhere > 0 && strong === 0 && !sentence.signed && targets.length === 0) ||
      elsewhere > strong + weak);
  const aspect = aspectOf(sentence, has);
  const framework = (['numpy', 'pytorch', 'jax'] as const).find(
    (name) => said.has(name) || (name === 'pytorch' && said.has('torch')) || (name === 'numpy' && said.has('np')),
  );
  const wantsCode =
    has(/^(?:code|implement|implementation|snippet|program|write)$/) || (isFollowing && framework !== undefined);
  const isClaimed = claims.length > 0 && !sentence.alternatives;
  return {
    gate: outside ? 'outside' : isBare && !inside ? 'bare' : 'inside',
    asks,
    why,
    checks:
      isClaimed &&
      (judges ||
        isQuestioned(sentence) ||
        question.want === 'check' ||
        said.has('get') ||
        said.has('got') ||
        sentence.signed),
    judges,
    isWhy: has(
      /^(?:why|difference|inconsistent|explain|confused|mismatch|error|come|intuition|disagree|suddenly|kills|doesn't|isn't)$/,
    ),
    compares: has(
      /^(?:but|inconsistent|whereas|while|difference|differ|disagree|vs|versus|contradict|contradiction|contradictory)$/,
    ),
    isOfDifferentials: isDifferential && !sentence.signed,
    refersBack:
      has(/^(?:that|this|it|also|instead|same|again|drop)$/) ||
      /^(?:and|so|but|why|in|at|what)$/.test(list[0]?.text ?? ''),
    ...(wantsCode ? { aspect: 'code' as const } : aspect ? { aspect } : {}),
    ...(framework ? { framework } : {}),
  };
}

/** "is it 2Ax?", "so the gradient is A^T?" */
const isQuestioned = ({ list, words: said }: Reading): boolean =>
  list.some(({ kind, text }) => kind === 'stop' && text === '?') || said.has('is') || said.has('should');

function aspectOf(
  { words: said, claims, alternatives, at }: Reading,
  has: (pattern: RegExp) => boolean,
): Aspect | undefined {
  const isDiagonal = claims.some((claim) => /diag/i.test(claim));
  if (
    (has(/^(?:diagonal|diag)$/) || isDiagonal || said.has('matrix')) &&
    (said.has('or') || alternatives) &&
    (said.has('vector') || isDiagonal)
  )
    return 'form';
  if (has(/^(?:layout|numerator|denominator)$/)) return 'layout';
  if (
    has(
      /^(?:kinks?|subgradients?|subdifferential|differentiable|corner|undefined|zero|exactly|indeterminate|border|boundary)$/,
    ) &&
    (at !== undefined || said.has('at') || has(/^(?:subgradients?|subdifferential|kinks?|differentiable)$/))
  )
    return 'kink';
  if (said.has('why')) return 'why';
  return has(/^(?:shapes?|dimensions?|dims?|sizes?)$/) ? 'shape' : undefined;
}
