// What a sentence says about a derivative: of what, by what, where, the asker's own result, definitions.
import { onceInAnswer, work } from '../../formula/work.js';
import { isAbstract, withoutDependence } from '../formulas/abstract.js';
import { withoutAppositions } from '../formulas/appositions.js';
import { withDefinitions } from '../formulas/definitions-in-words.js';
import { withDifferentials } from '../formulas/differentials.js';
import { withWholeMatrices } from '../formulas/entry-definitions.js';
import { type Gathered, gathered } from '../formulas/gathered.js';
import { greekArrays } from '../formulas/greek-arrays.js';
import { withoutIndices } from '../formulas/index-sums.js';
import { functionsIn, type Item, items } from '../formulas/items.js';
import { ofPrograms } from '../formulas/notations.js';
import { withParametersGiven } from '../formulas/parameters.js';
import { withoutCases } from '../formulas/piecewise.js';
import { withReferred } from '../formulas/referred.js';
import { isSpelledOut } from '../formulas/roles.js';
import { lettersIn, withSubscripts } from '../formulas/several.js';
import { withLengths, withSpelledOut } from '../formulas/spelled-out.js';
import { isName, namesIn, reads, sides, substituted, uniqueTexts } from '../formulas/terms.js';
import { withLabelValues } from '../sentence/label-values.js';
import { withObjective } from '../sentence/objectives.js';
import { withMatrixFunctions } from '../sentence/of-matrices.js';
import { pieces } from '../sentence/pieces.js';
import { withoutLabels } from '../sentence/plain-text.js';
import { parted, withMade } from './beside.js';
import { type Claim, claimsIn, isChoice, isDenied, placesOf, stationary, withoutIntervals } from './claims.js';
import { declaredIn, withLetterA } from './declared.js';
import { type Further, furtherIn, withVariablesApart } from './further.js';
import { numbersGiven } from './given.js';
import { byTurned } from './matrix-variables.js';
import { type Order, orderIn } from './order.js';
import { withEntries, withWholeVectors } from './outputs.js';
import { placesIn, type SpecialPlace, sized } from './points.js';
import { claimInWords, kindIn, type SaidKind } from './predicate.js';
import { qualified } from './qualified.js';
import { type Target, targetsOf } from './target.js';
import { declaredOfUnnamed, unnamedIn } from './unnamed.js';
import { upstreamIn } from './upstream.js';
import { variablesOf } from './variables.js';

export interface Reading {
  readonly words: ReadonlySet<string>;
  readonly list: readonly Item[];
  /** The formulas that may be meant, the likeliest first. */
  readonly targets: readonly string[];
  /** The same with letters where the target has the numbers that they were given. */
  readonly general?: Reading;
  /** The function of which the target is the gradient, where its Hessian was judged. */
  readonly gradientOf?: string;
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
  /** The derivatives that are asked for besides the first: by V of "wrt U and V". */
  readonly further: readonly Further[];
  readonly at?: string;
  /** The layout that was asked for before. */
  readonly layout?: 'numerator' | 'denominator';
  /** Places that depend on shapes: "at the identity". */
  readonly special: readonly SpecialPlace[];
  /** "x → 0". */
  readonly limit?: string;
  /** The parameters of f(x, y), and the vector of which they are the entries, where they are. */
  readonly entries?: { readonly vector?: string; readonly names: readonly string[] };
  readonly where: readonly string[];
  readonly second: boolean;
  /** Which derivative, where it is another than the first or a part of it. */
  readonly order?: Order;
  /** The asker's own results, in their order. */
  readonly claims: readonly Claim[];
  /** Whether they are denied, or doubted in the negative: "it isn't 2Ax, is it?" */
  readonly denied: boolean;
  /** What it is said to be, where no result is brought. */
  readonly kind?: SaidKind;
  /** What names of the sentence are said to be. */
  readonly definitions: ReadonlyMap<string, string>;
  /** Whether the claims are alternatives: "A or B". */
  readonly alternatives: boolean;
  /** A formula that cannot be read, where there is none that can. */
  readonly broken?: string;
  /** Functions named in words. */
  readonly functions: readonly string[];
  /** Sizes that are named, as in "is it 4×2?". */
  readonly sizes: readonly string[];
  /** What letters stand for that nobody wrote: `v = [x; y]`, `Y = Xᵀ`. */
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

/** `$A$` is A: a letter needs no marks; `a` and `I` may be words. */
const withoutMarks = (text: string): string => text.replace(/\$([A-HJ-Zb-z]|\\[A-Za-z]{2,8})\$/g, '$1');

export const readSentence = (text: string): Reading => onceInAnswer(`sentence ${text}`, () => read(text));

function read(text: string): Reading {
  work('sentence', text.length);
  const { where, rest: undeclared } = declaredIn(
    withMatrixFunctions(withoutMarks(withoutLabels(withObjective(withLabelValues(text))))),
  );
  const { unnamed, rest } = unnamedIn(undeclared);
  const typed = withParametersGiven(
    withLengths(
      withReferred(withDifferentials(withoutAppositions(withoutDependence(items(pieces(withLetterA(rest, where))))))),
      where,
    ),
  );
  const turned = byTurned(withMade(ofPrograms(withDefinitions(withoutCases(withSpelledOut(typed))))));
  const ordered = orderIn(withWholeVectors(withVariablesApart(turned.list)));
  const places = placesIn(withEntries(ordered.list));
  const { list: whole, declared } = withoutIndices(withSubscripts(withWholeMatrices(places.list)));
  const { list: arrived, upstream } = upstreamIn(whole);
  const { list, result } = parted(arrived);
  const words = new Set(
    ordered.list
      .filter((item) => item.kind === 'word' && !(places.led.includes(item) && /^(?:when|where|if)$/.test(item.text)))
      .flatMap(({ text: word }) => word.split('-').concat(word)),
  );
  const direction = ordered.order?.part && 'with' in ordered.order.part ? [ordered.order.part.with] : [];
  const taken = new Set([...lettersIn(list), ...direction]);
  const found = gathered(list, { resultAt: result, isMixed: ordered.order?.mixed === true, taken });
  const { signs, plain, sizes } = found;
  const points = [...new Set([...places.points, ...found.points])];
  const alone = targetsOf(list, found, upstream);
  const by = variablesOf(list, found, ordered.order, {
    target: alone.targets[0],
    inWords: alone.inWords,
    words,
    points,
    taken,
  });
  const target = by.formula === undefined ? alone : { ...alone, targets: [by.formula] };
  const { entries } = by;
  const all = furtherIn(list, turned.list, found, target, by);
  const { wrt = by.wrt, further } = all;
  const order = all.isFirstOrder ? undefined : by.order;
  const written = claimsIn(list, found, target.at);
  const said = written.length === 0 ? claimInWords(list, target.at, target.targets[0] ?? '', wrt) : undefined;
  const claims = (said ? [said] : withoutIntervals(stationary(written, list), list)).map((claim) =>
    qualified(claim, list),
  );
  const kind = claims.length === 0 ? kindIn(list, target.at) : undefined;
  const { undefinedName, upstreamOf } = target;
  const { text: first, other } = list[target.at] ?? {};
  const targets =
    other !== undefined && first !== undefined && target.targets[0] === first
      ? [first, other, ...target.targets.slice(1)]
      : target.targets;
  const broken =
    targets.length === 0 ? plain.find(({ text: formula }) => !isName(formula) && !reads(formula))?.text : undefined;
  const reading: Reading = {
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
    further,
    ...(points.length > 0 ? { at: points.join('; ') } : {}),
    special: places.special,
    ...(places.limit === undefined ? {} : { limit: places.limit }),
    ...(entries ? { entries } : {}),
    ...(order ? { order } : {}),
    where: [
      ...where,
      ...uniqueTexts(
        [
          ...by.where,
          ...sized(places.size, targets[0], wrt),
          ...greekArrays(targets[0] ?? ''),
          ...target.declares,
          ...declared,
          ...(all.where ?? []),
          ...declaredOfUnnamed(unnamed, targets[0], wrt, where),
        ].flatMap((each) => each.split('; ')),
      ).filter((each) => !where.some((own) => own.split(': ')[0] === each.split(': ')[0])),
    ],
    second:
      ordered.order?.mixed !== true &&
      all.isFirstOrder !== true &&
      (words.has('hessian') ||
        words.has('hessians') ||
        (words.has('second') && (words.has('derivative') || words.has('derivatives'))) ||
        order?.times === 2 ||
        signs.some(({ sign }) => sign.second)),
    claims,
    denied: isDenied(list),
    definitions: found.definitions,
    alternatives: isChoice(list, claims),
    ...(broken === undefined ? {} : { broken }),
    functions: functionsIn(list),
    sizes,
    vectors: [...by.vectors, ...turned.meanings],
    isAbstract: isAbstract(list, found),
    signs: signs.filter(({ sign }) => sign.body !== '').length,
    signed: signs.length > 0,
    ...(kind ? { kind: kind.kind } : {}),
    used: placesUsed(list, found, target, claims, [...(kind?.places ?? []), ...all.used]),
  };
  return withNumbersGiven(reading, places.beside);
}

/** The reading with numbers for letters that were given them, where others are left to differentiate by. */
export function withNumbersGiven(reading: Reading, beside: ReadonlySet<string> = new Set()): Reading {
  const given = numbersGiven(reading, beside);
  if (!given) return reading;
  const { at: _, ...rest } = reading;
  return { ...rest, ...given, general: reading };
}

/** The places of the target, of the definitions that it needs, of the claims, and of what has another role. */
function placesUsed(
  list: readonly Item[],
  { roles, signs, plain, definitions }: Gathered,
  { at, upstreamOf = '', targets: [first = ''] }: Target,
  claims: readonly Claim[],
  others: readonly number[] = [],
): ReadonlySet<number> {
  const places = [...definitions].map(([name, meaning]) => ({
    name,
    at: plain.find(({ text, at: place }) => text === meaning && list[place]?.text.includes('='))?.at ?? -1,
  }));
  const used = new Set([...roles, ...claims.flatMap((claim) => placesOf(claim, list)), ...others, at]);
  const names = (): Set<string> =>
    new Set(
      [upstreamOf, ...[...used].map((place) => list[place]?.text ?? ''), ...signs.map(({ sign }) => sign.body)].flatMap(
        // `By` may be the product of B and y; `\\hat y` is y_hat.
        (text) => [
          ...(text.match(/\p{L}\w*/gu) ?? []).flatMap((name) => (name.length < 4 ? [name, ...name] : [name])),
          ...(/\\(?:hat|tilde|bar)/.test(text) ? namesIn(sides(text)[1] ?? text) : []),
        ],
      ),
    );
  for (let round = 0; round <= places.length; round++) {
    const known = names();
    // A map by its coordinates holds the meanings themselves.
    for (const place of places)
      if (known.has(place.name) || (first.startsWith('[') && first.includes(definitions.get(place.name) ?? first)))
        used.add(place.at);
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
