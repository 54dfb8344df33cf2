// How people ask for each fact of a derivative, the longer before the shorter that it contains.
import type { FactKind } from '../answer/facts/fact.js';
import type { Bearer } from '../answer/properties/known.js';

export const DERIVATIVE = '(?:jacobians?|gradients?|grads?|derivatives?|deriv|hessians?|slopes?|partials?)';
const MOST = `(?:max(?:imum|imal|ima)?|largest|biggest|greatest|highest|supremum|sup|peak|steepest|upper bound)`;
const LEAST = `(?:min(?:imum|imal|ima)?|smallest|lowest|infimum|inf|flattest|lower bound)`;
const WHERE = String.raw`(?:where|when|(?:at|for|on|in) (?:which|what)(?: (?:points?|values?|inputs?|places?|intervals?|\w))?(?: of \w)?)`;
/** What may stand before it: "find all points where". */
const LEAD =
  '(?:(?:so|and|but|ok|please|find|list|give me|what are|tell me|all|the|any) ){0,4}(?:(?:points?|places?|values?|numbers?) )?(?:of )?(?:x )?';
const NONE = `(?:zero|0)`;
const ENTRIES = `(?:entries|entry|elements|numbers|components|parameters|params|coefficients|values|partial derivatives|partials|cells)`;

/** How a fact is asked for; what of the words is taken out, where that is not what asks. */
export interface Wording {
  readonly kind: FactKind;
  readonly asks: RegExp;
  readonly cuts?: readonly RegExp[];
  /** Asked of a function, it is none of its derivative: "the rank of X", "the maximum of f". */
  readonly needsDerivative?: true;
  readonly of?: Bearer;
  readonly sign?: 1 | -1;
}

const whole = (source: string): RegExp => new RegExp(source, 'i');

/** The first that fits is meant. */
export const WORDINGS: readonly Wording[] = [
  {
    kind: 'Lipschitz constant',
    asks: /\blipschitz[ -](?:const(?:ant)?|coefficient|modulus|bound|number)s?\b/i,
  },
  {
    kind: 'Lipschitz constant',
    asks: /\blipschitz(?:[- ]continuous)? with (?:lipschitz )?(?:constant|[LKk])(?: (?:of|is|equal to)| ?=)? ?\d+(?:\.\d+|\/\d+)?|\b\d+(?:\.\d+|\/\d+)?[- ]lipschitz(?:[- ]continuous)?\b/i,
  },
  { kind: 'zeros', asks: /\binflection points?\b/i, of: 'hessian' },
  { kind: 'zeros', asks: /\b(?:stationary|critical) points?\b/i, of: 'derivative' },
  {
    kind: 'null space',
    asks: /\b(?:(?:right )?null[ -]?spaces?|kernel|nullity)\b(?! (?:matrix|function|trick|method|size))/i,
    cuts: [/\bdimension of\b/i],
    needsDerivative: true,
  },
  {
    kind: 'rank',
    asks: /(?<=^\W*(?:(?:so|and|but|then) )*(?:is|isn't|are)\b[^?]{1,80})\b(?:(?:of|have) )?(?:an? )?rank[- ](?:one|two|three|\d)(?: matrix)?(?=\W*$)/i,
    needsDerivative: true,
  },
  {
    kind: 'rank',
    asks: /\bhow many (?:linearly )?independent (?:rows|columns)\b|\bnumber of (?:linearly )?independent (?:rows|columns)(?: of)?\b|(?<!\b(?:full|low|column|row)[- ])\brank\b(?![- ]?(?:one\b|1\b|deficien|update))(?: (?:is|of|=|equal to)? ?(?:\d+|n|m)(?: ?[-−] ?\d)?(?![\p{L}\d(]))?/iu,
    needsDerivative: true,
  },
  {
    kind: 'eigenvalues',
    asks: /\b(?:eigen ?-?values?|eigen ?-?spectrum|spectrum)\b/i,
    cuts: [/\b(?:largest|smallest|maximum|minimum|max|min|greatest|top|leading)\b/i],
    needsDerivative: true,
  },
  {
    kind: 'row sums',
    asks: whole(
      String.raw`\b(?:entries|elements|components) of (?:the |its )?${DERIVATIVE}[^?]{0,80}?\b(?:sums?|adds?)(?: up)? to\b(?: ${NONE}| 1\b| one\b)?|\bsums? of (?:the |all )?(?:the )?${ENTRIES} of (?:the |its )?${DERIVATIVE}|\brow[- ]?sums?\b|\bsums? of (?:each|the|all|every|its)? ?rows?\b|\brows?\b[^?]{0,80}?\b(?:sums?|adds?|summing|adding)(?: up)?(?: always)? to\b(?: ${NONE}| 1\b| one\b)?`,
    ),
    cuts: [
      /\b(?:the )?(?:entries|elements|components) of\b|\bsums? of (?:the |all )?(?:the )?(?:entries|elements|components) of\b|\brow[- ]?sums?(?: of)?\b|\bsums? of (?:each|the|all|every|its)? ?rows?\b|\b(?:each|every|all) rows? of\b|\brows?(?: of)?\b|\b(?:sums?|adds?|summing|adding)(?: up)?(?: always)? to\b(?: zero| 0| 1\b| one\b)?/i,
    ],
    needsDerivative: true,
  },
  {
    kind: 'column sums',
    asks: whole(
      String.raw`\bcol(?:umn)?[- ]?sums?\b|\bsums? of (?:each|the|all|every|its)? ?columns?\b|\bcolumns?\b[^?]{0,80}?\b(?:sums?|adds?|summing|adding)(?: up)?(?: always)? to\b(?: ${NONE}| 1\b| one\b)?`,
    ),
    cuts: [
      /\bcol(?:umn)?[- ]?sums?(?: of)?\b|\bsums? of (?:each|the|all|every|its)? ?columns?\b|\b(?:each|every|all) columns? of\b|\bcolumns?(?: of)?\b|\b(?:sums?|adds?|summing|adding)(?: up)?(?: always)? to\b(?: zero| 0| 1\b| one\b)?/i,
    ],
    needsDerivative: true,
  },
  {
    kind: 'zero entries',
    asks: whole(
      String.raw`\bwhich(?: of the| of its)? ${ENTRIES}\b[^?]{0,80}\b(?:is|are|equal) ${NONE}\b|\b(?:how many|number of|(?:what )?(?:fraction|share|percentage|proportion) of)(?: of the| the)? (?:(?:${ENTRIES}|${DERIVATIVE})\b[^?]{0,80}\b(?:is|are|equal) ${NONE}\b|zeros?(?: ${ENTRIES})?\b)`,
    ),
    cuts: [
      /\b(?:is|are|equal) (?:zero|0)\b|\b(?:how many|number of|(?:what )?(?:fraction|share|percentage|proportion) of)\b/i,
      whole(String.raw`\b(?:zeros?|${ENTRIES})\b`),
    ],
    needsDerivative: true,
  },
  {
    kind: 'nonzero entries',
    asks: whole(
      String.raw`\b(?:how many|number of|count of|(?:what )?(?:fraction|share|percentage|proportion) of)\b[^?]{0,100}\b(?:non[- ]?zeros?|not (?:zero|0))\b|\bwhich(?: of the| of its)? ${ENTRIES}\b[^?]{0,80}\b(?:non[- ]?zero|not (?:zero|0))\b|\bhow sparse\b|\bsparsity(?: pattern)?\b|\bnnz\b|\bhow dense\b`,
    ),
    cuts: [
      whole(String.raw`\b(?:non[- ]?zeros?|(?:is |are )?not (?:zero|0))\b(?: ${ENTRIES})?`),
      whole(String.raw`\bhow many(?: of the)?(?: ${ENTRIES})?|\bnumber of(?: ${ENTRIES})?`),
      /\bhow (?:sparse|dense)\b|\bsparsity(?: pattern)?\b|\bnnz\b/i,
    ],
    needsDerivative: true,
  },
  {
    kind: 'entries',
    asks: whole(
      String.raw`\b(?:how many|number of|count of) ${ENTRIES}\b|\bhow (?:large|big) is (?=(?:the |a )?(?:\w+ )?(?:jacobian|hessian)\b)`,
    ),
    needsDerivative: true,
  },
  {
    kind: 'kinks',
    asks: whole(
      String.raw`^\W*${LEAD}${WHERE}\b[^?]*(?:\b(?:not|isn'?t|isnt|non|fails? to be|no longer)[ -]?(?:be )?|\b)(?:differentiable|smooth|derivable)\b|^\W*${LEAD}${WHERE}\b[^?]*(?:${DERIVATIVE}|['′’])[^?]*\b(?:discontinuous|not continuous|jumps?)\b|^\W*${LEAD}${WHERE}\b[^?]*\b(?:kinks?|corners?|cusps?)\b|^\W*(?:does|do|has|have|is there|are there)\b[^?]*\b(?:a|any|an|some) (?:kinks?|corners?|cusps?)\b|\bhow many (?:kinks|corners|cusps)\b|\b(?:what are|list|find|name|give)\b[^?]*\b(?:kinks|(?:non-?differentiable|nonsmooth) points?|points? of non-?differentiability)\b|^\W*(?:the )?kinks of\b`,
    ),
    cuts: [
      whole(String.raw`^\W*${LEAD}${WHERE}\b`),
      /\b(?:not|isn'?t|isnt|non|fails? to be|no longer)[ -]?(?:be )?(?:differentiable|smooth|derivable)\b|\b(?:differentiable|smooth|derivable|discontinuous|not continuous|jumps?)\b|\b(?:a|any|an|some|its|the)? ?(?:kinks?|corners?|cusps?)\b|\bhow many\b|\b(?:non-?differentiable|nonsmooth) points?\b|\bpoints? of non-?differentiability\b/i,
      /^\W*(?:is there|are there|does|do|is|are|has|have|what are|list|find|name|give)\b/i,
    ],
    of: 'function',
  },
  {
    kind: 'zeros',
    asks: whole(
      String.raw`^\W*${LEAD}${WHERE}\b[^?]*\b(?:(?:is|are|be|becomes?|equals?|equal to)(?: equal to| exactly)? ${NONE}(?![.\d])|vanish(?:es)?|${NONE}\s*\??$)|\b(?:zeros?|roots?) of (?:the |its )?(?:\w+ )?${DERIVATIVE}|^\W*(?:set|setting|equate|put)\b[^?]*\b${DERIVATIVE}\b[^?]*\b(?:to|=|equal to|equal) ${NONE}|\bhorizontal tangents?\b|^\W*(?:does|can)\b[^?]*\b(?:vanish|(?:become|equal|be|reach|hit) (?:exactly )?${NONE})`,
    ),
    cuts: [
      whole(String.raw`^\W*${LEAD}${WHERE}\b(?: (?:is|are|does|do)\b)?`),
      whole(
        String.raw`\b(?:is|are|be|becomes?|equals?|equal to)(?: equal to| exactly)? ${NONE}(?![.\d])|\b(?:and )?(?:solve(?: for [a-z]\b)?|find [a-z]\b|tell me [a-z]\b)\s*$|\b(?:have |has |a )*horizontal tangents?\b|^\W*(?:set|setting|equate|put)\b|(?:\bequal )?(?:\bto|=) ${NONE}\b|\b(?:ever )?vanish(?:es)?\b|\b(?:equal to )?${NONE}\s*\??$|\b(?:zeros?|roots?) of\b|\b(?:ever )?(?:become|equal|be|reach|hit) (?:exactly )?${NONE}`,
      ),
    ],
    needsDerivative: true,
  },
  {
    kind: 'sign',
    asks: whole(String.raw`\b(?:what|which) sign\b|\bsign of (?:the |its )?(?:[\p{L}\d]+ )?${DERIVATIVE}`),
    cuts: [/\b(?:what|which) sign\b|\bsign of\b/i],
    needsDerivative: true,
  },
  ...(['negative', 'positive'] as const).map((word): Wording => {
    const said = String.raw`(?:\b${word}\b|(?:${word === 'negative' ? '<|less than|below|smaller than' : '>|greater than|above|larger than'}) ?(?:0(?![.\d])|zero\b))`;
    const ever = String.raw`\b(?:ever|be|become|get|go|turn) (?:ever )?${said}`;
    return {
      kind: 'sign',
      asks: whole(
        String.raw`^\W*${WHERE}\b[^?]*${said}|^\W*(?:can|could|does|will|is|are)\b[^?]*${ever}|^\W*(?:is|are)\b[^?]*\bnegative\s*\??$`,
      ),
      cuts: [
        whole(String.raw`^\W*(?:can|could|does|will|is|are|${WHERE})\b(?: (?:is|are)\b)?`),
        whole(String.raw`(?:\b(?:ever|be|become|get|go|turn|is|are|always|everywhere) )*${said}`),
      ],
      needsDerivative: true,
      sign: word === 'negative' ? -1 : 1,
    };
  }),
  ...(['decreasing', 'increasing'] as const).map(
    (word): Wording => ({
      kind: 'sign',
      asks: whole(String.raw`^\W*${WHERE}\b[^?]*\b${word}\b`),
      cuts: [whole(String.raw`^\W*${WHERE}\b(?: (?:is|are)\b)?`), whole(String.raw`\b(?:strictly )?${word}\b`)],
      of: 'derivative',
    }),
  ),
  {
    kind: 'greatest',
    asks: /\bhow steep (?:can|does|may|will|is)\b/i,
    cuts: [/\bhow steep (?:can|does|may|will|is)\b/i, /\b(?:get|become|be)\b/i],
    of: 'derivative',
  },
  ...(['greatest', 'least'] as const).map((kind): Wording => {
    const word = kind === 'greatest' ? MOST : LEAST;
    return {
      kind,
      asks: whole(
        String.raw`\b${word}(?: possible| absolute| attainable)?(?: values?)?(?: (?:of|on|that|for|does|can))(?: the| its| a)?(?: [^?]{0,60}?)?(?:\b${DERIVATIVE}\b|['′’]|\bd\/d\w)|\b${word}(?: possible)? ${DERIVATIVE}\b|\b${DERIVATIVE}\b[^?]{0,80}\b${word}(?: values?| possible)*(?: of)?\s*\??$|^\W*${WHERE}\b[^?]*(?:${DERIVATIVE}|['′’])[^?]*\b${word}\b|^\W*${WHERE}\b[^?]*\bsteepest\b|^\W*(?:(?:and|so|but|ok) )?what(?:'s| is) (?:its ${word}(?: possible)?(?: value)?|the ${word}(?: possible)?(?: value)? of (?:it|that|this))\W*$|\bhow ${kind === 'greatest' ? '(?:large|big|high|steep)' : '(?:small|low)'} (?:can|does|may|will)\b`,
      ),
      cuts: [
        whole(String.raw`^\W*${WHERE}\b(?: (?:is|are|does|do)\b)?`),
        whole(
          String.raw`\b(?:(?:its|the|a) )?${word}(?: possible| absolute| attainable)?(?: values?)?(?: (?:of|on|that|for|does|can)\b)?|\bhow (?:large|big|high|steep|small|low) (?:can|does|may|will)\b`,
        ),
        /\b(?:attains?|reach(?:es)?|takes?|achieves?|get|become|be)\b(?: on\b)?/i,
      ],
      needsDerivative: true,
    };
  }),
  {
    kind: 'range',
    asks: whole(
      String.raw`\b(?:range|image)(?: of values)? of (?:the |its )?[^?]{0,60}?(?:\b${DERIVATIVE}\b|['′’])|\b(?:what|which) values (?:can|does|do)\b`,
    ),
    cuts: [/\b(?:range|image)(?: of values)? of\b|\b(?:what|which) values (?:can|does|do)\b|\btake\b/i],
    needsDerivative: true,
  },
  {
    kind: 'length',
    asks: whole(
      String.raw`\b(?:(?:euclidean|l2|2-?) ?)?(?:norm|length|magnitude) of (?:the |its )?(?:gradients?|derivatives?)\b|\b(?:gradient|derivative) (?:norm|length|magnitude)\b`,
    ),
    cuts: [/\b(?:norm|length|magnitude)(?: of)?\b/i],
    needsDerivative: true,
  },
];
