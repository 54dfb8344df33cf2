// A message without what its platform and its markup put there: mentions, links, fences, entities, escapes.
import { SUBSCRIPTS } from '../../formula/spellings.js';
import { table } from '../../formula/table.js';
import { vocabulary } from '../../math/registry.js';
import { withoutSums } from './einsums.js';
import { inEnglish } from './languages.js';
import { withoutListing } from './listings.js';

const ENTITIES: Readonly<Record<string, string>> = table({
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  minus: '−',
  times: '×',
  '#x27': "'",
});

/** TeX commands that do more than write a formula. */
export const COMMANDS_OF_DOCUMENTS = new Set(
  'input include write write18 immediate openin openout read def gdef edef xdef let newcommand renewcommand providecommand href url includegraphics usepackage documentclass catcode csname loop repeat expandafter special directlua luaexec htmlClass htmlId htmlStyle htmlData require unicode style class cssId toggle fbox newenvironment verbatiminput lstinputlisting bibliography futurelet jobname'.split(
    ' ',
  ),
);

/** `ℓ_1-norm`, `$L_\\infty$ norm`, `∞-norm` by their orders. */
const NORM =
  /(?<![\p{L}\d_|‖])\$?(?:(?:\\ell|ℓ|[lL]_)_?\s?\{?(\d|∞|\\infty)\}?|[lL]?[-_]?\{?(?:∞|\\infty|inf(?:inity)?)\}?)\$?[\s-]+norm(?![\w(])/gu;

/** "p. 236", "eq. (4.91)": a place in a book. */
const REFERENCE =
  /\([A-Za-z][^()$=]{0,40}\bpp?\.\s?\d{1,4}[^()$=]{0,20}\)|\b(?:pp?|eqn?s?|figs?|secs?|ch|thm)\.\s?\(?\d{1,4}(?:\.\d{1,3}){0,2}\)?(?!\w)|\b(?:page|equation|section|chapter|theorem|problem|exercise|homework|sheet)\s\(?\d{1,4}(?:\.\d{1,3}){0,2}\)?(?![\w*+/^=])/gi;

/** "∇ log det X", "∇ (xᵀAx)", but no "∇ of x". */
const NABLA_APART =
  /((?:∇|\\nabla(?![A-Za-z]))(?:\^?\{?2\}?|²)?)\s+(?=\\?([A-Za-z]{2,12})\s*[\p{L}(\\|‖]|(?:\p{L}(?!\p{L})|[(\d|‖]|\\[a-z]))/gu;
/** By what an objective is minimised; the index of max_i xᵢ is none. */
const MINIMISED =
  /\\?\b(?:arg\s?)?(?:min|max)(?:imi[sz]e)?\s?_\s?(?:\{\s?(?:[A-Z]|[p-z]|\\[a-z]{2,7})(?:_?\d)?(?:\s?,\s?(?:[A-Z]|[a-z]|\\[a-z]{2,7})(?:_?\d)?){0,3}\s?\}|[A-Zwθ])\s?(?:\\(?:[;,!:]|q?quad)\s?){0,3}/g;

/** A letter in bold, or with an arrow, is the letter; `a` and `I` alone may be words. */
const BOLD =
  /(?<=(^|[\s\S]))\\(?:mathbf|boldsymbol|bm|vec|pmb)\s*\{\s*([A-HJ-Zb-z]|\\[A-Za-z]{2,9})\s*\}(?=([\s\S]|$))/g;
/** `\\mathcal{L}` is the loss L; 𝒩 is the normal distribution. */
const CALLIGRAPHIC = /\\(?:mathcal|mathscr)\s*\{\s*([A-MO-Z])\s*\}/g;

/** TeX's matrix as a list: `1 & 2 \\\\ 3 & 4` is [[1, 2], [3, 4]]. */
const listed = (rows: string): string => {
  const cells = rows
    .split(/\\\\(?:\[\w*\])?/)
    .filter((row) => row.trim() !== '')
    .map((row) => row.split('&').map((cell) => cell.trim()));
  return cells.every((row) => row.length === 1)
    ? `[${cells.map(([cell]) => cell).join('; ')}]`
    : `[${cells.map((row) => `[${row.join(', ')}]`).join(', ')}]`;
};

/**
 * The rows of an aligned display, one a line. Rows that begin with a sign of equality go on with the one above: of a
 * function its first form is kept, of a derivative the last.
 */
function inLines(display: string): string {
  const rows = display
    .replace(/&|\\(?:label|tag)\s*\{[^{}]*\}|\\(?:nonumber|notag)\b/g, ' ')
    .split(/\\\\(?:\[\w*\])?/)
    .map((row) => row.trim());
  const lines: string[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (!row.startsWith('=') || last === undefined) lines.push(row);
    else if (/^[^=]*(?:\\partial|\\nabla|∂|∇|\\frac\s*\{\s*d)/.test(last))
      lines[lines.length - 1] = `${last.slice(0, last.indexOf('=')).trim()} ${row}`;
  }
  return lines.filter((line) => line !== '').join('\n');
}

/** Whether each bracket of it closes in it. */
const isClosed = (text: string): boolean => {
  let depth = 0;
  for (const sign of text) {
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign) && --depth < 0) return false;
  }
  return depth === 0;
};

/** White space says no more where there is more of it, but for the lines of a program. */
const spaced = (text: string): string =>
  text.replace(/\s{2,}/g, (space) => ({ 0: ' ', 1: '\n' })[space.split('\n').length - 1] ?? '\n\n');

/** The text without entities, references to books, mentions, links and the marks of a page. */
const withoutPlatform = (text: string): string =>
  text
    .replace(/&(#?\w{1,7});/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(REFERENCE, ' ')
    .replace(/\bwolfram[ |]alpha\b/gi, 'wolframalpha')
    .replace(/<[@#!][^<>\n]{0,80}>|<a?:\w{1,32}:\d{1,20}>|@(?:everyone|here)\b/g, ' ')
    .replace(/https?:\/\/[^\s<>|]+/g, ' ')
    .replace(
      /<\/?(?:script|style|div|span|img|br|code|pre|em|strong|iframe|svg|html|body|h[1-6]|ul|li)\b[^<>\n]{0,200}>/gi,
      ' ',
    )
    .replace(/<([bi])>([^<>]{0,300})<\/\1>/gi, '$2')
    .replace(/<a\s+href=[^<>\n]{0,200}>|<\/a>|<\/?p>/gi, ' ');

/** The text that is read: one line or several, with formulas still marked by `$` and backquotes. */
export function plainText(text: string): string {
  return (
    spaced(withoutPlatform(spaced(withoutSums(withoutListing(inEnglish(text.normalize('NFC')))))))
      .replace(/```[a-z]{0,12}\n/gi, '`')
      .replace(/`{2,}/g, '`')
      .replace(/\$\$/g, '$')
      .replace(
        /\\begin\{([pbvBV]?matrix|array)\}(?:\{[lcr|]{1,20}\})?([^{}]{0,400}?)\\end\{\1\}/g,
        (_, __, rows: string) => listed(rows),
      )
      .replace(
        /\\begin\{((?:equation|align|aligned|gather|eqnarray|split|multline)\*?)\}([\s\S]{0,1000}?)\\end\{\1\}/g,
        (_, __, rows: string) => ` $ ${inLines(rows)} $ `,
      )
      .replace(NABLA_APART, (whole, sign: string, word: string | undefined) =>
        word === undefined || vocabulary.functionNamed(word) ? sign.replace(/^\\nabla/, '∇') : whole,
      )
      // TeX takes the next sign for an operand.
      .replace(NORM, (_, order = '') => ` ${/\d/.test(order) ? order : 'infinity'} norm`)
      .replace(/\\(mathbf|boldsymbol|bm|vec|mathrm)(?:\s+([A-Za-z])|\s*(\\[A-Za-z]+))/g, '\\$1{$2$3}')
      .replace(MINIMISED, ' ')
      // "Minimise f over X" names the variable.
      .replace(
        /(\b(?:mini|maxi|opti)mi[sz]\w{0,5}\b[^.?!\n]{1,200}?)\bover(?=\s+\$?\\?\p{L}(?:_?\d)?\$?(?:[\s.,?!]|$))/giu,
        '$1wrt',
      )
      .replace(CALLIGRAPHIC, '\\mathbf{$1}')
      .replace(BOLD, (_, last: string, name: string, next: string) =>
        /[_^]/.test(last)
          ? `{${name}}`
          : `${/[\p{L}\d)}\]]/u.test(last) ? ' ' : ''}${name}${/[\p{L}\d]/u.test(next) ? ' ' : ''}`,
      )
      .replace(/∂([ₓᵤᵥₜ])/g, (_, small: string) => `∂_${SUBSCRIPTS[small]}`)
      .replace(/(?:∂|\\partial)\s*_(?:\{\s*(\\?[A-Za-z]+)\s*\}|([A-Za-z])(?![A-Za-z]))/g, '∂/∂$1$2 ')
      .replace(/\\partial\s*\{\s*(\\?[A-Za-z]\w{0,8})\s*\}/g, '\\partial $1')
      .replace(/(\d)\.(?=\s*[,\])])/g, '$1')
      .replace(/(?<![^\s*·+(-])(\|\|?|‖)(?=[^\S\n])([^|‖\n]{1,200})\1(?!\|)/g, (whole, bar: string, inside: string) =>
        isClosed(inside) ? bar + inside.trim() + bar : whole,
      )
      .replace(
        /\b(as|when|if|lim)(\s+(?:\$\s*)?)([a-z])\s*(?:->|→|\\(?:to|rightarrow)(?![a-z])|goes to|tends to)/g,
        '$1$2$3 approaches ',
      )
      // "At x = -1, 0, 1" is a vector of three numbers.
      .replace(/\bat\s+([a-z])\s*=\s*(-?[\d.]+(?:\s*,\s*-?[\d.]+)+)(?![\d.]|\s*[,=])/g, 'at $1 = [$2]')
      .replace(/\\([*_~#`])/g, '$1')
      .replace(/(^|\s)\*\*(?=\S)|(?<=[\p{L}.!?)\]])\*\*(?=\s|$|[.,!?])/gmu, '$1')
      .replace(/\\[()[\]]/g, ' $ ')
      .replace(/<([^<>,=]{1,60}),([^<>,=]{1,60})>/g, '⟨$1,$2⟩')
      .replace(/\b([fgh]|[a-z]\w{1,15})\.\(/g, '$1(')
      .replace(
        /(?<![\p{L}\d^_{])([A-QS-Za-mo-z])\s*(?:\|?->|→|↦|\\mapsto(?![a-z])|\\to(?![a-z]))\s*(?=[\p{L}\d(\\|‖-])/gu,
        'f($1) = ',
      )
      .replace(/(?<![A-Za-z])([A-Z]):([A-Z])(?![A-Za-z\d])/g, 'inner($1, $2)')
      .replace(/\b(\w{1,12}) = lambda ([a-zA-Z]\w{0,3}(?:\s*,\s*[a-zA-Z]\w{0,3}){0,4})\s*:\s*/g, '$1($2) = ')
      .replace(/\blambda ([a-zA-Z]\w{0,3}(?:\s*,\s*[a-zA-Z]\w{0,3}){0,4})\s*:\s*/g, 'f($1) = ')
      .replace(/\b(\w{1,12}) = @\(([a-zA-Z]\w{0,3})\)\s*/g, '$1($2) = ')
      .replace(/@\(([a-zA-Z]\w{0,3})\)\s*/g, 'f($1) = ')
      .replace(
        /\bdef (\w{1,12})(\([\w, ]{1,40}\))\s*:((?:(?!\breturn\b|\bdef\b)[\s\S]){0,400})\breturn\b/g,
        (_, name: string, given: string, body: string) =>
          `${body}${vocabulary.functionNamed(name) ? `f${given}` : name.length > 1 ? name : name + given} = `,
      )
      .replace(/\bd\s+([a-z]{3,10})\s*\/\s*d(?:\s+([A-Za-z]\w{0,8})|([A-Za-z]))\b/g, ' derivative of $1 wrt $2$3')
      .replace(/(?<![\p{L}\d])(\p{L}'?|\))\s+kron\s+(?=[\p{L}(])/gu, '$1 ⊗ ')
      .replace(/(?<=^|\s)w\/(o?)(?=\s)/gi, (_, without: string) => (without ? 'without' : 'with'))
      .replace(/[‘’‛´ʼ′]/g, "'")
      // "Relu's gradient" is the gradient of relu.
      .replace(/(?<![\p{L}\d_\\-])(?!(?:what|that|here|there|when|where)')([A-Za-z-]{4,20})'s(?= [a-z])/giu, '$1')
      .replace(/[ᵀᵗ⊺]/g, '⊤')
      .replace(/[“”„]/g, '"')
      .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
      .replace(/[\t\r\n\f\v\u00a0\u2000-\u200a\u202f]/g, (space) => (space === '\n' ? '\n' : ' '))
      .replace(/\p{Cc}/gu, (control) => (control === '\n' ? control : ' '))
      .trim()
  );
}

/** "a) 2Ax b) Ax": one of them is asked for. */
export const withoutLabels = (text: string): string =>
  /(?:^|\s)\(?a\)\s.{1,200}\s\(?b\)\s/is.test(text)
    ? text.replace(/(^|\s)\(?[a-e]\)\s/gi, (_, space: string) => `${space}or `)
    : text;
