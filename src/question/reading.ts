// What a sentence says about a derivative: of what, by what, where, the asker's own result, definitions.
import { declaredIn } from './declared.js';
import { withDefinitions } from './definitions-in-words.js';
import { type Gathered, gathered, type Placed, withoutIndices } from './gathered.js';
import { type Item, items } from './items.js';
import { pieces } from './pieces.js';
import { withoutCases } from './piecewise.js';
import { isClaimed, isOperand, isSpelledOut, variableInWords } from './roles.js';
import { letterOfEntries } from './several.js';
import { isName, mentions, nameOf, reads, substituted, uniqueTexts } from './terms.js';

export interface Reading {
  readonly words: ReadonlySet<string>;
  readonly list: readonly Item[];
  /** The formulas that may be meant, the likeliest first. */
  readonly targets: readonly string[];
  /** Formulas that read as somebody's result, where nothing else is a target. */
  readonly spare: readonly string[];
  /** Whether words or signs say that the first of them is differentiated. */
  readonly isDirect: boolean;
  /** Whether the formula was named in words, with an operand that nobody wrote. */
  readonly inWords: boolean;
  /** A name that is asked about and that nothing defines: L of dL/dW. */
  readonly undefinedName?: string;
  /** Y, where the gradient of a loss goes through a Y that is defined: G stands for ∂L/∂Y. */
  readonly upstreamOf?: string;
  /** Matrices that depend on the variable, a number. */
  readonly curves?: readonly string[];
  readonly wrt?: string;
  readonly at?: string;
  /** The layout that was asked for before. */
  readonly layout?: 'numerator' | 'denominator';
  readonly where: readonly string[];
  readonly second: boolean;
  /** The asker's own results, in their order. */
  readonly claims: readonly string[];
  /** Whether the claims are alternatives: "A or B". */
  readonly alternatives: boolean;
  /** A formula that cannot be read, where there is none that can. */
  readonly broken?: string;
  /** Functions named in words. */
  readonly functions: readonly string[];
  /** Sizes that are named, as in "is it 4×2?". */
  readonly sizes: readonly string[];
  /** Numbers read as the entries of one vector. */
  readonly vectors: readonly string[];
  /** Functions that nobody defined, such as h of h(‖x‖). */
  readonly isAbstract: boolean;
  /** How many derivatives were written in signs. */
  readonly signs: number;
  /** Whether a derivative was written in signs. */
  readonly signed: boolean;
  /** The places in the list of what this reading uses. Who reads more of a sentence adds the places of that. */
  readonly used: ReadonlySet<number>;
}

export function readSentence(text: string): Reading {
  const { where, rest } = declaredIn(text);
  const { list, declared } = withoutIndices(withDefinitions(withoutCases(items(pieces(rest)))));
  const words = new Set(
    list.filter(({ kind }) => kind === 'word').flatMap(({ text: word }) => word.split('-').concat(word)),
  );
  const found = gathered(list);
  const { signs, plain, points, sizes } = found;
  const target = targetsOf(list, found);
  const wrt = found.wrt ?? variableInWords(list, target.targets[0] ?? '') ?? letterOfEntries(target.targets[0] ?? '');
  const claims = claimsOf(list, found, target);
  const { undefinedName, upstreamOf } = target;
  const { text: first, other } = list[target.at] ?? {};
  const targets =
    other !== undefined && first !== undefined && target.targets[0] === first
      ? [first, other, ...target.targets.slice(1)]
      : target.targets;
  const broken =
    targets.length === 0 ? plain.find(({ text: formula }) => !isName(formula) && !reads(formula))?.text : undefined;
  const isTwice = words.has('second') && (words.has('derivative') || words.has('derivatives'));
  return {
    words,
    list,
    targets,
    spare: uniqueTexts(
      plain.map(({ text: formula }) => (isName(formula) ? undefined : substituted(formula, found.definitions, wrt))),
    ),
    isDirect: target.isDirect,
    inWords: target.inWords,
    ...(undefinedName && targets.length === 0 ? { undefinedName } : {}),
    ...(upstreamOf === undefined ? {} : { upstreamOf }),
    ...(wrt === undefined ? {} : { wrt }),
    ...(points.length > 0 ? { at: points.join('; ') } : {}),
    where: [
      ...where,
      ...target.declares,
      ...declared.filter((each) => !where.some((own) => own.split(': ')[0] === each.split(': ')[0])),
    ],
    second: words.has('hessian') || words.has('hessians') || isTwice || signs.some(({ sign }) => sign.second),
    claims: uniqueTexts(claims.map(({ text: claim }) => claim)),
    alternatives: isChoice(list, claims),
    ...(broken === undefined ? {} : { broken }),
    functions: functionsIn(list),
    sizes,
    vectors: found.vectors,
    isAbstract: isAbstract(list, found),
    signs: signs.filter(({ sign }) => sign.body !== '').length,
    signed: signs.length > 0,
    used: placesUsed(list, found, target, claims),
  };
}

/** The places of the target, of the definitions that it needs, of the claims, and of what has another role. */
function placesUsed(
  list: readonly Item[],
  { roles, signs, plain, definitions }: Gathered,
  { at, upstreamOf = '' }: Target,
  claims: readonly Placed[],
): ReadonlySet<number> {
  const places = [...definitions].map(([name, meaning]) => ({
    name,
    at: plain.find(({ text }) => text === meaning)?.at ?? -1,
  }));
  const used = new Set([...roles, ...claims.map((claim) => claim.at), at]);
  const names = (): Set<string> =>
    new Set(
      [upstreamOf, ...[...used].map((place) => list[place]?.text ?? ''), ...signs.map(({ sign }) => sign.body)].flatMap(
        (text) => text.match(/\p{L}\w*/gu) ?? [],
      ),
    );
  for (let round = 0; round <= places.length; round++) {
    const known = names();
    for (const place of places) if (known.has(place.name)) used.add(place.at);
  }
  // A name in words whose formula stands beside it.
  list.forEach(({ kind }, place) => {
    const isSpelled = [place + 1, place + 2].some((next) => list[next]?.kind === 'formula' && isSpelledOut(list, next));
    if (kind === 'function' && isSpelled) used.add(place);
  });
  // A part of the formula is not another one: D(x) of D(x)·y.
  const whole = [...used].map((place) => list[place]?.text.replaceAll(' ', '') ?? '');
  list.forEach(({ kind, text }, place) => {
    if (kind === 'formula' && whole.some((formula) => formula.includes(text.replaceAll(' ', '')))) used.add(place);
  });
  return used;
}

const functionsIn = (list: readonly Item[]): string[] =>
  list.filter(({ kind }) => kind === 'function').map(({ text }) => text);

interface Target {
  /** Shapes that follow from how it was read. */
  readonly declares: readonly string[];
  readonly targets: readonly string[];
  /** The place of the first. */
  readonly at: number;
  readonly inWords: boolean;
  readonly isDirect: boolean;
  readonly undefinedName?: string;
  readonly upstreamOf?: string;
}

/** What is differentiated, the likeliest first. */
function targetsOf(list: readonly Item[], found: Gathered): Target {
  const { wrt, signs, plain, definitions } = found;
  const meaningOf = (name: string): string | undefined =>
    definitions.get(name.replace(/\s*\(.*\)$/s, '').replace(/^\\/, ''));
  const asked: Placed[] = [];
  let undefinedName: string | undefined;
  let upstreamOf: string | undefined;
  const declares: string[] = [];
  const known = signs.find(({ sign }) => sign.body !== '');
  if (known) {
    const { body } = known.sign;
    const meaning = isName(body) || /^\p{L}\w{0,3}\s*\([\p{L}\s,]{1,20}\)$/u.test(body) ? meaningOf(body) : undefined;
    if (meaning === undefined && isName(body) && nameOf(body) !== wrt) undefinedName = body;
    else asked.push({ text: meaning ?? body, at: known.at });
  }
  const direct = plain.filter(
    ({ text, at }) => isOperand(list, at) && !(isName(text) && meaningOf(text) === undefined),
  );
  for (const { text, at } of direct) asked.push({ text: isName(text) ? (meaningOf(text) as string) : text, at });
  const meanings = new Set(definitions.values());
  const formulas = plain.filter(({ text }) => !isName(text) && !/^[-\d.,\s()[\]x×]+$/.test(text));
  const others = formulas.filter(({ text, at }) => !meanings.has(text) && !isClaimed(list, at));
  const roots = [...definitions].filter(([name]) => ![...meanings].some((other) => mentions(other, name)));
  if (!known || undefinedName !== undefined) {
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
  // The gradient of a loss through what is defined: its product with G = ∂L/∂Y.
  const [through] = roots;
  const isLoss =
    undefinedName !== undefined && /^(?:L|J|E|C|l|loss|cost|Loss|\\mathcal\{L\}|\\ell|ℓ)$/.test(undefinedName);
  // "dL/dW of a linear layer" names the layer in words.
  const layer = functionsIn(list).find((formula) => /^(?:\w+\()?W\*/.test(formula));
  const [output, inside] = through ?? ['y', layer];
  if (
    isLoss &&
    inside !== undefined &&
    wrt !== undefined &&
    mentions(substituted(inside, definitions, wrt) ?? '', wrt)
  ) {
    const usual = /^[A-Z]/.test(output) ? 'G' : 'g';
    const isDelta = list.some(({ kind, text }) => kind === 'formula' && /δ|delta/.test(text));
    asked.unshift({ text: `sum(${isDelta ? 'delta' : usual} .* (${inside}))`, at: known?.at ?? -1 });
    if (isDelta) declares.push(`delta: ${/^[A-Z]/.test(output) ? 'matrix' : 'vector'}`);
    upstreamOf = output;
  }
  const inSigns = uniqueTexts(asked.map(({ text }) => substituted(text, definitions, wrt)));
  const first = asked.find(({ text }) => substituted(text, definitions, wrt) === inSigns[0]);
  // A function named in words is what is meant where it is asked for and the formula is the asker's result.
  const isFunction = ({ kind }: Item): boolean => kind === 'function';
  const operandAt = list.findIndex((item, at) => isFunction(item) && isOperand(list, at));
  const namedAt = operandAt >= 0 ? operandAt : list.findIndex(isFunction);
  const isNamed =
    !known &&
    direct.length === 0 &&
    definitions.size === 0 &&
    first !== undefined &&
    operandAt >= 0 &&
    namedAt < first.at &&
    !isSpelledOut(list, first.at);
  const inWords = namedAt >= 0 && (inSigns.length === 0 || isNamed);
  return {
    declares,
    targets: inWords ? [(list[namedAt] as Item).text] : inSigns,
    at: inWords ? namedAt : (first?.at ?? -1),
    inWords,
    isDirect: known !== undefined || (inWords ? operandAt >= 0 : direct.length > 0 || definitions.size > 0),
    ...(undefinedName === undefined ? {} : { undefinedName }),
    ...(upstreamOf === undefined ? {} : { upstreamOf }),
  };
}

/** The asker's own result, or several. */
function claimsOf(list: readonly Item[], { plain, equated, definitions }: Gathered, target: Target): Placed[] {
  const meanings = new Set(definitions.values());
  // "Is the derivative of F G?", "Is the derivative of F the G?"
  const isBeside = (at: number): boolean =>
    at > target.at &&
    list.slice(target.at + 1, at).every(({ text }) => /^(?:the|just|simply|equal|to)$/.test(text)) &&
    list.slice(0, target.at).some(({ text }) => /^(?:is|isn't|was|be)$/.test(text));
  const said = plain.filter(
    ({ text, at }) =>
      at !== target.at && !meanings.has(text) && !definitions.has(text) && (isClaimed(list, at) || isBeside(at)),
  );
  return [...equated, ...said].sort((a, b) => a.at - b.at);
}

/** "A or B": one of them is asked for. */
function isChoice(list: readonly Item[], claims: readonly Placed[]): boolean {
  const isOr = (at: number): boolean =>
    /^(?:or|vs|versus)$/.test(list[at - 1]?.text ?? '') ||
    (/^(?:or|vs)$/.test(list[at - 2]?.text ?? '') && list[at - 1]?.kind === 'word');
  return (
    claims.some(({ at }) => isOr(at) && claims.length > 1) ||
    claims.some(({ at }) => isOr(at) && list[at - 2]?.kind === 'formula')
  );
}

/** Whether it speaks of functions that nobody defined: h(‖x‖), "g a scalar function". */
function isAbstract(list: readonly Item[], { definitions }: Gathered): boolean {
  const undefinedIn = (formula: string): boolean =>
    [...formula.matchAll(/(?<![\p{L}\\_\d.])([fgh])\(/gu)].some(([, name = '']) => !definitions.has(name)) ||
    [...formula.matchAll(/(?<![\p{L}\\_])([fghFGDXABφϕψ])(?:_\w)?\(\s*([a-zA-Z])(?:_\w)?\s*\)/gu)].some(
      ([, name = '']) => !definitions.has(name),
    );
  return list.some(({ kind, text }, at) => {
    if (kind !== 'formula') return false;
    const isDeclared =
      /^\p{L}$/u.test(text) && list.slice(at + 1, at + 5).some(({ text: next }) => next === 'function');
    return isDeclared || undefinedIn(text.replace(/^([\w.]+\()f\([^()]*\) = /, '$1'));
  });
}
