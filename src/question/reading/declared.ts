// Shapes and structure that sentences declare: "x is m×n", "A ∈ ℝ^{m×n}", "symmetric A", "for scalar x".
import { GREEK } from '../../formula/spellings.js';
import { isEnglish } from '../sentence/english.js';
import { withSizes } from './declared-sizes.js';
import { BY, type Declared, FILL, isSize, KIND, meaning, NAME, PAIR, SIZE, TAGS } from './declared-words.js';

/** Names, then how they are declared: the declaration's text is made of the groups. */
const RULES: readonly (readonly [pattern: RegExp, declare: (groups: readonly string[]) => string | undefined])[] = [
  // A ∈ ℝ^{m×n}, x in R^n
  [
    new RegExp(
      String.raw`(${NAME})(?:\s?,\s?(${NAME}))?\s*(?:∈|\\in\b|\bin\b|is in)\s*(?:\\mathbb\s?\{?\s?R\s?\}?|ℝ|R|\\R)\s?\^?\s?(?:[{(]\(?\s?(${SIZE})(?:${BY}(${SIZE}))?\s?\)?\}?|(${SIZE})(?:\s?(?:x|×|\*|\\times|by)\s?(${SIZE}))?)(?![\p{L}\d])`,
      'giu',
    ),
    ([a, b, rows, cols, length, width]) => {
      const [m, n] = [rows ?? length, cols ?? width];
      return names(a, b, n ? `${m}x${n}` : (m as string));
    },
  ],
  // W is 4x3, X is an n×n matrix, z is a KxK matrix, W of shape (4, 3), W (4x3), X: n x d
  [
    new RegExp(
      String.raw`(?<!\bpoint\s)(${NAME})(?:\s?and\s?(${NAME}))?\s*(?:\b(?:is|are|be|has|have|of|with|being)\b|:)?\s*(?:an?\s|the\s)?(?:(?:${TAGS}|${FILL})\s)*(?:shapes?|sizes?|dimensions?|dims?)?\s?(?:of\s)?${PAIR}(?:\s(?:${TAGS}|${FILL}))*(?:\s(?:${KIND})\b)?`,
      'giu',
    ),
    ([a, b, rows, cols]) => (isSize(rows) && isSize(cols) ? names(a, b, `${rows}x${cols}`) : undefined),
  ],
  // a symmetric positive definite matrix A, scalar x, a constant vector y
  [
    new RegExp(
      String.raw`(?:\b(?:for|with|where|if|when)\s)?(?:(?:an?|the)\s)?((?:(?:${TAGS}|${FILL})\s)*(?:${TAGS}|scalar|vector|matrix)(?:\s(?:${KIND}))?)\s(${NAME})(?!\s(?:is|are|of|times|in)\b|\s?[('])`,
      'giu',
    ),
    ([words, a]) => names(a, undefined, meaning(words as string)),
  ],
  // x and y are vectors, a, b scalars
  [
    new RegExp(
      String.raw`(${NAME})\s?(?:,|and)\s?(${NAME})\s(?:(?:are|be|being|both)\s)+(?:assumed\s(?:to\sbe\s)?)?((?:(?:${FILL}|${TAGS})\s)*(?:${TAGS}|${KIND}))(?![\p{L}-])`,
      'giu',
    ),
    ([a, b, words]) => names(a, b, meaning(words as string)),
  ],
  // both A and B symmetric
  [
    new RegExp(String.raw`both\s(${NAME})\s?and\s?(${NAME})\s(?:are\s|be\s|being\s)?((?:${TAGS}))(?![\p{L}-])`, 'giu'),
    ([a, b, words]) => names(a, b, meaning(words as string)),
  ],
  // A is symmetric, x is a scalar, x scalar, y a constant vector, A symmetric
  [
    new RegExp(
      String.raw`(${NAME})\s(?:(?:is|are|be|being)\s)*(?:assumed\s(?:to\sbe\s)?)?(?:an?\s)?((?:(?:${FILL}|${TAGS})\s)*(?:${TAGS}|${KIND}))(?![\p{L}-])(?!\s(?:function|layer|form|product|of))`,
      'giu',
    ),
    ([a, words]) => names(a, undefined, meaning(words as string)),
  ],
  // x has 4 entries
  [
    new RegExp(
      String.raw`(${NAME})\s(?:has|have|having|with)\s(${SIZE})\s(?:entries|elements|components|dimensions|coordinates|features)(?![\p{L}-])`,
      'giu',
    ),
    ([a, size]) => (isSize(size) ? names(a, undefined, size as string) : undefined),
  ],
  // x = [x1; x2]
  [
    /(?<![\p{L}\d_])([a-z])\s?=\s?[[(]\s?\1_?1\s?[,;]\s?\1_?2((?:\s?[,;]\s?\1_?3)?)\s?[\])](?:\s?(?:\^\s?\{?\s?(?:T|\\top)\s?\}?|⊤|'))?/gu,
    ([a, third]) => names(a, undefined, third ? '3' : '2'),
  ],
];

function names(a: string | undefined, b: string | undefined, specification: string | undefined): string | undefined {
  if (!specification || !a) return undefined;
  return [a, b]
    .filter((name) => name !== undefined)
    .map((name) => {
      const own = name.replace(/^\\/, '');
      // A matrix of labels has a one in each row.
      const isRows = specification === 'one-hot' && /^[A-Z]$/.test(own);
      return `${GREEK[own] ?? own}: ${isRows ? 'matrix one-hot' : specification}`;
    })
    .join('; ');
}

/** Names whose structure a later sentence takes back: "for general A", "A is not symmetric". */
const generalIn = (text: string): ReadonlySet<string> =>
  new Set(
    [
      ...text.matchAll(
        /\b(?:general|arbitrary|any|(?:not|non|un)[- ]?(?:necessarily )?symmetric)\b[^.?!\n\p{L}]{0,6}(?:\((?:not|non)[^()]{0,30}\)|(?:square )?matri(?:x|ces))?[\s$]{0,3}([A-Z])(?![\p{L}\d])|(?<![\p{L}\d])([A-Z])[\s$]{1,3}(?:is |be )?(?:not|non)[- ](?:necessarily )?symmetric/gu,
      ),
    ].flatMap(([, behind, before]) => behind ?? before ?? []),
  );

/** Whether a factor of a formula stands there, and a space. */
const endsInFormula = (before: string): boolean =>
  /(?:[\p{L}\d)\]]\^\S+|['⊤)\]]|(?<![\p{L}\d-])(?!a\s|I\s)\p{L})\s+$/u.test(before.slice(-24));
/** The rules whose first two groups are names. */
const NAMES_TWO = new Set([0, 1, 3, 4].map((at) => RULES[at]?.[0]));

/** Whether what stands before a name is no word of a sentence, so that the name belongs to a formula. */
function endsFormula(before: string): boolean {
  const last = /(\S{1,40})\s?$/.exec(before)?.[1] ?? '';
  return last !== '' && !/[.,;:?!]$/.test(last) && !/^[A-Za-z]{3,}$/.test(last) && !isEnglish(last.toLowerCase());
}

/** Reads what a sentence declares. Linear in the text but for short stretches. */
export function declaredIn(text: string): Declared {
  const sized = withSizes(text);
  const where = [...sized.where];
  let { rest } = sized;
  for (const [pattern, declare] of RULES) {
    rest = rest.replace(pattern, (whole: string, ...groups: unknown[]) => {
      const taken = groups.slice(
        0,
        groups.findIndex((group) => typeof group === 'number'),
      ) as string[];
      const [a, b] = taken as [string, string?];
      const at = groups.find((group) => typeof group === 'number') as number;
      const before = rest.slice(0, at);
      // The x of "xᵀAx a column vector?" is the end of a formula, and `[2, 4]` is a value.
      const isOther =
        (RULES.findIndex(([each]) => each === pattern) > 2 &&
          (endsInFormula(before) || (/\b(?:wrt|to|by)\s$/i.test(before) && /\s(?:is|be)\s/.test(whole)))) ||
        (/\[\s*\d+\s*,\s*\d+\s*\]/.test(whole) && !/shape|size|dim/i.test(whole)) ||
        // "A dX B" has no sizes.
        /(?<!\p{L})dX\b/u.test(whole);
      if (isOther) return whole;
      // "y = x^T A and A is 3x2": the first name is the end of a formula.
      const isOfFormula = NAMES_TWO.has(pattern) && b !== undefined && endsFormula(before);
      const kept = isOfFormula ? whole.indexOf(b, a.length) : 0;
      // "A b by b" differentiates by b.
      const isDeclared = !/\b(?:not|non)\b/.test(whole) && !/^\s*\p{L}\d?\s\p{L}\sby\s\p{L}\s*$/u.test(whole);
      const declaration = !isDeclared
        ? undefined
        : declare(isOfFormula ? [b, undefined as unknown as string, ...taken.slice(2)] : taken);
      // "Where a is a scalar" declares a.
      const isArticle =
        taken.some((group) => /^(?:a|i|is|in)$/i.test(group ?? '') && group !== 'A') && !/^a\s(?:is|be)\s/.test(whole);
      if (!declaration || isArticle) return whole;
      where.push(declaration);
      // "with respect to a matrix H" names H besides.
      const isNamed =
        pattern === RULES[2]?.[0] && !/^(?:for|with|where|if|when)\b/i.test(whole) && !isListed(before, where);
      if (kept > 0) return whole.slice(0, kept) + blank(whole.slice(kept));
      return isNamed ? `${' '.repeat(whole.length - (taken[1] as string).length)}${taken[1]}` : blank(whole);
    });
  }
  const general = generalIn(text);
  const isGeneral = (each: string): boolean =>
    general.has(each.split(': ')[0] ?? '') && /: (?:symmetric|spd|psd)$/.test(each);
  return { where: unique(where).filter((each) => !isGeneral(each)), rest };
}

/** "X is m×d, one-hot Y": behind another declaration it names nothing else. */
const isListed = (before: string, where: readonly string[]): boolean => where.length > 1 && /,\s*$/.test(before);

const blank = (taken: string): string => `${' '.repeat(taken.length - 1)},`;

/** The first shape and the first structure of each name. */
function unique(where: readonly string[]): string[] {
  const seen = new Set<string>();
  return where
    .flatMap((each) => each.split('; '))
    .filter((each) => {
      const [name, what = ''] = each.split(': ');
      const key = `${name} ${/\d|x|^[a-z]$|scalar|vector|matrix/i.test(what) ? 'shape' : 'structure'}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** The text with `a*` for the a that stands before a letter or a norm, where it is declared and thus no article. */
export const withLetterA = (text: string, where: readonly string[]): string =>
  where.some((each) => each.startsWith('a: '))
    ? text.replace(/(?<=[\s(+=−-])a (?=\\\||[‖∥|]|\p{L}(?!\p{L}))/gu, 'a*')
    : text;
