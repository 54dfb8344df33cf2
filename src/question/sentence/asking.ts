// The sentences of a text: which of them ask for a derivative, and what they define.

/** A derivative is named, in words or in signs. */
export const NAMES =
  /\b(?:gradients?|grads?|derivatives?|jacobians?|hessians?|differentiat\w{1,4}|partials)\b|\b(?:wrt|w\.r\.t|with respect to)\b|[∇∂]|\\(?:nabla|partial)|\\frac\s?\{\s?d|(?<![A-Za-z])d\w{0,12}\s?\/\s?d[A-Za-z]/i;
/** dS of a course on backpropagation, which is ∂L/∂S. */
const DIFFERENTIAL = /(?<![A-Za-z\\])d(?:[A-Z](?![A-Za-z])|(?:gamma|beta|out)\b)/;

export const states = (sentence: string): boolean => NAMES.test(sentence) || DIFFERENTIAL.test(sentence);

/** It is asked for. */
const ASKS =
  /\?\W{0,3}$|\b(?:find|compute|calculate|determine|derive|differentiate|what(?:'s|s|\s+(?:is|are|about|would|will))|how\s+(?:do|can|to|would|does|should|about)|need|want|looking for|stuck|help|give me|show me|struggling|please|don't (?:get|know|see|understand)|couldn't|could not (?:find|get|compute))\b/i;
const JUDGES = /\b(?:right|correct|true|wrong|valid|agree|verify|confirm|mistake|bug|is it|is this|is that)\b/i;
const REASONS = /\b(?:why|how come|explain|intuition|difference|what does)\b/i;
const IMPERATIVE = /\b(?:find|compute|calculate|determine|derive|differentiate)\b/i;
/** A point behind these ends no sentence. */
const ABBREVIATED = /(?:\b(?:w\.?r\.?t|e\.?g|i\.?e|vs|resp|cf|eqn?|pp?|fig|dr|prof|etc|approx)|(?:^|\s)\d)\.$/i;

/** The sentences of a text, each with the space behind it; a line ends one too. */
export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  for (const part of text.split(/(?<=[.?!]["')$]{0,2}\s)|(?<=\n)/)) {
    const last = found.at(-1);
    if (last !== undefined && (ABBREVIATED.test(last.trimEnd()) || isOpen(last)) && !last.endsWith('\n'))
      found[found.length - 1] = last + part;
    else found.push(part);
  }
  return found;
}

/** Whether a formula in marks goes on behind this text. */
const isOpen = (text: string): boolean => (text.split('$').length - 1) % 2 === 1;

/** Whether a derivative is asked for, and not a reason or a judgement on what was said before. */
export const asksFor = (sentence: string): boolean =>
  states(sentence) &&
  ASKS.test(sentence) &&
  (!REASONS.test(sentence) || IMPERATIVE.test(sentence)) &&
  (!JUDGES.test(sentence) || /\?/.test(sentence)) &&
  // "Is that the gradient?" asks about what was said; "is it true that ∇f = 2x?" brings what it asks about.
  (!JUDGES.test(sentence) || !/^\W*(?:so |but |and )?(?:is|was|are|isn't)\b/i.test(sentence) || sentence.includes('='));

/** The sentences that ask for something, of whatever kind; the text itself where none does. */
export function askingIn(text: string): string {
  const sentences = sentencesOf(text);
  const asking = sentences.filter((sentence) => ASKS.test(sentence.trimEnd()));
  return sentences.length < 3 || asking.length === 0 ? text : asking.join('');
}

/** `f(x) = …` and `$f(x) = …$` in a sentence that is left out: what it defines is kept. */
const DEFINES =
  /\$\s*(\\?\p{L}\w{0,8}(?:\s?\([^()$=]{1,20}\))?\s*=[^$]{1,300})\$|(?<![\p{L}\d_$∂∇\\/}])(\p{L}\w{0,3}(?:\([^()=]{1,20}\))?\s?=\s?[^?;\n$]{1,200}?)(?=\s(?:with|wrt|w\.r\.t|where|for|at|by|and|is|has)\b|[.,](?:\s|$)|[?;\n]|$)/gu;

export const definedIn = (sentence: string): string =>
  [...sentence.matchAll(DEFINES)].map(([, marked, bare]) => (marked ? `$${marked}$` : bare)).join('\n');
