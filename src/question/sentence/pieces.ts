// A sentence as pieces: words of a language, and names, numbers, signs and TeX commands that may be mathematics.
import { FRACTIONS, GREEK, GREEK_NAMES, MODULES, SUBSCRIPTS } from '../../formula/spellings.js';
import { vocabulary } from '../../math/registry.js';
import { isEnglish } from './english.js';

export interface Piece {
  /** `name` may be mathematics or a word; `stop` ends a sentence or a formula. */
  readonly kind: 'word' | 'name' | 'function' | 'number' | 'sign' | 'tex' | 'stop' | 'mark';
  readonly text: string;
  /** In small letters. */
  readonly low: string;
  readonly from: number;
  readonly to: number;
  /** Whether white space stands before it, after it. */
  readonly before: boolean;
  readonly after: boolean;
}

const WORD = /[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*/y;
const CONTRACTION =
  /(?:[a-z]+n't|(?:i|you|we|they|it|he|she|that|what|who|how|where|there|here|let|when|why)'(?:s|m|re|ve|ll|d)|[a-z]{3,}'s|o'clock|don't)(?![A-Za-z(])/iy;
/** `p-norm` is a name too. */
/** Fréchet, Gâteaux. */
const ACCENTED = /[A-Za-z]{1,12}[À-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ]{1,12}/y;
const HYPHENED = /(?:[A-Za-z]{2,}(?:-[A-Za-z]{2,})+|[pP]-norms?)(?![A-Za-z(])/y;
/** "A vector of 0s and 1s": no product of a number and s. */
const PLURAL_NUMBER = /[01]s(?![\w(^*'])/y;
const NUMBER = /(?:\d+(?:\.(?![*/^'])\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const TEX = /\\(?:[A-Za-z]+|[\\,;:!{}|])/y;
const SIGN = /\.\*|\.\/|\.\^|\*\*|\|\||>=|<=|==|!=|[-+*/^'()[\]{},;:|<>=&_.@?!"]/y;
const ABBREVIATION = /(?:w\.?\s?r\.?\s?t\.?(?![A-Za-z])|w\/r\/t\b|e\.g\.|i\.e\.|vs\.|resp\.|cf\.|etc\.)/iy;

/** Words that people say of themselves. */
const OF_PERSONS =
  /^(?:get|got|have|had|am|was|do|did|don't|didn't|can|can't|could|cannot|think|thought|know|want|need|see|saw|find|found|compute|computed|calculate|calculated|derive|derived|obtain|obtained|keep|believe|wonder|understand|tried|guess|mean|use|used|would|should|just|also|already|meant|said)$/;

/** A person in capital letters, by who has one and what it does: "my TA says …". */
const OF_WHOM = /^(?:my|our|your|his|her|their|the|a|one)$/;
const SAYS =
  /^(?:says?|said|claims?|claimed|tells?|told|thinks?|thought|insists?|insisted|argues?|argued|wrote|writes|believes?|gave|gives|got|gets|showed|marked|wants|asked|asks|and|was|keeps|has)$/;

/** Whether a word is above or below the line of a fraction of differentials: dloss/dp, ∂loss/∂w, \\frac{\\partial loss}{…}. */
function isInDifferential({ text, before }: Piece, at: number, all: readonly Piece[]): boolean {
  const [last, next] = [all[at - 1]?.text ?? '', all[at + 1]?.text ?? ''];
  if (last === '\\partial' || (last === '∂' && !before)) return next === '/' || next === '}';
  const other = next === '/' ? all[at + 2] : last === '/' ? all[at - 2] : undefined;
  return /^d\w/.test(text) && /^d\w/.test(other?.text ?? '');
}

/** What its neighbours make of a piece: `loss` of ∂loss/∂w is a name; `i` before "got", and TA who "says", are persons. */
const amongOthers = (piece: Piece, at: number, all: readonly Piece[]): Piece => {
  if (piece.kind === 'word' && isInDifferential(piece, at, all)) return { ...piece, kind: 'name' };
  const [last, next] = [all[at - 1]?.low ?? '', all[at + 1]?.low ?? ''];
  const isAlone = piece.kind === 'name' && piece.before && piece.after;
  const isAsker =
    piece.text === 'i' && (OF_PERSONS.test(next) || /^(?:am|do|did|can|could|should|would|may|have)$/.test(last));
  // "z = By": what stands behind a sign of equality is a formula.
  if (piece.kind === 'word' && /^[A-Z][a-z]$/.test(piece.text) && all[at - 1]?.text === '=')
    return { ...piece, kind: 'name' };
  const isOther = /^[A-Z]{2,3}$/.test(piece.text) && OF_WHOM.test(last) && SAYS.test(next);
  return isAlone && (isAsker || isOther) ? { ...piece, kind: 'word' } : piece;
};

/** `mu + sigma * eps`, "wrt sigma": a number beside an operator, or what is differentiated by; a function elsewhere. */
const withParameters = (piece: Piece, at: number, all: readonly Piece[]): Piece => {
  const [last, next] = [all[at - 1], all[at + 1]];
  if (piece.text !== 'sigma' || piece.kind !== 'function' || next?.text === '(') return piece;
  const operates = (other: Piece | undefined): boolean => /^(?:[-+*/^=,]|\*\*|\.\*)$/.test(other?.text ?? '');
  const isAsked = /^(?:wrt|by|to|and|respect)$/.test(last?.low ?? '');
  return operates(last) || operates(next) || isAsked ? { ...piece, kind: 'name' } : piece;
};

/** An em dash before a word parts sentences; between a formula and a function of something it is a minus: `W — exp(x)`. */
const isDash = (rest: string, last: Piece | undefined): boolean =>
  /^—\s+[a-z]{2}/.test(rest) &&
  !(
    /^—\s+[a-z]\w*\(/.test(rest) &&
    last !== undefined &&
    (/^(?:name|number|tex)$/.test(last.kind) || /^[)\]}'‖⊤]$/.test(last.text))
  );

/** "yhat = W x. L = ||yhat - y||^2": a word that is defined, or a name elsewhere, is a name. */
function withDefined(all: readonly Piece[]): readonly Piece[] {
  const assigned = new Set(
    all.flatMap(({ kind, text }, at) =>
      kind === 'word' && all[at + 1]?.text === '=' && /^[A-Za-z]\w*$/.test(text) ? [text] : [],
    ),
  );
  const defined = new Set(
    [...assigned, ...all.flatMap(({ kind, text }) => (kind === 'name' && text.length > 2 ? [text] : []))].filter(
      (text) => !isEnglish(text.toLowerCase()),
    ),
  );
  const letters = new Set(all.flatMap(({ kind, text }) => (kind === 'name' && text.length === 1 ? [text] : [])));
  // "f(x,y,z) = xyz": letters that stand alone too, behind a sign.
  const isProduct = ({ kind, text, low }: Piece, at: number): boolean =>
    kind === 'word' &&
    /^[a-z]{2,4}$/.test(text) &&
    /^(?:[-+*/=(]|\d+)$/.test(all[at - 1]?.text ?? '') &&
    !isEnglish(low) &&
    [...text].every((letter) => letters.has(letter));
  // `jax.grad(loss)(W)`.
  const isArgument = ({ text }: Piece, at: number): boolean =>
    assigned.has(text) && all[at - 1]?.text === '(' && !all[at - 1]?.before && /^[),]$/.test(all[at + 1]?.text ?? '');
  return all.map((piece, at) =>
    defined.has(piece.text) || isProduct(piece, at) || isArgument(piece, at) ? { ...piece, kind: 'name' } : piece,
  );
}

/** Behind such a piece a bracket may hold a remark. */
const ENDS = /^(?:name|number)$/;

/** Words of a remark that goes without saying, as softmax acts on rows anyway, and how many of them are read. */
const OF_ROWS = /^(?:row-?wise|rows?|wise|over|along|of|each|the|per|by|-)$/;
const MOST_OF_ROWS = 5;

/** Behind the bracket that opens there, where it says only that a function acts on rows: "softmax (row wise) of X W". */
function behindRows(all: readonly Piece[], open: number): number {
  let close = open + 1;
  while (close - open <= MOST_OF_ROWS && OF_ROWS.test(all[close]?.low ?? '')) close++;
  const isSaid =
    all[open - 1]?.kind === 'function' &&
    all.slice(open + 1, close).some(({ low }) => low.startsWith('row')) &&
    all[close]?.text === ')' &&
    all[close + 1]?.low === 'of';
  return isSaid ? close + 1 : open;
}

/** `‖A‖₂ (spectral norm)`: what stands in brackets after a space, and is nothing but words, says what the formula is. */
function withRemarks(all: readonly Piece[]): Piece[] {
  const remarks = new Set<number>();
  const dropped = new Set<number>();
  for (const [open, { text, before, after }] of all.entries()) {
    const end = text === '(' ? behindRows(all, open) : open;
    for (let i = open; i < end; i++) dropped.add(i);
    const last = all[open - 1];
    if (text !== '(' || !before || after || !last) continue;
    if (!ENDS.test(last.kind) && !/^(?:[)\]|‖'}]|\|\|)$/.test(last.text) && !SUBSCRIPTS[last.text]) continue;
    let close = open + 1;
    while (/^(?:word|name|function)$/.test(all[close]?.kind ?? '') && (all[close] as Piece).text.length > 2) close++;
    if (close > open + 1 && all[close]?.text === ')') for (let i = open + 1; i < close; i++) remarks.add(i);
  }
  return all.flatMap((piece, at): Piece[] =>
    dropped.has(at) ? [] : [remarks.has(at) ? { ...piece, kind: 'word' } : piece],
  );
}

/** In one pass over the text. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  const matched = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const push = (kind: Piece['kind'], length: number, low = text.slice(at, at + length).toLowerCase()): void => {
    const to = at + length;
    const isSpace = (place: number): boolean => place < 0 || place >= text.length || /\s/.test(text[place] as string);
    found.push({ kind, text: text.slice(at, to), low, from: at, to, before: isSpace(at - 1), after: isSpace(to) });
    at = to;
  };
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    if (character === '\n' || (character === '—' && isDash(text.slice(at, at + 40), found.at(-1)))) push('stop', 1);
    else if (/\s/.test(character) || isHyphenOfNorm(text, at)) at += character.length;
    else if (character === '$' || character === '`') push('mark', 1);
    else if (/[A-Za-z\\]/.test(character)) readLetters();
    else if (matched(PLURAL_NUMBER)) push('word', 2);
    else if (matched(NUMBER)) push('number', (matched(NUMBER) as string).length);
    else if (matched(SIGN)) readSign(matched(SIGN) as string);
    else if (/\p{L}/u.test(character) && !GREEK[character] && !SUBSCRIPTS[character] && !/[𝟏𝟙∂∇]/u.test(character))
      readForeign();
    else push(GREEK[character] ? 'name' : FRACTIONS[character] ? 'number' : 'sign', character.length);
  }
  return withRemarks(withDefined(found.map(amongOthers).map(withParameters)));

  function readLetters(): void {
    if (text[at] === '\\') {
      const command = matched(TEX);
      push('tex', command?.length ?? 1);
      return;
    }
    const short = matched(ABBREVIATION);
    if (short) {
      push('word', short.length, /^w/i.test(short) ? 'wrt' : short.toLowerCase());
      return;
    }
    const joined = matched(CONTRACTION) ?? matched(HYPHENED);
    if (joined && isWordy(joined)) {
      push('word', joined.length);
      return;
    }
    const accented = matched(ACCENTED);
    if (accented) {
      push('word', accented.length, accented.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
      return;
    }
    const name = matched(WORD) as string;
    const next = text.slice(at + name.length, at + name.length + 2);
    push(
      name === 'a' && isEquatedA(text, at)
        ? 'name'
        : kindOf(name, next, text[at - 1] ?? '', /[-+−=]\s?$/.test(text.slice(Math.max(0, at - 2), at))),
      name.length,
    );
  }

  function readSign(sign: string): void {
    const next = text[at + sign.length] ?? ' ';
    const ends = /^[.?!:]$/.test(sign) && (/[\s"')\]`$]/.test(next) || /[?!]/.test(sign));
    push(ends || sign === '"' || /^[?!]/.test(sign) ? 'stop' : 'sign', sign.length);
  }

  /** A word of another script, or a letter of a mathematical alphabet or with an accent. */
  function readForeign(): void {
    const letters = /\p{L}[\p{L}\p{M}\d]*/uy;
    letters.lastIndex = at;
    const word = letters.exec(text)?.[0] ?? (text[at] as string);
    push(
      [...word.normalize('NFD')].filter((letter) => /\p{L}/u.test(letter)).length > 2 ? 'word' : 'name',
      word.length,
    );
  }
}

/** "the 2-norm of x": no difference of a number and a norm. */
const isHyphenOfNorm = (text: string, at: number): boolean =>
  text[at] === '-' &&
  /^-(?:(?:quasi|semi)-?)?norms?(?![\w(])/i.test(text.slice(at, at + 14)) &&
  /[\p{L}\d∞]/u.test(text[at - 1] ?? '');

/** "= a and …": no article stands before what joins, or before the end. */
const isEquatedA = (text: string, at: number): boolean =>
  text
    .slice(Math.max(0, at - 3), at)
    .trimEnd()
    .endsWith('=') && /^\s*(?:$|[.,;?!)]|(?:and|or|but|while|whereas|not)\b)/.test(text.slice(at + 1, at + 12));

/** A word with a hyphen or an apostrophe that is no difference or transpose: each part is a word. */
const isWordy = (joined: string): boolean => {
  const parts = joined.split(/[-']/);
  return joined.includes("'") || /-norms?$/i.test(joined)
    ? true
    : parts.every((part) => part.length > 1 && (isEnglish(part.toLowerCase()) || part.length > 3)) ||
        isEnglish(joined.toLowerCase());
};

/** What a name is by itself: its neighbours may still make another thing of it. */
function kindOf(name: string, next: string, last: string, isAfterSign: boolean): Piece['kind'] {
  const low = name.toLowerCase();
  if (MODULES.has(name) && next.startsWith('.')) return 'name';
  if (name.length === 1)
    return /^[aI]$/.test(name) && !/^(?:[\^'*(_=+)/⊤·⊙∘@]|\.[(A-Z])/.test(next) && !/[(*+^_.⟨[{|]/.test(last)
      ? 'word'
      : 'name';
  if (
    /^(?:SVD|EVD|PCA|RNN|LSTM|GRU|CNN|MLP|GAN|VAE|JVP|VJP|HVP|ELI5|MLE|MAP|GLM|KKT|SGD|ODE|PDE|OLS|GMM|HMM|SVM|ELBO|LASSO|EDIT|TLDR)s?$/.test(
      name,
    )
  )
    return 'word';
  // "My ML midterm": a product stands beside no such word.
  if (/^(?:ML|DL|RL|AI|NLP|CS)$/.test(name) && /^ [a-z]/.test(next) && !/[(*+^=$'|{]/.test(last)) return 'word';
  if (name === 'KL' && !/^[([]/.test(next)) return 'word';
  if (/[_\d]/.test(name)) return vocabulary.functionNamed(name) ? 'function' : 'name';
  // Σ is a matrix, and σ a function.
  if (name !== 'Sigma' && vocabulary.functionNamed(name)) return 'function';
  if (GREEK_NAMES.has(low) || /^d[A-Z]$/.test(name)) return 'name';
  // Behind a sign stands B times y, and not the word.
  if (isEnglish(low) && !/^[([]/.test(next) && !(isAfterSign && /^[A-Z][a-z]$/.test(name))) return 'word';
  // "ab'" is a column times a row.
  if (/^[a-z]{2}$/.test(name) && /^'(?![a-z])/.test(next)) return 'name';
  if (/^(?=.*[A-Z])[A-Za-z]{2,4}$/.test(name) && !/^[A-Z][a-z]{2,3}$/.test(name) && !/^[A-Z]{4}$/.test(name))
    return 'name';
  // 2uv, but not 2nd.
  if (/\d/.test(last) && /^[a-z]{2,3}$/.test(name) && !/^(?:st|nd|rd|th|dim?|by|px|am|pm)$/.test(name)) return 'name';
  if (/^d[A-Za-z]$/.test(name) || /^[xyz]{2}$/.test(name)) return 'name';
  if (/^[(^*=+@[]/.test(next) || /^[(*+@=^|‖]/.test(last)) return 'name';
  return 'word';
}
