// Typed text to tokens with their places; every spelling of a sign becomes the one our grammar knows.
import type { Span } from './expr.js';
import { MAX_CHARACTERS } from './limits.js';
import {
  BIG_SIGNS,
  COMBINING,
  FRACTIONS,
  GREEK,
  RAISED,
  SUBSCRIPTS,
  SUPERSCRIPTS,
  TEX_ACCENTS,
  TEX_FACES,
  TEX_NAMES,
  TEX_SIGNS,
  TEX_SILENT,
  UNICODE_SIGNS,
} from './spellings.js';
import { table } from './table.js';
import { Unanswerable } from './unanswerable.js';

export interface Token {
  /**
   * `sign` texts: `+ - * · / % ^ .* ./ .^ ' ⊤ † ( ) [ ] { } , ; : | ‖ > < >= <= == = & \ _ . ⊗ ∖ √ ∂ ∇ 𝟏 ⟨ ⟩`;
   * `command`: `frac`, `sqrt`, `begin`, `end`, which the grammar reads with their arguments.
   */
  readonly kind: 'number' | 'name' | 'sign' | 'command' | 'end';
  readonly text: string;
  readonly value: number;
  readonly span: Span;
  /** Whether white space stands before it: `f (x)` and `f(x)` may differ. */
  readonly spaced: boolean;
  /** Whether a TeX command named it: `\sigma`, not `sigma`. */
  readonly tex: boolean;
}

const COMMANDS = new Set(['frac', 'dfrac', 'tfrac', 'sqrt', 'begin', 'end']);
// `2.*x` is 2 .* x: a point before an operator belongs to the operator.
const NUMBER = /(?:\d+(?:\.(?![*/^'])\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*/y;
// h_{t-1} is the name h_tm1.
const SUBSCRIPT = /_(?:\{\s*([A-Za-z0-9][A-Za-z0-9, +-]*?)\s*\}|([A-Za-z0-9]))/y;
// `.'` is MATLAB's transpose; Julia puts a point before what acts on each entry.
const SIGN = /\.'|\.(?:>=|<=|==|[><+(-])|\.\*|\.\/|\.\^|\*\*|\|\||>=|<=|==|=>|!=|[-+*/%^'()[\]{},;:|<>=&_.\\]/y;
const SPELLED_SIGNS: Readonly<Record<string, string>> = { '**': '.^', '||': '‖' };
const POINTED = /^\.[^*/^]/;
/** A letter, a bracket or a constant behind MATLAB's sign of division from the left. */
const DIVIDED = /\\(?:[A-Za-z](?![A-Za-z])|(?:eye|ones|zeros)\b|\((?!.*\\\))|\[(?!.*\\\]))/suy;
const BRACED_WORD = /\s*\{(\s*\\?(?:[A-Za-z0-9_\-\s]|\\_)+)\}/y;

/** Tokens of `text`, the last of kind `end`. Throws Unanswerable with the place of what cannot be read. */
export function tokenise(typed: string, limit = MAX_CHARACTERS): Token[] {
  if (typed.length > limit) throw new Unanswerable('too-long', { length: typed.length, limit, unit: 'characters' });
  // Python has two signs of quotation.
  const text = typed.replace(/(?<=[=,]\s{0,8})"([A-Za-z]\w*)"|(?<=\beinsum\(\s{0,8})"([\w,> -]{0,40})"/g, "'$1$2'");
  const tokens: Token[] = [];
  let at = 0;
  let spaced = false;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const push = (kind: Token['kind'], content: string, to: number, value = 0, tex = false): void => {
    tokens.push({ kind, text: content, value, span: [at, to], spaced, tex });
    at = to;
    spaced = false;
  };
  const skip = (to: number): void => {
    at = to;
    spaced = true;
  };
  /** Reads what may follow a name: TeX and Unicode subscripts, accents. */
  const suffixes = (name: string, from: number): [string, number] => {
    let [full, end] = [name, from];
    for (;;) {
      SUBSCRIPT.lastIndex = end;
      const sub = full.includes('_') ? null : SUBSCRIPT.exec(text);
      const mark = COMBINING[text[end] ?? ''];
      let small = '';
      while (SUBSCRIPTS[text[end + small.length] ?? '']) small += SUBSCRIPTS[text[end + small.length] as string];
      if (sub)
        [full, end] = [
          `${full}_${(sub[1] ?? sub[2] ?? '').replace(/-/g, 'm').replace(/\+/g, 'p').replace(/[, ]+/g, '')}`,
          SUBSCRIPT.lastIndex,
        ];
      else if (mark) [full, end] = [`${full}_${mark}`, end + 1];
      else if (small) [full, end] = [`${full}_${small}`, end + small.length];
      else return [full, end];
    }
  };
  const pushName = (name: string, end: number, tex = false): void => {
    const [full, to] = suffixes(name, end);
    push('name', full, to, 0, tex);
  };

  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    const after = at + character.length;
    if (/[\s\u200b-\u200d\u2060\ufeff\u00ad$`~]/u.test(character)) {
      skip(after);
    } else if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(character)) {
      const code = `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
      throw new Unanswerable('control-character', { code }, [at, after]);
    } else if (match(NUMBER)) {
      const value = Number(text.slice(at, NUMBER.lastIndex));
      const span: Span = [at, NUMBER.lastIndex];
      if (!Number.isFinite(value)) throw new Unanswerable('number-too-large', { text: text.slice(...span) }, span);
      push('number', text.slice(...span), NUMBER.lastIndex, value);
    } else if (match(NAME)) {
      const name = text.slice(at, NAME.lastIndex);
      // T after a caret is the transpose sign, whatever follows it: `x^TAx`.
      if (tokens.at(-1)?.text === '^' && name.startsWith('T')) push('sign', '⊤', at + 1);
      else pushName(name, NAME.lastIndex);
    } else if (character === '\\') {
      readTexCommand();
    } else if (FRACTIONS[character]) {
      const [top, bottom] = FRACTIONS[character] as readonly [number, number];
      push('number', character, after, top / bottom);
    } else if (SUPERSCRIPTS[character] || RAISED[character]) {
      readSuperscript();
    } else if (SUBSCRIPTS[character]) {
      readSubscript();
    } else if (GREEK[character]) {
      pushName(GREEK[character] as string, after);
    } else if (BIG_SIGNS[character]) {
      pushName(BIG_SIGNS[character] as string, after, true);
    } else if (UNICODE_SIGNS[character]) {
      push('sign', UNICODE_SIGNS[character] as string, after);
    } else if (match(SIGN)) {
      const sign = text.slice(at, SIGN.lastIndex);
      push('sign', SPELLED_SIGNS[sign] ?? (POINTED.test(sign) ? sign.slice(1) : sign), SIGN.lastIndex);
    } else {
      // Mathematical alphabets, full-width forms and accented letters: 𝑥 is x, ŷ is y_hat.
      const [plain = '', mark] = [...character.normalize('NFKD')];
      const accent = mark === undefined ? '' : COMBINING[mark];
      if (!/^[A-Za-z0-9]$/.test(plain) || accent === undefined) {
        throw new Unanswerable('unexpected-character', { character }, [at, after]);
      }
      if (/\d/.test(plain)) push('number', plain, after, Number(plain));
      else pushName(accent ? `${plain}_${accent}` : plain, after);
    }
  }
  push('end', '', at);
  return pointed(tokens, text);

  /** `²`, `⁻¹`, `⁻ᵀ` as if typed with a caret and braces. */
  function readSuperscript(): void {
    let end = at;
    let digits = '';
    while (SUPERSCRIPTS[text[end] ?? '']) digits += SUPERSCRIPTS[text[end++] as string];
    if (RAISED[text[end] ?? ''] && /^-?$/.test(digits)) {
      readRaised(digits, end);
      return;
    }
    const transposed = /[ᵀᵗ⊤⊺]/.test(text[end] ?? '') && digits === '-';
    if (digits === '-' && !transposed) throw new Unanswerable('unexpected-character', { character: '⁻' }, [at, end]);
    push('sign', '^', at);
    if (digits.startsWith('-')) push('sign', '-', at);
    if (transposed) push('sign', '⊤', end + 1);
    else push('number', digits, end, Math.abs(Number(digits)));
  }

  /** `eˣ`, `e⁻ˣ`, `eᵃˣ` as if typed with a caret and brackets. */
  function readRaised(sign: string, from: number): void {
    push('sign', '^', at);
    push('sign', '(', at);
    if (sign !== '') push('sign', '-', from);
    for (let end = from; RAISED[text[end] ?? '']; end++) push('name', RAISED[text[end] as string] as string, end + 1);
    push('sign', ')', at);
  }

  /** `‖x‖₁` as if typed with an underscore. */
  function readSubscript(): void {
    const small = SUBSCRIPTS[text[at] ?? ''] as string;
    const end = at + 1;
    push('sign', '_', at);
    if (/\d/.test(small)) push('number', small, end, Number(small));
    else push('name', small, end);
  }

  /** Reads the command at `at`, with the argument of those that only name something. */
  function readTexCommand(): void {
    const last = tokens.at(-1);
    const isOperand =
      last && !spaced && (last.kind === 'name' || last.kind === 'number' || /^[)\]'⊤]$/.test(last.text));
    if (isOperand && match(DIVIDED)) {
      push('sign', '∖', at + 1);
      return;
    }
    const command = /\\([A-Za-z]+|.)/suy;
    command.lastIndex = at;
    const name = command.exec(text)?.[1] ?? '';
    const end = name ? command.lastIndex : at + 1;
    const sign = TEX_SIGNS[name];
    if (name === 'left' || name === 'right') {
      skip(text[end] === '.' ? end + 1 : end);
    } else if (sign) {
      push('sign', sign, end);
    } else if (TEX_SILENT.has(name)) {
      skip(end);
    } else if (COMMANDS.has(name)) {
      push('command', name.replace(/^[dt]frac$/, 'frac'), end);
      if (name.endsWith('frac')) readDigits();
    } else if (TEX_FACES.has(name) || TEX_ACCENTS[name]) {
      readFaced(name, end);
    } else if (/^[A-Za-z]+$/.test(name)) {
      pushName(TEX_NAMES[name] ?? name, end, true);
    } else {
      throw new Unanswerable('unknown-tex', { command: `\\${name}` }, [at, end]);
    }
  }

  /** `\frac12` is 1/2: without braces each digit is an operand of its own. */
  function readDigits(): void {
    const digit = /\s*(\d)/y;
    for (let taken = 0; taken < 2; taken++) {
      digit.lastIndex = at;
      const found = digit.exec(text)?.[1];
      if (found === undefined) return;
      at = digit.lastIndex - 1;
      push('number', found, digit.lastIndex, Number(found));
    }
  }

  /** `\mathbf{x}`, `\operatorname{Diag}`, `\hat y`: one name, or the bold one of an indicator. */
  function readFaced(command: string, behind: number): void {
    const from = behind + (command === 'operatorname' && text[behind] === '*' ? 1 : 0);
    BRACED_WORD.lastIndex = from;
    const braced = BRACED_WORD.exec(text);
    const bare = /\s*(\\?[A-Za-z]+|\d)/y;
    bare.lastIndex = from;
    const single = braced ? null : bare.exec(text);
    const content = (braced?.[1]?.trim() ?? single?.[1] ?? '').replace(/\\/g, '');
    const end = braced ? BRACED_WORD.lastIndex : bare.lastIndex;
    if (content === '') throw new Unanswerable('unknown-tex', { command: `\\${command}` }, [at, from]);
    const accent = TEX_ACCENTS[command];
    if (content === '1' && !accent) push('sign', '𝟏', end);
    else if (/^\d+$/.test(content)) push('number', content, end, Number(content));
    else if (accent) pushName(`${content}_${accent}`, end);
    else pushName(content.replace(/[\s-]+/g, '_'), end);
  }
}

const POINTS: Readonly<Record<string, string>> = table({ '*': '.*', '·': '.*', '/': './', '^': '.^' });

/** Julia's `@.` puts a point before every sign behind it, up to the end of what encloses it. */
function pointed(tokens: Token[], text: string): Token[] {
  const at = tokens.findIndex(
    ({ span: [from, to] }, i) => text[from] === '@' && tokens[i + 1]?.text === '.' && tokens[i + 1]?.span[0] === to,
  );
  if (at < 0) return tokens;
  const rest = tokens.slice(at + 2);
  let depth = 0;
  const end = rest.findIndex(({ kind, text: sign }) => {
    if (kind === 'sign' && /^[([{]$/.test(sign)) depth++;
    return kind === 'end' || (kind === 'sign' && /^[)\]}]$/.test(sign) && --depth < 0);
  });
  const inside = rest
    .slice(0, end)
    .map((token) => (token.kind === 'sign' ? { ...token, text: POINTS[token.text] ?? token.text } : token));
  return pointed([...tokens.slice(0, at), ...inside, ...rest.slice(end)], text);
}
