// A short message that asks for the last answer in another manner: with numbers, in words, shorter, as a Kronecker product,
// with nothing declared, its results judged again.
import { derivativeOf } from '../formulas/tried.js';
import type { Reading } from '../reading/reading.js';

/** A change of the last answer that keeps what it is of. */
export interface Manner {
  readonly example?: true;
  readonly view?: 'steps';
  readonly again?: true;
  readonly judges?: true;
  readonly undeclared?: true;
}

/** What may stand around what is asked for. */
const OPENING = String.raw`^\W*(?:(?:and|so|now|but|ok|okay|please|pls|maybe|just|also|hm+)[\s,]+)*`;
const ASKED =
  '(?:(?:can|could|would|will) (?:you|i|we) )?(?:(?:please|also) )?(?:(?:give|show|see|get|have|want|need|do|write|say|put|explain|express|make|try|tell) )?(?:(?:me|us|it|that|this|the answer|the result) ){0,2}';
const CLOSING = String.raw`(?: (?:please|pls|instead|then|too|again|for me)){0,2}\W*$`;
const message = (said: string): RegExp => new RegExp(`${OPENING}${ASKED}(?:${said})${CLOSING}`, 'i');

const EXAMPLE = message(
  '(?:for |as |with )?(?:an? |some |one )?(?:(?:concrete|numeric|numerical|small|simple|worked|quick|actual|specific|real) ){0,2}(?:examples?|numbers)|(?:in|using|plug in|with some|plug in some) (?:actual |concrete )?(?:numbers|values)|numerically',
);
const IN_WORDS = message(
  'in (?:(?:plain|simple|your own|other) )?(?:words|english|language)|(?:an? |the )?(?:intuition|derivation|working|proof)|(?:prove|derive|show)(?: (?:it|this|that))?|go on|continue|elaborate|expand(?: on)?|(?:more|further) details?|details',
);
const SHORTER = message(
  'shorter|briefer|brief|short|simpler|in short|in one line|tl;?dr|too long|(?:only |just )?the (?:answer|result|formula)|the (?:answer|result|formula) only|the short version|(?:repeat|again|once more)',
);
const KRONECKER = message(
  '(?:as|in|with|using|in terms of|via) (?:an? |the )?(?:kronecker(?: products?| form| notation)?|vec(?: form| notation| operator)?|vectori[sz]ed(?: form| notation)?)',
);

/** "So which one is it?", "who is right?" */
const WHICH =
  /^\W*(?:(?:so|and|but|ok|okay|then|hm+)[\s,]+)*(?:which|who|whose)(?: (?:one|of (?:the|these|those) (?:two|both)|of them|formula|version|answer|result))?(?: is|'s|s)? (?:it|right|correct|true|wrong)(?: then| now)?\W*$/i;
/** "And otherwise?", "what if it isn't?", "and in general?" */
const OTHERWISE =
  /^\W*(?:(?:so|and|but|ok|okay|hm+)[\s,]+)*(?:otherwise|if not|(?:what |how about )?if (?:it|that|this|\w) (?:isn'?t|is not|doesn'?t hold)(?: \w+)?|(?:what about |how about )?(?:in general|the general case)|without (?:that|this|the) (?:assumption|condition)s?)\W*$/i;

/** undefined where it asks for something else. */
export function mannerOf(text: string, before: Reading): Manner | undefined {
  if (EXAMPLE.test(text)) return { example: true };
  if (IN_WORDS.test(text)) return { view: 'steps' };
  if (SHORTER.test(text)) return { again: true };
  if (WHICH.test(text)) return before.claims.length > 0 ? { judges: true } : undefined;
  if (OTHERWISE.test(text) && before.where.length > 0) return { undeclared: true };
  // Of what has no such form nothing can be said in it.
  return KRONECKER.test(text) && isKronecker(before) ? { again: true } : undefined;
}

const isKronecker = (before: Reading): boolean =>
  !before.second && derivativeOf(valuesOf(before))?.structure === 'kronecker';

const valuesOf = ({ targets: [expression = ''], wrt, where }: Reading): Record<string, unknown> => ({
  expression,
  ...(wrt === undefined ? {} : { wrt }),
  ...(where.length === 0 ? {} : { where: where.join('; ') }),
});

/** Small numbers for all variables: 2 for each size that is a letter, positive, and positive definite where they are square. */
export function exampleOf(before: Reading): string | undefined {
  const shapes = Object.entries(derivativeOf(valuesOf(before))?.shapes ?? {});
  const places = shapes.map(([name, shape], order) => `${name} = ${numbersOf(shape, order, tagOf(before, name))}`);
  return places.length > 0 ? places.join('; ') : undefined;
}

const tagOf = ({ where }: Reading, name: string): string =>
  where.flatMap((each) => each.split('; ')).find((each) => each.startsWith(`${name}: `)) ?? '';

function numbersOf(shape: string, order: number, tag: string): string {
  const [rows, cols] = (shape === '' ? [] : shape.split(',')).map((size) => (/^\d+$/.test(size) ? Number(size) : 2));
  if (rows === undefined) return String(order + 2);
  const isFirst = (i: number): number => (i === 0 ? 1 : 0);
  if (cols === undefined) return listed(rows, (i) => (/one-hot/.test(tag) ? isFirst(i) : ((i + order) % 4) + 1));
  const isDiagonal = /diagonal|orthogonal/.test(tag);
  const off = (i: number, j: number): number =>
    isDiagonal || (/lower/.test(tag) && j > i) || (/upper/.test(tag) && j < i) ? 0 : 1;
  const entry = (i: number, j: number): number => (i === j ? (/orthogonal/.test(tag) ? 1 : i + order + 2) : off(i, j));
  return `[${Array.from({ length: rows }, (_, i) => listed(cols, (j) => entry(i, j))).join(', ')}]`;
}

const listed = (length: number, entry: (i: number) => number): string =>
  `[${Array.from({ length }, (_, i) => entry(i)).join(', ')}]`;
