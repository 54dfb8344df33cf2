// A short message behind an answer that leaves out what its question is about: "rank?", "symmetric?", "is that also true for
// sigmoid?", "thanks, and at 0?", with what it leaves out.
import { factAsked } from './fact.js';
import { propertyAsked } from './property.js';

/** Courtesies before a question. */
const COURTESY =
  /^\W*(?:(?:thanks|thank you|thx|ty|cheers|great|nice|cool|perfect|awesome|got it|makes sense|i see|understood|good|ok|okay|yes|right|interesting)(?: (?:a lot|so much|very much|that helps|for that|for the answer))?(?:\s*[,.!;:-]+\s*|\s+(?=(?:and|but|now|so|what|how|thanks|thank|thx)\b)))+(?=[\p{L}∂∇\\$])/iu;

/** "Is that also true for …", "does the same hold if …". */
const ALSO =
  /^\W*(?:(?:and|but|so) )?(?:is|are|does|do|will|would) (?:that|this|it|they|the same(?: thing)?)(?: (?:also|still|always|then|too|even|all))*(?: be)?(?: (?:true|hold|holds|work|works|apply|applies|the case|so|valid|go|happen|correct|right))?(?: (?:also|still|too|as well))* (for|of|with|if|when) (.{1,80})$/is;
/** A property that is said of it is another question. */
const SAYS = /\b(?:true|hold|holds|work|works|apply|applies|case|valid|go|happen|so|correct|right)\b/i;

const OPENING =
  /^\W*(?:(?:and|so|but|then|now|ok|also|what about|how about|what is|what's|whats|is it|tell me)[\s,]+)*(its |the )?/i;
/** Words of such a message. */
const MOST = 3;
/** What a message changes of the last answer, and does not ask of it. */
const CHANGES =
  /\b(?:hessian|transposed?|square|shape|size|derivative|gradient|jacobian|negative|inverse|sum|zero|length|steps|code|wrt|for|with|of|at|by|in|if|limit|constant|sign)\b/i;

/** "Is that strict?" */
const STRICT =
  /^\W*(?:(?:and|so|but) )*(?:is|are) (?:it|that|this|the (?:inequality|convexity|bound)) (?:really |also |even )?strict(?:ly)?\W*$/i;
/** "Where is it attained?", "at which x?" */
const WHERE =
  /^\W*(?:(?:and|so|but|ok) )*(?:where|when|at (?:which|what) (?:\w|point|value))(?:(?:'s| is| does| do)? (?:it|that|this|the (?:max|min|maximum|minimum|bound|value)))?(?: (?:attained|reached|taken|happen|occur|the case))?\W*$/i;

/** What was asked of the last answer, with the word that makes it strict, or with the place at which it is so. */
function ofLast(text: string, last: string): string | undefined {
  const bend = STRICT.test(text) ? /, to see whether the function is (convex|concave)\b/.exec(last)?.[1] : undefined;
  if (bend !== undefined) return `is it strictly ${bend}?`;
  const extreme =
    STRICT.test(text) || WHERE.test(text) ? /, to find (the (?:greatest|least) value)\b/.exec(last)?.[1] : undefined;
  return extreme === undefined ? undefined : `what is ${extreme} of its derivative?`;
}

/** The question as one that stands behind an answer, `last`; the text itself where it leaves out nothing. */
export function completed(said: string, last: string): string {
  const text = said.replace(COURTESY, '');
  const asked = ofLast(text, last);
  if (asked !== undefined) return asked;
  const [whole, how = '', what = ''] = ALSO.exec(text) ?? [];
  if (whole !== undefined && SAYS.test(whole.slice(0, whole.length - what.length)))
    return `and ${/^(?:if|when)$/i.test(how) ? 'if' : 'for'} ${what}`;
  const opening = OPENING.exec(text);
  const rest = text.slice(opening?.[0].length ?? 0).replace(/(?: please| pls)?\s*[?.!]*\s*$/i, '');
  const words = rest.split(/\s+/);
  if (words.length > MOST || !/^[a-z][a-z -]+$/i.test(rest) || CHANGES.test(rest)) return text;
  const fact = `what is its ${rest}?`;
  if (factAsked(fact)) return fact;
  const whether = `is it ${rest}?`;
  return opening?.[1] === undefined && propertyAsked(whether) ? whether : text;
}
