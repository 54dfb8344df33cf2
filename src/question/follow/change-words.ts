// The words by which a message changes the last answer, and those that change nothing.

/** Words that carry nothing by themselves, beside those that lead to a result. */
export const FILL = new Set(
  `and so you but what about how now then ok okay no i meant mean in at what's whats with its them if please can
  could do does did show us of instead sorry oh hmm we one for wrt respect my your were let's lets suppose assume
  assuming well yes yeah ah right there here when where take compute write these those too again other another
  version way form case question which on from calculate try want need shouldn't wouldn't doesn't maybe hm um like
  else next first second third replace replaced replacing change changed set let plug put thing tell vs versus hey
  wait function functions entries both evaluate evaluated whole pls plz rather back long short simple numeric
  numerically further more differentiate differentiating differentiated though`.split(/\s+/),
);
export const REASONS = /^(?:why|explain|explanation|reason|because|come|comes|coming|came|appear|appears)$/;
export const DOUBTS = /^(?:sure|certain|really|serious|confident|double-check|verified|checked|trust|correct)$/;
/** What makes a matrix a square one. */
export const SQUARE = /^(?:square|invertible|nonsingular|non-singular)$/;
/** Words that judge a result. */
export const JUDGING = /^(?:wrong|right|correct|false|incorrect|true|mistaken|mistake|ok|okay)$/;
export const PRONOUNS = /^(?:it|its|that|this|them|those|result|function|whole|these)$/;

/** "The transpose", with no word for what is transposed. */
export const TRANSPOSE = "(X)'";

/** "No, I meant log(det(A·Aᵀ))". */
export const MEANT = /^\W*(?:(?:no|sorry|oh|oops|wait|hm)[\s,]+)*(?:i (?:mean|meant)|actually|rather)\b/i;
/** "No, log(sum(x))". */
export const CORRECTS = /^\W*(?:no|nope|oops|sorry)\s*[,:.!]/i;
/** Behind a result that was judged: "and 2AAᵀx?" */
export const ANOTHER = /^\W*(?:(?:and|or|but|then|so|ok)\s+)*(?:(?:and|or)\b|(?:what|how) about\b)/i;

/** Behind such a word comes a variable. */
export const VARIABLE_FOLLOWS = /^(?:about|for|by|in|wrt|respect|meant|mean|what|how|if|instead|of)$/;
