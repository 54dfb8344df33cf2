// What a sentence differentiates: the formula that words or signs ask for, with what it defines put in, the likeliest first.
import type { Gathered, Placed } from '../formulas/gathered.js';
import { type Item, wordOf } from '../formulas/items.js';
import { isOperand, isSpelledOut } from '../formulas/roles.js';
import { isName, mentions, nameOf, substituted, uniqueTexts } from '../formulas/terms.js';
import { isClaimed, isNamedResult } from './claims.js';
import { lossThrough, type Upstream } from './upstream.js';

export interface Target {
  /** Shapes that follow from how it was read. */
  readonly declares: readonly string[];
  readonly targets: readonly string[];
  /** The first as the sentence has it, before what is defined is put in. */
  readonly stated: string;
  /** The place of the first. */
  readonly at: number;
  readonly inWords: boolean;
  readonly isDirect: boolean;
  readonly undefinedName?: string;
  readonly upstreamOf?: string;
}

/** L of "the derivative of L wrt W" and of "the gradient of L(z) with z = W x", which nothing defines, and of which nothing is made. */
function lossNamed(list: readonly Item[], { plain, definitions }: Gathered): string | undefined {
  const loss = plain.flatMap(({ text, at }) =>
    isOperand(list, at) ? (/^([LJCE])(?:\(\w{1,3}\))?$/.exec(text)?.[1] ?? []) : [],
  )[0];
  const isKnown = [...definitions].some(([name, meaning]) => name === loss || mentions(meaning, loss ?? ''));
  return loss === undefined || isKnown ? undefined : loss;
}

/** What is differentiated, the likeliest first. */
export function targetsOf(list: readonly Item[], found: Gathered, upstream: Upstream | undefined): Target {
  const { wrt, signs, plain, definitions, applied } = found;
  const meaningOf = (name: string): string | undefined =>
    definitions.get(name.replace(/\s*\(.*\)$/s, '').replace(/^\\/, '')) ?? definitions.get(nameOf(name));
  const asked: Placed[] = [];
  let undefinedName: string | undefined;
  let upstreamOf: string | undefined;
  const known = signs.find(({ sign }) => sign.body !== '');
  if (known) {
    const { body } = known.sign;
    const meaning = isName(body) || /^\p{L}\w{0,3}\s*\([\p{L}\s,]{1,20}\)$/u.test(body) ? meaningOf(body) : undefined;
    if (meaning === undefined && isName(body) && nameOf(body) !== wrt) undefinedName = body;
    else asked.push({ text: meaning ?? body, at: known.at });
  }
  undefinedName ??= known ? undefined : lossNamed(list, found);
  const direct = plain.filter(
    ({ text, at }) =>
      isOperand(list, at) &&
      !isNamedResult(list, at) &&
      !(undefinedName !== undefined && text.startsWith(`${undefinedName}(`)) &&
      !(isName(text) && meaningOf(text) === undefined && nameOf(text) !== wrt),
  );
  for (const { text, at } of direct) asked.push({ text: meaningOf(text) ?? text, at });
  const meanings = new Set(definitions.values());
  const formulas = plain.filter(({ text }) => !isName(text) && !/^[-\d.,\s()[\]x×]+$/.test(text));
  const others = formulas.filter(({ text, at }) => !meanings.has(text) && !isClaimed(list, at));
  // What the formula asked about uses is no question of its own.
  const using = [...meanings, ...(direct.length > 0 ? direct : others).map(({ text }) => text)];
  const roots = [...definitions].filter(
    ([name]) => !applied.has(name) && !using.some((other) => !isName(other) && mentions(other, name)),
  );
  // "f = x'Ax, what is dz/dx": z is asked for; f and y are what people call any function.
  const isStrange = undefinedName !== undefined && definitions.size > 0 && !/^[fy]$/.test(undefinedName);
  if (!known || (undefinedName !== undefined && !isStrange)) {
    const placed = (meaning: string): Placed => ({
      text: meaning,
      at: plain.find(({ text }) => text === meaning)?.at ?? -1,
    });
    asked.push(
      ...others.filter(({ text }) => /[a-z]{2,}\s*\(/.test(text) && definitions.size > 0),
      ...roots.map(([, meaning]) => placed(meaning)),
    );
  }
  if (!known || undefinedName === undefined) asked.push(...others);
  // "The Jacobian of x = u² - v², y = 2uv": a map by its coordinates.
  const isOfRoots = direct.every(({ text }) => roots.some(([, meaning]) => meaning === text));
  if (roots.length > 1 && !known && isOfRoots && list.some((item) => wordOf(item) === 'jacobian'))
    asked.unshift({ text: `[${roots.map(([, meaning]) => meaning).join(', ')}]`, at: asked[0]?.at ?? -1 });
  const loss = lossThrough(list, roots[0], { definitions, wrt, named: undefinedName, upstream });
  if (loss) {
    asked.unshift({ text: loss.text, at: known?.at ?? -1 });
    if (loss.output !== undefined) upstreamOf = loss.output;
  }
  const inSigns = uniqueTexts(asked.map(({ text }) => substituted(text, definitions, wrt)));
  const first = asked.find(({ text }) => substituted(text, definitions, wrt) === inSigns[0]);
  // A function named in words is what is meant where it is asked for and the formula is the asker's result.
  const operandAt = list.findIndex(({ kind }, at) => kind === 'function' && isOperand(list, at));
  const namedAt = operandAt >= 0 ? operandAt : list.findIndex(({ kind }) => kind === 'function');
  const named = list[namedAt]?.text ?? '';
  // "The Hessian of logsumexp is diag(p) - ppᵀ where p = softmax(x)": what a result uses is not what it is of.
  const results = formulas.filter(({ text, at }) => !meanings.has(text) && isClaimed(list, at));
  const isOfClaims =
    !definitions.has(named.replace(/\(.*/s, '')) &&
    [...definitions.keys()].every((name) => results.some(({ text }) => mentions(text, name.replace(/\s*\(.*/s, ''))));
  const isNamed =
    !known &&
    direct.length === 0 &&
    (definitions.size === 0 || isOfClaims) &&
    first !== undefined &&
    operandAt >= 0 &&
    namedAt < first.at &&
    !isSpelledOut(list, first.at) &&
    // "The log sum exp with affine input, logsumexp(A x + b)", but "is the derivative of tanh 1 - tanh(x)²?"
    !(first.text.includes(named.replace(/(?<=\().*/s, '')) && (first.text === named || !first.text.includes(named)));
  const inWords = namedAt >= 0 && (inSigns.length === 0 || isNamed);
  return {
    declares: loss?.declares ?? [],
    targets: inWords ? [named] : inSigns,
    stated: inWords ? named : (first?.text ?? ''),
    at: inWords ? namedAt : (first?.at ?? -1),
    inWords,
    isDirect: known !== undefined || (inWords ? operandAt >= 0 : direct.length > 0 || definitions.size > 0),
    ...(undefinedName === undefined ? {} : { undefinedName }),
    ...(upstreamOf === undefined ? {} : { upstreamOf }),
  };
}
