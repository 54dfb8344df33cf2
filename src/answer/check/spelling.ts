// How an answer is spelled: what stands behind its sign of equality, what it defines behind `where`, and programs' notation.
import { readDeclarations } from '../../formula/declarations.js';
import { table } from '../../formula/table.js';
import { tokenise } from '../../formula/tokens.js';
import { vocabulary } from '../../math/registry.js';

export interface Definition {
  readonly name: string;
  readonly text: string;
}

const WHERE = /[,;]?\s*(?:\\(?:text|mathrm|quad|,)\s*\{?\s*)*\b(?:where|with)\b(?!\s*\()\s*\}?/i;
/** What is said before a formula in words. */
const SAID =
  /^\s*(?:(?:the|its|my|answer|result|gradient|grad|derivative|differential|jacobian|hessian)\s+)*(?:answer|result|gradient|grad|derivative|differential|jacobian|hessian)\s*(?:(?:of|by|w\.?r\.?t\.?|with respect to)\s+[^\s:=]+\s*)*(?::|\bis\b|\bequals\b)/i;
/** A word between definitions, where a comma may stand. */
const AND = /\band\b(?=\s*\w+\s*=)/g;
const DEFINES = /^(?:\s|\\quad|\\,|\blet\b)*((?:\\(?:hat|bar|tilde)\s*\{?\s*)?\\?\p{L}\w*\p{M}?\s*\}?)\s*=([^=].*)$/su;

/**
 * The formula of an answer such as `J = diag(s) - s*s' where s = softmax(x)`, at its place in the text, and its
 * definitions; they may stand before it as well, as the lines of a program do.
 */
export function parts(typed: string): { formula: string; definitions: Definition[] } {
  const found = WHERE.exec(typed);
  const body = found ? typed.slice(0, found.index) : typed;
  const tail = found ? typed.slice(found.index + found[0].length) : '';
  const behind = statementsOf(tail.replace(AND, ' ; ')).flatMap(({ text }) => definition(text) ?? []);
  if (found && behind.length === 0) readDeclarations(tail, found.index + found[0].length);
  const statements = statementsOf(body);
  const all = statements.map(({ text }) => definition(text));
  // Of `s = softmax(x); J = diag(s) - s*s'` J is the answer: what defines nothing, or what nothing else uses.
  const uses = (name: string): boolean =>
    [...all, ...behind].some((each) => each && each.name !== name && new RegExp(`\\b${name}\\b`).test(each.text));
  const bare = all.indexOf(undefined);
  const unused = all.findIndex((each) => each && !uses(each.name));
  const answer = Math.max(0, bare >= 0 ? bare : unused);
  const { at, text } = statements[answer] as Statement;
  const start = afterEquals(text);
  return {
    formula: ' '.repeat(at + start) + text.slice(start),
    definitions: [...all.filter((_, i) => i !== answer).filter((each) => each !== undefined), ...behind],
  };
}

/** The differential of the result, behind the last sign of equality. */
const RESULT =
  /(?<![<>=!])=\s*(?:\\?(?:operatorname\s*\{\s*|mathrm\s*\{\s*)?vec\s*\}?\s*\(?)?\s*[d∂]\s*([A-Za-z])\s*\)?\s*$/;

/** `(B' ⊗ A) vec(dX) = vec(dY)`, an equation written the other way round, without its right side. */
export const withoutResult = (typed: string, wrt: string): string => {
  const found = RESULT.exec(typed);
  return found && found[1] !== wrt && !typed.slice(0, found.index).includes('=') ? typed.slice(0, found.index) : typed;
};

function definition(text: string): Definition | undefined {
  const [, name, meaning] = DEFINES.exec(text) ?? [];
  const [token] = name === undefined ? [] : tokenise(name);
  return token?.kind === 'name' && meaning ? { name: token.text, text: meaning } : undefined;
}

interface Statement {
  readonly at: number;
  readonly text: string;
}

/** The lines of an answer, and what stands between semicolons, or behind a comma and defines something. */
function statementsOf(text: string): Statement[] {
  const found: Statement[] = [];
  let [depth, start] = [0, 0];
  const take = (end: number): void => {
    const part = text.slice(start, end);
    if (part.trim() !== '') found.push({ at: start, text: part });
    start = end + 1;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    const defines = character === ',' && definition(text.slice(at + 1)) !== undefined;
    if (depth === 0 && text[at - 1] !== '\\' && (/[;\n]/.test(character) || defines)) take(at);
  }
  take(text.length);
  return found.length > 0 ? found : [{ at: 0, text }];
}

/** The place behind the last sign of equality that stands outside of brackets: `dim=-1` is an argument. */
function afterEquals(text: string): number {
  let [depth, start] = [0, SAID.exec(text)?.[0].length ?? 0];
  for (const [at, character] of [...text].entries()) {
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character === '=' && depth === 0 && !/[<>=!]/.test(text[at - 1] ?? '') && text[at + 1] !== '=')
      start = at + 1;
  }
  return start;
}

/** `ss^T` as `s s^T`: a name that nobody knows, of letters that are known. */
export const apart = (text: string, known: ReadonlySet<string>): string =>
  text.replace(/(?<![\\\w])[A-Za-z]{2,3}(?![\w(.])/g, (name) => {
    const isKnown = known.has(name) || vocabulary.functionNamed(name) !== undefined;
    return !isKnown && [...name].every((letter) => known.has(letter)) ? [...name].join(' ') : name;
  });

const PROGRAM =
  /\b(?:np|numpy|torch|jnp|jax|F)\.|@(?!\.)|\*\*|\.T\b|[\w)\]]\.[a-z]\w*\(|\.mT\b|\[[^\]]*\bNone\b|\b(?:len|float|size)\(|\.shape\b/;

/** Whether an answer is written as a program would be. */
export const isProgram = (text: string): boolean => PROGRAM.test(text);

/** What is named otherwise in programs. */
const NAMES: Readonly<Record<string, string>> = table({
  identity: 'eye',
  diagflat: 'diag',
  diag_embed: 'diag',
  ger: 'outer',
});

/**
 * An answer of a program in our signs, at the same places: `*` and `/` act on each entry, `@` is the product. `extentOf` tells
 * the sizes of a variable.
 */
export const asProgram = (
  text: string,
  extentOf: (name: string) => { readonly rows: number | string; readonly cols: number | string } | undefined,
): string =>
  sized(text, extentOf)
    .replace(/\b(?:np|numpy|torch|jnp)\.(identity|diagflat|diag_embed|ger)(?=\()/g, (typed, name) =>
      (NAMES[name] ?? name).padStart(typed.length),
    )
    .replace(/(?<=[\w)\]])\.(?:transpose|swapaxes|permute)\(\s*-?\d\s*,\s*-?\d\s*\)/g, (typed) =>
      "'".padEnd(typed.length),
    )
    .replace(/\b(?:np|numpy|torch|jnp)\.(?:transpose|swapaxes)\(\s*(\w+)\s*,\s*-?\d\s*,\s*-?\d\s*\)/g, (typed, name) =>
      `${name}'`.padEnd(typed.length),
    )
    .replace(
      /\b(?:np|numpy|torch|jnp)\.(ones|zeros)_like\(\s*(\w+)\s*\)|\b(ones|zeros)\(\s*size\(\s*(\w+)\s*\)\s*\)/g,
      (typed, like, ofLike, fill = like, name = ofLike) =>
        (fill === 'ones' ? `(0.*${name}+1)` : `(0.*${name})`).padEnd(typed.length),
    )
    .replace(/\bfloat(?=\()|\.to\([^()]*\)/g, blank)
    .replace(/\.contiguous\(\)|\.(?:reshape|view)\(\s*-1\s*\)/g, blank)
    .replace(/\.(?:reshape|view)\(\s*-1\s*,\s*1\s*\)|\.unsqueeze\(\s*(?:-1|1)\s*\)/g, (typed) =>
      "''".padEnd(typed.length),
    )
    .replace(/\.(?:reshape|view)\(\s*1\s*,\s*-1\s*\)|\.unsqueeze\(\s*0\s*\)/g, (typed) => "'".padEnd(typed.length))
    .replace(/\[\s*:\s*,\s*None\s*\]/g, (typed) => "''".padEnd(typed.length))
    .replace(/\[\s*None\s*,\s*:\s*\]/g, (typed) => "'".padEnd(typed.length))
    .replace(/\b(ones|zeros|eye)\(\(([^()]*)\)\)/g, '$1( $2 )')
    .replace(/\.T\b/g, "' ")
    .replace(/(?<![*.])\*(?!\*)/g, '⊙')
    .replace(/(?<!\.)\//g, '⊘')
    .replace(/@(?!\.)/g, '·');

/** The text with `len(x)`, `x.shape[0]`, `x.numel()` as the sizes that they are. */
const sized = (text: string, extentOf: Parameters<typeof asProgram>[1]): string =>
  text.replace(
    /\blen\(\s*(\w+)\s*\)|\b(\w+)\.(?:(?:shape\[|size\()\s*([01])\s*[\])]|(numel\(\)|size|shape)(?![\w([]))/g,
    (typed, ofLength: string | undefined, name = '', axis, all) => {
      const extent = extentOf(ofLength ?? name);
      if (!extent) return typed;
      const { rows, cols } = extent;
      if (all === 'shape') return `${rows}${cols === 1 ? '' : `, ${cols}`}`.padEnd(typed.length);
      return `${all ? `(${rows} .* ${cols})` : axis === '1' ? cols : rows}`.padEnd(typed.length);
    },
  );

const blank = (typed: string): string => ' '.repeat(typed.length);
