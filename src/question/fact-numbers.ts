// Numbers in a question for a fact: between which bounds, over which values, towards which end.
import type { Fact, Interval } from '../answer/facts/fact.js';

const NUMBER = String.raw`[-−]?\s?(?:\d+(?:\.\d+)?(?:\s?\/\s?\d+(?:\.\d+)?)?|\.\d+|zero|one half|half|one|two|a quarter|one quarter|one fourth)`;
const WORDS: ReadonlyMap<string, number> = new Map([
  ['zero', 0],
  ['half', 0.5],
  ['one half', 0.5],
  ['one', 1],
  ['two', 2],
  ['a quarter', 0.25],
  ['one quarter', 0.25],
  ['one fourth', 0.25],
]);

function numberIn(text: string): number {
  const bare = text.replace('−', '-').trim().toLowerCase();
  const own = WORDS.get(bare);
  if (own !== undefined) return own;
  const [above = Number.NaN, below = 1] = bare.replace(/\s/g, '').split('/').map(Number);
  return above / below;
}

const END = String.raw`(?![\p{L}\d.^*(]|\s?[*^])`;
interface Comparison {
  readonly said: RegExp;
  readonly bounds: (a: number, b: number) => Fact['bounds'];
}
const comparing = (words: string, bounds: Comparison['bounds']): Comparison => ({
  said: new RegExp(
    String.raw`(?:\b(?:always|ever|never|everywhere|strictly|be|stay|is) )*(?:${words})\s*(${NUMBER})${END}`,
    'iu',
  ),
  bounds,
});
const COMPARISONS: readonly Comparison[] = [
  {
    said: new RegExp(
      String.raw`\b(?:always |be |lie |stay )?(?:between|within|in(?: the interval)?) ?[[(]? ?(${NUMBER})(?: and |, ?)(${NUMBER})(?: ?[\])])?${END}`,
      'iu',
    ),
    bounds: (from, to) => ({ from: Math.min(from, to), to: Math.max(from, to) }),
  },
  comparing(String.raw`\bbounded (?:from )?below by|\bat least|\bno (?:less|smaller) than|≥|>=`, (from) => ({ from })),
  comparing(
    String.raw`\bbounded (?:from )?above by|\bat most|\bno (?:more|greater|larger|bigger) than|≤|<=|\bup to`,
    (to) => ({ to }),
  ),
  comparing(String.raw`\bbounded by`, (size) => ({ from: -Math.abs(size), to: Math.abs(size) })),
  comparing(String.raw`\b(?:less|smaller|lower) than|\bbelow|\bunder|<`, (to) => ({ to, isStrict: true })),
];
/** "Can it be greater than 1?" asks whether it is not at most 1. */
const EXCEEDING = new RegExp(
  String.raw`(?:\b(?:ever|never|be|get|become|go|is) )*(?:\b(?:exceeds?|greater than|larger than|bigger than|more than|above|over)|>)\s*(${NUMBER})${END}`,
  'iu',
);

/** The bounds that the question names of what it is about; undefined where it names none. */
export function boundsIn(
  text: string,
): { readonly bounds: NonNullable<Fact['bounds']>; readonly rest: string } | undefined {
  const found = [
    ...COMPARISONS.map(({ said, bounds }) => ({ match: said.exec(text), bounds })),
    { match: EXCEEDING.exec(text), bounds: (from: number): Fact['bounds'] => ({ from, isStrict: true }) },
  ].find(({ match }) => match !== null);
  const match = found?.match;
  if (!match) return undefined;
  const before = text.slice(0, match.index);
  // "for x < 1" tells where, not what.
  if (/(?<![\p{L}\d'’′)])[xzt]\s*(?:is\s*)?$|\b(?:for|if|when|where)\s[^?]*$/u.test(before)) return undefined;
  const [a, b] = [match[1], match[2]].map((each) => (each === undefined ? Number.NaN : numberIn(each))) as [
    number,
    number,
  ];
  const bounds = found?.bounds(a, b);
  if (Number.isNaN(a) || bounds === undefined) return undefined;
  return { bounds, rest: `${before} ${text.slice(match.index + match[0].length)}` };
}

const REGION = new RegExp(
  String.raw`,?\s*\b(?:for|when|if|where|on)(?: all)? \(?([a-z])\s?(>=|<=|>|<|≥|≤)\s?(${NUMBER})${END}\)?|,?\s*\b(?:for|when|if|on)(?: all)? (positive|negative) (?:[a-z]\b|inputs?|values?|numbers?)|,?\s*\b(?:for|when|if) [a-z] is (positive|negative)\b(?![ -](?:semi-?\s?)?definite)`,
  'iu',
);

/** "For x > 0", "for negative inputs" as it is said, and the text without it. */
export function regionIn(text: string): {
  readonly region: Interval | undefined;
  readonly said: string;
  readonly rest: string;
} {
  const match = REGION.exec(text);
  // A matrix that is negative semidefinite is no region.
  if (!match || /[A-Z] is \w+$/.test(match[0])) return { region: undefined, said: '', rest: text };
  const word = match[4] ?? match[5];
  const end = word === undefined ? numberIn(match[3] as string) : 0;
  const isAbove = word === undefined ? /[>≥]/.test(match[2] as string) : word.toLowerCase() === 'positive';
  return { region: isAbove ? { from: end } : { to: end }, said: match[0], rest: text.replace(match[0], ' ') };
}

const TO = String.raw`(?:→|-{1,2}>|\\(?:to|rightarrow)\b|\b(?:to|towards?|at|approach(?:es|ing)?|near))\s*`;
const AS = String.raw`,?\s*\b(?:as|for|when|if|where|at|with)\s+(?:\|?[a-z]\|?\s+|inputs?\s+|it\s+)?`;
const FINITE = new RegExp(
  String.raw`,?\s*\b(?:as|when|if|lim)\s+\$?\s*[a-z]\s*(?:→|-{1,2}>|\\(?:to|rightarrow)\b|approach(?:es|ing)?|(?:goes|tends) to)\s*(${NUMBER})${END}\$?`,
  'iu',
);
const VERY = '(?:very |really |extremely |too )?';
const INFINITE = new RegExp(
  String.raw`(?:,?\s*\b(?:as|for|when|if|where)\s+)?(?:(?<![\p{L}\d])\|?[a-z]\|?\s*)?(?:\b(?:goes|go|going|grows?|tends?|tending)\s*)?${TO}(?:(?<both>±|plus or minus |both )|(?<sign>[-−+]|minus |plus |negative |positive ))?\s?(?:∞|\\infty|infinity\b|inf\b)(?!-?\s?norm)`,
  'iu',
);
const LARGE = new RegExp(
  String.raw`${AS}(?:(?:is|are|gets?|becomes?|goes|grows)\s+)?(?:${VERY}(?<large>large negative|large positive|large|big|huge)|(?:very|really|extremely) (?:large )?(?<signed>negative|positive))(?:\s+\|[a-z]\||\s+[a-z](?![\p{L}\d(])|\s+(?:inputs?|values?|arguments?)\b|(?=\s*[?.!]?$))`,
  'iu',
);

/** The end of the line that the variable goes to, and the text without it. */
export interface Far {
  readonly towards?: readonly ('+' | '-')[];
  /** The number, where it goes to one. */
  readonly near?: number;
  readonly rest: string;
}
export function towardsIn(text: string): Far | undefined {
  const number = FINITE.exec(text);
  if (number) return { near: numberIn(number[1] as string), rest: text.replace(number[0], ' ') };
  const match = INFINITE.exec(text) ?? LARGE.exec(text);
  if (!match) return undefined;
  const { both, sign = '', large = '', signed = '' } = match.groups ?? {};
  const isBoth = both !== undefined || /\|[a-z]\|/.test(match[0]);
  const isDown = /[-−]|minus|negative/i.test(sign) || /negative/i.test(`${large}${signed}`);
  return { towards: isBoth ? ['+', '-'] : [isDown ? '-' : '+'], rest: text.replace(match[0], ' ') };
}
