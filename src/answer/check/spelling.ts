// How an answer is spelled: what stands behind its sign of equality, what it defines behind `where`, and programs' notation.
import { readDeclarations } from '../../formula/declarations.js';

export interface Definition {
  readonly name: string;
  readonly text: string;
}

const WHERE = /[,;]?\s*(?:\\(?:text|mathrm|quad|,)\s*\{?\s*)*\b(?:where|with)\b(?!\s*\()\s*\}?/i;
const NEXT = /[;,](?=(?:\s|\\quad|\\,)*[A-Za-z]\w*\s*=)|\band\b(?=\s*\w+\s*=)/;

/** The formula of an answer such as `J = diag(s) - s*s' where s = softmax(x)`, at its place in the text, and its definitions. */
export function parts(typed: string): { formula: string; definitions: Definition[] } {
  const found = WHERE.exec(typed);
  const body = found ? typed.slice(0, found.index) : typed;
  const tail = found ? typed.slice(found.index + found[0].length) : '';
  const definitions = tail
    .split(NEXT)
    .map((part) => /^(?:\s|\\quad|\\,)*([A-Za-z]\w*)\s*=([^=].*)$/s.exec(part))
    .filter((match) => match !== null)
    .map(([, name = '', text = '']) => ({ name, text }));
  if (found && definitions.length === 0) readDeclarations(tail, found.index + found[0].length);
  const start = afterEquals(body);
  return { formula: ' '.repeat(start) + body.slice(start), definitions };
}

/** The place behind the last sign of equality that stands outside of brackets: `dim=-1` is an argument. */
function afterEquals(text: string): number {
  let [depth, start] = [0, 0];
  for (const [at, character] of [...text].entries()) {
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character === '=' && depth === 0 && !/[<>=!]/.test(text[at - 1] ?? '') && text[at + 1] !== '=')
      start = at + 1;
  }
  return start;
}

/** Signs that Jacobot writes and nobody types, as what is read. */
export const withoutOwnSigns = (text: string): string =>
  text
    .replaceAll('⁺', '^+')
    .replace(/_\{\\text\{rows\}\}/g, blank)
    .replace(/_rows(?=\()/g, blank);

const PROGRAM = /\b(?:np|numpy|torch|jnp|jax|F)\.|@|\*\*|\.T\b|\.(?:sum|mean|dot)\(/;

/** Whether an answer is written as a program would be. */
export const isProgram = (text: string): boolean => PROGRAM.test(text);

/** An answer of a program in our signs, at the same places: `*` and `/` act on each entry, `@` is the product. */
export const asProgram = (text: string): string =>
  text
    .replace(/\.contiguous\(\)/g, blank)
    .replace(/\[\s*:\s*,\s*None\s*\]/g, (typed) => "''".padEnd(typed.length))
    .replace(/\[\s*None\s*,\s*:\s*\]/g, (typed) => "'".padEnd(typed.length))
    .replace(/\btril\((?:np|jnp|torch)\.ones\(\((\w+), \1\)\)\)/g, (typed, n) => `tril(${n})`.padStart(typed.length))
    .replace(/\b(ones|zeros|eye)\(\(([^()]*)\)\)/g, '$1( $2 )')
    .replace(/\.T\b/g, "' ")
    .replace(/(?<!\*)\*(?!\*)/g, '⊙')
    .replaceAll('/', '⊘')
    .replaceAll('@', '·');

const blank = (typed: string): string => ' '.repeat(typed.length);
