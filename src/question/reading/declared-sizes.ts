// Sizes that words declare: "Y is a one-hot matrix of size n x k", "a 3 by 4 matrix A", "an n-dimensional vector x", "y in {0,1}^n".
import { GREEK, RAISED, SUPERSCRIPTS } from '../../formula/spellings.js';
import { BY, type Declared, FILL, isSize, KIND, NAME, SIZE, structureIn, TAGS } from './declared-words.js';

/** Up to four names: "A, B and C". */
const NAMES = String.raw`${NAME}(?:\s?(?:,\s?and|,|and)\s?${NAME}){0,3}`;
const WORDS = String.raw`(?:(?:an?|the|all|both|two|${TAGS}|${FILL}|${KIND})\s)`;
const BEHIND = String.raw`(?:\s(?:${TAGS}|${FILL}|${KIND})(?![\p{L}-]))`;
const VERB = String.raw`(?:(?:is|are|be|being|denotes?|has|have|with|of)\s)`;
const SIZED = String.raw`[([]?\s?(${SIZE})(?:${BY}(${SIZE}))?\s?,?\s?[)\]]?(?![\p{L}\d^_(]|\s?[-+*/^=])`;

const RAISED_SIZES = { ...RAISED, ...SUPERSCRIPTS };
/** Sizes above the line, but the sign between two of them. */
const SMALL = Object.keys(RAISED_SIZES)
  .filter((each) => !/[-ˣ⁻⁺]/.test(each))
  .join('');
const large = (small: string): string => RAISED_SIZES[small] ?? small;

interface Found {
  readonly names: string;
  readonly words: string;
  readonly rows: string;
  readonly cols: string | undefined;
}

interface Rule {
  /** What a text holds in which the rule may find something; long lists of names have none of it. */
  readonly needs: RegExp;
  readonly pattern: RegExp;
  readonly read: (groups: readonly (string | undefined)[]) => Found;
}

const RULES: readonly Rule[] = [
  // "X with shape (N, D)", "Y is a one-hot matrix of size n x k", "A is symmetric positive definite of size n"
  {
    needs: /shape|size|length|dim/i,
    pattern: new RegExp(
      String.raw`(${NAMES})\s${VERB}{0,2}((?:${WORDS}){0,5})(?:(?:of|with|has|having)\s)?(?:shapes?|sizes?|lengths?|dimensions?|dims?)\s(?:of\s|is\s)?${SIZED}(${BEHIND}{0,3})`,
      'giu',
    ),
    read: ([names = '', before = '', rows = '', cols, behind = '']) => ({ names, words: before + behind, rows, cols }),
  },
  // "A, B are n x n matrices", "let A be a 3 by 4 matrix"
  {
    needs: /\b(?:is|are|be|being|denotes?)\s/i,
    pattern: new RegExp(
      String.raw`(${NAMES})\s(?:is|are|be|being|denotes?)\s((?:${WORDS}){0,5})(${SIZE})${BY}(${SIZE})(?![\p{L}\d^_(])(${BEHIND}{0,3})`,
      'giu',
    ),
    read: ([names = '', before = '', rows = '', cols, behind = '']) => ({ names, words: before + behind, rows, cols }),
  },
  // "w a d-dimensional vector", "x is an n-vector"
  {
    needs: /dim|vector/i,
    pattern: new RegExp(
      String.raw`(${NAMES})\s(?:(?:is|are|be|being|denotes?)\s((?:${WORDS}){0,4})|((?:${WORDS}){1,4}))(${SIZE})(?:-|\s)(?:dim|dimensional|vectors?)(?![\p{L}-])(${BEHIND}{0,3})`,
      'giu',
    ),
    read: ([names = '', said = '', before = '', rows = '', behind = '']) => ({
      names,
      words: `${said}${before}dimensional vector ${behind}`,
      rows,
      cols: undefined,
    }),
  },
  // "a 2x2 matrix X", "an n by d data matrix X"
  {
    needs: /matri/i,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])((?:${WORDS}){0,4})(${SIZE})${BY}(${SIZE})(${BEHIND}{0,3}\s(?:matrix|matrices))\s(${NAME})(?!\s(?:is|are|of|times|in)\b|\s?[('])`,
      'giu',
    ),
    read: ([before = '', rows = '', cols, behind = '', names = '']) => ({ names, words: before + behind, rows, cols }),
  },
  // "an n-dimensional vector x", "an n-vector x"
  {
    needs: /-(?:dim|vector)/i,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])((?:${WORDS}){0,4})(${SIZE})-(?:dim|dimensional|vector)(${BEHIND}{0,3})\s(${NAME})(?!\s(?:is|are|of|times|in)\b|\s?[('])`,
      'giu',
    ),
    read: ([before = '', rows = '', behind = '', names = '']) => ({
      names,
      words: before + behind,
      rows,
      cols: undefined,
    }),
  },
  // "y in {0,1}^n", "y ∈ {-1, +1}^n"
  {
    needs: /\^/,
    pattern: new RegExp(
      String.raw`(${NAMES})\s?(?:∈|\\in\b|\bin\b|is in)\s?\\?[{[(]\s?[-+]?\d\s?,\s?[-+]?\d\s?\\?[}\])]\s?\^\s?\{?\s?(${SIZE})\s?\}?(?![\p{L}\d])`,
      'giu',
    ),
    read: ([names = '', rows = '']) => ({ names, words: 'vector', rows, cols: undefined }),
  },
  // "w, x are vectors in R^3"
  {
    needs: /\bin\s/i,
    pattern: new RegExp(
      String.raw`(${NAMES})\s(?:(?:is|are|be|being)\s)?((?:${WORDS}){1,4})in\s(?:\\mathbb\s?\{?\s?R\s?\}?|ℝ|R)\s?\^\s?[{(]?\s?(${SIZE})(?:${BY}(${SIZE}))?\s?[})]?(?![\p{L}\d])`,
      'giu',
    ),
    read: ([names = '', words = '', rows = '', cols]) => ({ names, words, rows, cols }),
  },
  // "x ∈ ℝⁿ, A ∈ ℝᵐˣⁿ"
  {
    needs: /ℝ/,
    pattern: new RegExp(
      String.raw`(${NAMES})\s?(?:∈|\bin\b|is in)\s?ℝ([${SMALL}])(?:[ˣ×]([${SMALL}]))?(?![${SMALL}\p{L}\d])`,
      'giu',
    ),
    read: ([names = '', rows = '', cols]) => ({
      names,
      words: 'vector',
      rows: large(rows),
      cols: cols === undefined ? undefined : large(cols),
    }),
  },
];

const OF_SQUARE = /matri|symmetric|definite|diagonal|orthog|triangular|spd|psd|square/i;

/** `nxk one-hot`, `nxn spd`, `n`; undefined where one size is said of what may be a matrix. */
function specification({ names, words, rows, cols }: Found): string | undefined {
  if (![rows, cols ?? rows].every((size) => isSize(size))) return undefined;
  const structure = structureIn(words);
  const isSquare = cols === undefined && OF_SQUARE.test(words);
  if (cols === undefined && !isSquare && /^[A-Z]/.test(names) && !/vector/i.test(words)) return undefined;
  const size = isSquare ? `${rows}x${rows}` : cols === undefined ? rows : `${rows}x${cols}`;
  return structure === undefined ? size : `${size} ${structure}`;
}

/** Words that open a declaration, which is then no part of what is asked. */
const OPENS =
  /(?:^|[.,;:(\n]|\b(?:for|with|where|if|when|let|given|and|suppose|assume|that|say|labels?|weights?|inputs?|bias|parameters?|targets?|vector|matrix))\s*$/i;

const POSITIVE =
  /(\\?(?:lambda|alpha|beta|gamma|sigma|tau|epsilon|eps|rho|eta|kappa|delta)|[λαβγστερηκδ])\s?(?:>|≥|>=|\\geq?|\\gt)\s?0(?:\s?,?\s?(?:is\s)?(?:an?\s)?(?:(?:positive|regularization|given|fixed)\s){0,2}(?:scalar|constant|number|parameter|hyperparameter))?(?=\s?(?:[.,;:)]|$|is\b|and\b))/giu;

/** "λ > 0 a scalar": a number, and no region. */
function withPositive(text: string, where: string[]): string {
  return text.replace(POSITIVE, (whole: string, name: string, at: number) => {
    if (!OPENS.test(text.slice(Math.max(0, at - 20), at)) && text[at - 1] !== ' ') return whole;
    where.push(`${GREEK[name] ?? name.replace(/^\\/, '')}: positive`);
    return `${' '.repeat(whole.length - 1)},`;
  });
}

/** The sizes that a text declares, and the text of the same length without them. */
export function withSizes(text: string): Declared {
  const where: string[] = [];
  let rest = withPositive(text, where);
  for (const { needs, pattern, read } of RULES) {
    if (!needs.test(rest)) continue;
    rest = rest.replace(pattern, (whole: string, ...groups: unknown[]) => {
      const end = groups.findIndex((group) => typeof group === 'number');
      const found = read(groups.slice(0, end) as (string | undefined)[]);
      const at = groups[end] as number;
      const before = rest.slice(Math.max(0, at - 20), at);
      const list = found.names.split(/\s?(?:,|\band\b)\s?/).filter((name) => name !== '');
      const declared = specification(found);
      // `[2, 4]` is a value, and a small a an article.
      const isArticle = /^(?:a|i)$/.test(list[0] ?? '') && !/^a\s(?:is|be)\s/.test(whole);
      const isOther =
        isArticle || list.slice(1).some((name) => /^(?:a|i)$/.test(name)) || /\b(?:not|non)\b/.test(whole);
      if (declared === undefined || isOther) return whole;
      // "y = x^T A and A is 3x2", "gradient of det(X) wrt a 2x2 matrix X": what is declared stands in what is asked.
      const isNamed = whole.endsWith(found.names);
      const kept = OPENS.test(before) ? [] : isNamed ? list : list.slice(0, list.length > 1 ? -1 : 0);
      const own = isNamed || kept.length === 0 ? list : list.slice(-1);
      where.push(...own.map((name) => `${name.replace(/^\\/, '')}: ${declared}`));
      if (kept.length === 0) return `${' '.repeat(whole.length - 1)},`;
      if (isNamed) return `${' '.repeat(whole.length - found.names.length)}${found.names}`;
      const to = whole.lastIndexOf(own[0] as string, found.names.length);
      return `${whole.slice(0, to)}${' '.repeat(whole.length - to - 1)},`;
    });
  }
  return { where, rest };
}
