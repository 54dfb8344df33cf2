// Questions for yes or no: "is softmax elementwise?", "is the Hessian of xᵀAx positive definite if A is?".
import type { GivenSign } from '../answer/properties/bending.js';
import type { Bearer, Property } from '../answer/properties/known.js';

export interface PropertyAsked {
  readonly property: Property;
  readonly of: Bearer;
  /** Whether it is asked of what was said before: "is it convex?", "is the Hessian definite?" */
  readonly isBack: boolean;
  /** The question as one for a derivative, with the property taken out. */
  readonly rest: string;
  /** Whether its reason is asked for, of the property or of its absence: "why is it not symmetric?" */
  readonly why?: 'so' | 'not so';
  /** What the condition says of a symmetric matrix that is no shape and no tag. */
  readonly given?: GivenSign;
}

/** How people say each property, the longer before the shorter that it contains. */
const SAID: readonly (readonly [words: RegExp, property: Property])[] = [
  [/\b(?:symmetric )?positive semi-?\s?definite\b|\bpsd\b/i, 'positive semidefinite'],
  [/\bnegative semi-?\s?definite\b|\bnsd\b/i, 'negative semidefinite'],
  [/\b(?:symmetric )?positive[- ]definite\b|\bs?pd\b/i, 'positive definite'],
  [/\bnegative[- ]definite\b/i, 'negative definite'],
  [/\b(?:twice|two times|2 times)(?: continuously)? differentiable\b/i, 'twice differentiable'],
  [
    /\b(?:infinitely(?: often| many times)?|arbitrarily often|thrice|(?:three|3|n) times)(?: continuously)? differentiable\b/i,
    'infinitely differentiable',
  ],
  [/\b(?:differentiable|smooth|derivable|have a derivative)\b/i, 'differentiable'],
  [/\bstrictly convex\b/i, 'strictly convex'],
  [/\bstrictly concave\b/i, 'strictly concave'],
  [/\b(?:strongly|uniformly) convex\b/i, 'strongly convex'],
  [/\b(?:strongly|uniformly) concave\b/i, 'strongly concave'],
  [/\b(?:jointly )?convex\b/i, 'convex'],
  [/\b(?:jointly )?concave\b/i, 'concave'],
  [/\b(?:non-?singular|invertible|full[- ]rank)\b/i, 'invertible'],
  [/\b(?:element|entry|component|point)-?\s?wise\b/i, 'elementwise'],
  [/\borthogonal\b/i, 'orthogonal'],
  [/(?<!\b(?:skew|anti)[- ])\bsymmetric\b/i, 'symmetric'],
  [/\bdiagonal\b/i, 'diagonal'],
  [/\b(?:lower |upper )?triangular\b/i, 'triangular'],
  [/\bsparse\b/i, 'sparse'],
  [/\bsquare\b(?! (?:root|of|norm))/i, 'square'],
  [/\blinear\b(?! (?:layer|regression|model|map))/i, 'linear'],
  [/\bconstant\b/i, 'constant'],
  [/\bidentity\b/i, 'identity'],
  [/\b(?:projections?|projectors?|idempotent|projection matrix)\b/i, 'a projection'],
  [/\b(?:of )?(?:unit(?: length| norm| vector)|(?:length|norm) (?:one|1))\b/i, 'of unit length'],
  // With a constant is more than Lipschitz.
  [/(?<!\d[- ])\blipschitz(?:[- ]continuous)?\b(?! const| with (?:\w+ )?(?:constant|[lk])\b)/i, 'Lipschitz'],
  [/\bcontinuous\b/i, 'continuous'],
  [/\b(?:(?:monotonic(?:ally)? |monotone )?(?:increasing|non-?decreasing)|monotone|monotonic)\b/i, 'increasing'],
  [/\b(?:(?:monotonic(?:ally)? |monotone )?(?:decreasing|non-?increasing))\b/i, 'decreasing'],
  [/\beven(?= function| in\b|\s*$)/i, 'even'],
  [/\bodd\b/i, 'odd'],
  // By a number is more than bounded.
  [/\bbounded\b(?! (?:(?:from )?(?:above |below ))?by\b)/i, 'bounded'],
  [/\b(?:injective|one-to-one)\b/i, 'injective'],
  [
    /\b(?:singular|rank[- ]deficient|(?:an? )?(?:zero|0|vanishing) determinant|(?:an? )?determinant (?:of )?(?:zero|0))(?![\p{L}\d])(?! values?)/iu,
    'singular',
  ],
  [/\b(?:non-?negative|never negative|at least (?:0|zero))\b/i, 'non-negative'],
  [/\bpositive\b(?![ -](?:semi-?\s?)?definite)/i, 'positive'],
];
/** What may also be said of a matrix that is given: "with A symmetric". */
const DECLARABLE = new Set<Property>([
  'positive semidefinite',
  'positive definite',
  'symmetric',
  'diagonal',
  'orthogonal',
  'triangular',
  'square',
  'constant',
  'invertible',
  'singular',
  'positive',
  'non-negative',
]);

const OPENS =
  /^(?:(?:so|and|but|ok|hi|hello|hey|also|well|quick question|question)[\s,:-]+)*(?:is|are|isn't|aren't|does|do|can)\b/i;

/** Words that stand between "is" and the property without being part of what it is said of. */
const ADVERBS =
  /^(?:always|even|really|necessarily|still|also|actually|a|an|the|everywhere|strictly|jointly|itself|just)$/i;

/** "the Hessian of logsumexp, is it psd?" as "is the Hessian of logsumexp psd?" */
const upright = (text: string): string =>
  text.replace(
    /^(?!(?:i|we|my|the book|what|why|how|when|which|if|is|are|does|do|can)\b)([^,?]{3,60}?)\s*[,:]?\s+(is|are) (?:it|that|this|they)\s+(?=\S)/i,
    '$2 $1 ',
  );

/**
 * "In layer norm, is the Jacobian symmetric?" as "is the Jacobian of layer norm symmetric?", and a condition that comes
 * first behind the question: "with A symmetric, is …".
 */
const located = (text: string): string =>
  text
    .replace(
      /^(?:in|for|with|of) ((?!(?:what|which|case|this|that|general)\b)[^,?\n<>=]{2,40}?),? (is|are) the (jacobians?|hessians?|gradients?|derivatives?)(?= (?!of\b))/i,
      '$2 the $3 of $1',
    )
    .replace(/^((?:with|for|given|if|when|assuming) [^,?\n]{2,40}), ((?:is|are|does) [^?\n]{3,120}?)\s*\?*$/i, '$2 $1?')
    .replace(/^((?:with|for|given) [^,?\n]{2,40}?) ((?:is|are) the [^?\n]{3,120}?)\s*\?*$/i, '$2 $1?');

/** "My prof says that softmax is convex, is that true?" as "is softmax convex?" */
const reported = (text: string): string =>
  text.replace(
    /^(?:(?:my|our|the|a|some) \w+|someone|he|she|they) (?:says?|said|claims?|claimed|insists?|thinks?) (?:that )?([^?.,;\n=]{3,80}?) (is|are) ([^?.,;\n=]{3,60}?)\s*(?:[,.;]\s*(?:and )?(?:is (?:that|this|it) )?(?:true|right|correct)\s*)?[?.]?$/i,
    '$2 $1 $3?',
  );

/** "Does batch norm have a diagonal Jacobian?" as "is the Jacobian of batch norm diagonal?", and "can I invert the Hessian?" */
const predicative = (text: string): string =>
  text
    .replace(
      /\bdo(?:es)? (?:the )?([^?,.;\n]{1,60}?) (?:always |really |even )?ha(?:ve|s) (?:always )?an? ([\p{L} -]{3,40}?) (jacobians?|hessians?|gradients?|derivatives?)\b(?= ?[?.!]?$)/iu,
      'is the $3 of $1 $2',
    )
    .replace(/\bcan (?:i|we|you|one) (?:always )?invert ([^?,.;\n]{3,60})/i, 'is $1 invertible');

/** "Why is …", whose reason is that of the property. */
const REASON = /^\W*(?:(?:so|and|but|ok|hi|hello)[\s,]+)*(?:why|how come)\s+(?=(?:is|are|isn't|aren't|does|do)\b)/i;

/** The property that a sentence asks for; undefined where it asks for none. */
export function propertyAsked(said: string): PropertyAsked | undefined {
  const reason = REASON.exec(said);
  // The reason follows every answer.
  const asks = said.replace(/[\s,]+(?:and |but )?why\s*\??\s*$/i, '?');
  const text = predicative(upright(located(reported(reason ? said.slice(reason[0].length) : asks))));
  const opening = OPENS.exec(text);
  // "does it matter that relu is not differentiable?" is no question for a property.
  if (
    !opening ||
    /\b(?:matter|legitimate|problem|need|have to|mean)\b/i.test(text) ||
    /\bor (?:a |an |is |just )?(?:vector|matrix|\w+ matrix)\b|\bwhy\b/i.test(text)
  )
    return undefined;
  const clause = /^[^?\n]*/.exec(text)?.[0] ?? '';
  const found = SAID.flatMap(([words, property]) => {
    const match = words.exec(clause);
    return match && match.index > opening[0].length
      ? [{ property, from: match.index, to: match.index + match[0].length }]
      : [];
  });
  // A condition comes last: "is xᵀAx convex if A is symmetric?", "with A symmetric".
  const condition = /[,\s](?:if|when|where|with|for|given|assuming|provided|since)\s/i;
  const own = found.filter(({ from, to }) => {
    const before = clause.slice(0, from);
    const tail = condition.exec(before);
    const isOfGiven =
      tail !== null &&
      !/\b(?:respect|wrt)\b/.test(before.slice(tail.index)) &&
      /^\s*(?:matri(?:x|ces)\s*)?\p{Lu}?\s*$/u.test(clause.slice(to));
    return !isOfGiven && isPredicate(before);
  });
  const asked = own.find(({ property }) => !DECLARABLE.has(property)) ?? own[0];
  if (!asked) return undefined;
  const { property, from, to } = asked;
  const subject = clause.slice(opening[0].length, from);
  const of: Bearer = /\bhessians?\b|∇²|\bsecond derivative/i.test(subject)
    ? 'hessian'
    : /\b(?:jacobians?|gradients?|derivatives?|differentials?)\b|[∂∇]|[\p{L}\d]{2}['′]\(|σ['′]\(/iu.test(subject)
      ? 'derivative'
      : 'function';
  // Why a function is what it is, is an idea.
  if (reason && of === 'function' && !/^\s*(?:it|that|this)\b/i.test(subject)) return undefined;
  // "is A symmetric" alone tells of a matrix and asks nothing of a derivative.
  const isBack = /^\s*(?:it|that|this)\s*$/i.test(subject.replace(/\b(?:always|even|really|still|also|a|an)\b/gi, ''));
  const isOfValues =
    /^(?:positive|non-negative)$/.test(property) &&
    /\w\w|[(^*+]/.test(subject.replace(/\b(?:always|the|matrix)\b/g, ''));
  if (of === 'function' && DECLARABLE.has(property) && !isBack && !isOfValues) return undefined;
  // "where Ax = b" is no number to look at.
  const tail = text.slice(to).replace(/\b(?:where|when)\b[^?,.;\n]*\p{L}\s*=\s*[^?,.;\n]*\p{L}[^?,.;\n]*/u, '');
  const given = givenIn(tail);
  return {
    property,
    of,
    ...(given ? { given } : {}),
    ...(reason ? { why: /\bnot\b|n't\b/i.test(clause.slice(0, from)) ? 'not so' : 'so' } : {}),
    isBack: isBack || /^\s*(?:the|its)\s+\w+\s*$/i.test(subject),
    rest: `${of === 'function' ? 'derivative of ' : ''}${subject.trim().replace(/\bnot$/i, '')}${tail}`,
  };
}

/** "If A is indefinite", "for a negative definite A". */
function givenIn(condition: string): GivenSign | undefined {
  const found =
    /(?<![\p{L}\d])(?:(?<name>\p{Lu}) (?:is |being )?(?:an? )?(?:symmetric )?)?(?<sign>indefinite|negative[- ](?:semi-?)?definite)(?: matrix)?(?: (?<after>\p{Lu})(?![\p{L}\d]))?/u.exec(
      condition,
    )?.groups;
  const name = found?.['name'] ?? found?.['after'];
  if (name === undefined) return undefined;
  const sign = found?.['sign'] ?? '';
  return {
    name,
    sign: /^indef/.test(sign) ? 'indefinite' : `negative ${/semi/.test(sign) ? 'semidefinite' : 'definite'}`,
  };
}

/** Whether what is said stands behind its subject, and is no attribute: "a symmetric A". */
function isPredicate(before: string): boolean {
  // "…, A symmetric" declares A.
  if (/,\s*\p{L}\w?\s*$/u.test(before)) return false;
  const words = before.trim().split(/\s+/);
  while (words.length > 1 && ADVERBS.test(words.at(-1) ?? '')) words.pop();
  return words.length > 1;
}
