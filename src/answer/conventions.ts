// What an answer assumes and how it was checked: layout, shapes, choices in reading, values at kinks.
import { isOfEntries, type Tag } from '../formula/declarations.js';
import { type Expr, isCall, nodes, sym } from '../formula/expr.js';
import { print } from '../formula/print.js';
import type { KinkReport } from '../math/kink-report.js';
import { operationOf } from '../math/registry.js';
import { joined } from '../math/reports.js';
import { isColumn, isScalar } from '../math/shape.js';
import type { Tensor } from '../math/tensor.js';
import type { Derivation } from './derivation.js';
import { holdsWhere } from './holds.js';
import { plain, plainNumber, plainSymbol } from './notation/plain.js';
import { isStacked, type Shown } from './shown.js';
import { membersText } from './sizes.js';
import { structuredSentences } from './structured.js';
import { list } from './wording.js';

/** Every assumption as a sentence. */
export function assumptions(shown: Shown): string[] {
  const { derivation, map, layout, shaped } = shown;
  const { inference, reading, wrtChosen, wrt, notes } = derivation;
  const x = plainSymbol(wrt);
  const sentences: string[] = [];
  if (!shaped && layout === 'numerator')
    sentences.push('Numerator layout: a row for each output, a column for each input.');
  if (!shaped && layout === 'denominator')
    sentences.push('Denominator layout: a row for each input, a column for each output.');
  if (isScalar(map.codomain) && !isScalar(map.domain)) {
    sentences.push(
      `The gradient has the shape of ${x}${isColumn(map.domain) ? '; numerator layout writes it as a row' : ''}.`,
    );
  }
  if (isStacked(shown)) sentences.push('vec stacks columns.');
  sentences.push(`${inference.assumed.size > 0 ? 'Assumed' : 'Here'}: ${membersText(inference.scope)}.`);
  const holds = holdsWhere(derivation);
  if (holds) sentences.push(holds);
  sentences.push(...structureSentences(derivation), ...structuredSentences(shown));
  sentences.push(...legends(shown));
  if (wrtChosen) sentences.push(`Differentiated by ${x}.`);
  sentences.push(...new Set(reading.notes.map(({ typed, read }) => `Read ${typed} as ${read}.`)));
  return [...sentences, ...notes];
}

/** The structure that was declared, and how the variable's own is meant. */
function structureSentences({ inference: { scope }, wrt, k }: Derivation): string[] {
  // That a variable is an integer is said by its set.
  const declared = [...scope.tags]
    .map(([name, tags]) => [name, [...tags].filter((tag) => tag !== 'whole')] as const)
    // Names that the formula does not have are declared in vain.
    .filter(([name, tags]) => tags.length > 0 && scope.shapes.has(name));
  if (declared.length === 0) return [];
  const list = declared.map(([name, tags]) => {
    const rows = tags.includes('simplex') && !isColumn(k.shape(sym(name))) ? 'each row of ' : '';
    return `${rows}${plainSymbol(name)} is ${tags.map(tagWords).join(' and ')}`;
  });
  const own = [...(scope.tags.get(wrt) ?? [])].some((tag) => !isOfEntries(tag));
  return [
    `Declared: ${list.join('; ')}.`,
    ...(own
      ? [`The derivative shown, G, varies the entries of ${plainSymbol(wrt)} one by one, as if it had no structure.`]
      : []),
  ];
}

const TAG_WORDS: Readonly<Partial<Record<Tag, string>>> = {
  psd: 'positive semidefinite',
  spd: 'symmetric positive definite',
  lower: 'lower triangular',
  upper: 'upper triangular',
  unit: 'between 0 and 1',
  simplex: 'a distribution (entries of at least 0 that add up to 1, as of a one-hot vector)',
};
const tagWords = (tag: Tag): string => TAG_WORDS[tag] ?? tag;

/** What signs stand for that are not the person's, and where the derivative as shown does not hold. */
function legends({ named: whole, lines, derivation }: Shown): string[] {
  const named = lines?.named ?? whole;
  const parts = [derivation.expr, ...named.formulas, ...named.where.map(({ stands }) => stands)].flatMap(nodes);
  const signs = parts.map((node) => (node.kind === 'call' ? operationOf(node).legend : undefined));
  const caveats = derivation.derivative.steps.map(({ of }) =>
    of.kind === 'call' ? operationOf(of).caveat : undefined,
  );
  return [...new Set([...signs, ...caveats, ...alike(parts, derivation)])].filter((sentence) => sentence !== undefined);
}

/** A variable y1 beside the entry y[1], which are both written y₁. */
function alike(parts: readonly Expr[], { k }: Derivation): string[] {
  const names = new Map(
    parts.flatMap((node) => (node.kind === 'symbol' ? [[plainSymbol(node.name), node.name] as const] : [])),
  );
  return parts.flatMap((node) => {
    const shown = isCall(node, 'index') ? plain(node, k) : '';
    const name = names.get(shown);
    return name === undefined
      ? []
      : [`${shown} stands for two things here: the variable ${name} and the entry ${print(node)}.`];
  });
}

/** Kinks shown beside an answer; the view Numbers has them all. */
const MAX_KINKS = 2;

function kinkSentences({ kinks }: Derivation): string[] {
  const sentences = kinks.slice(0, MAX_KINKS).map((kink) => {
    const { at, set, reported, of } = kink;
    const others = frameworkWords(kink);
    const place = / (?:is|are) /.test(at) ? `Where ${at}` : `At ${at}`;
    const isSet = !/^no /.test(set);
    const least = isSet ? `; ${kink.least ? 'the least' : 'one'} of them is used` : '';
    if (!set.startsWith('[') && of)
      return `${place} the derivatives of ${of} are: ${set}; one of the whole that is met nearby is used.${others}`;
    if (!set.startsWith('[')) return `${place}: ${set}${sidesWords(kink)}${least}.${others}`;
    const used = Number.isNaN(reported) ? '' : `; ${plainNumber(reported)} is used`;
    if (of) return `Kink at ${at}: the derivative of ${of} there may be any in ${set}${used}.${others}`;
    return `Kink at ${at}: any value in ${set} would do${used}.${others}`;
  });
  const more = kinks.length - MAX_KINKS;
  return more > 0 ? [...sentences, `${more} more ${more === 1 ? 'kink' : 'kinks'}.`] : sentences;
}

/** What there is on either side of a jump: `, from −1 below to 1 above; the derivative is 0 on either side`. */
export function sidesWords({ sides }: KinkReport): string {
  const { below, above } = sides ?? {};
  if (below && above) {
    const [before, after] = [below.derivative, above.derivative].map(plainNumber);
    const slopes = before === after ? `${before} on either side` : `${before} below and ${after} above`;
    return `, from ${plainNumber(below.value)} below to ${plainNumber(above.value)} above; the derivative is ${slopes}`;
  }
  const only = below ?? above;
  const side = below ? 'below' : 'above';
  return only
    ? `; ${side} it tends to ${plainNumber(only.value)}, with the derivative ${plainNumber(only.derivative)}`
    : '';
}

/** What frameworks report at a kink: ` Frameworks report 0.5 in PyTorch, 1 in TensorFlow, 0.5 in JAX.` */
export function frameworkWords({ frameworks, reported }: KinkReport): string {
  const found = Object.entries(frameworks ?? {}).map(([name, value]) => [shortName(name), plainReport(value)] as const);
  const [first] = found;
  if (!first) return '';
  if (!found.every(([, value]) => value === first[1]))
    return ` Frameworks report ${found.map(([name, value]) => `${value} in ${name}`).join(', ')}.`;
  const too = Number(first[1]) === reported ? ' too' : '';
  return ` ${list(
    found.map(([name]) => name),
    'and',
  )} ${found.length > 1 ? 'report' : 'reports'} ${first[1]}${too}.`;
}

/** Without versions, where they do not matter. */
const shortName = (name: string): string => name.replace(/ [\d.]+ (?:and|with) .*| (?=\d)(?!2\.1[34]$).*/, '');

const plainReport = (value: string): string => value.replace(/-(?=[\di])/g, '−').replace('inf', '∞');

/** Where the derivative is not what the parts' derivatives multiply to. */
function selectionSentences({ numbers, kinks }: Derivation): string[] {
  if (!numbers) return [];
  const { selection, frameworks, jacobian } = numbers;
  if (kinks.length > 0) {
    return selection?.isForeign
      ? ['At this point the derivatives of the parts multiply to what is no derivative of the whole from any side.']
      : [];
  }
  const differing = jacobian ? frameworks.filter((report) => isApart(report.jacobian, jacobian)) : [];
  if (differing.length === 0) return [];
  const said = joined(new Map(differing.map(({ framework, jacobian: { data } }) => [framework, inWords(data)])));
  const words = Object.entries(said).map(([name, value]) => `${value} in ${shortName(name)}`);
  return [`The derivative exists at this point and is used; not all frameworks have it: ${words.join(', ')}.`];
}

/** What a framework has in place of the derivative: a number, if it is one in all entries. */
function inWords(data: Float64Array): string {
  const [first = 0] = data;
  if (!data.every((entry) => Object.is(entry + 0, first + 0))) return 'another';
  return Number.isNaN(first) ? 'nan' : plainNumber(first + 0);
}

const isApart = (one: Tensor, other: Tensor): boolean =>
  one.data.some((entry, i) => !(Math.abs(entry - (other.data[i] as number)) <= 1e-9 * Math.max(1, Math.abs(entry))));

export const conventions = (shown: Shown): string =>
  [...assumptions(shown), ...selectionSentences(shown.derivation), ...kinkSentences(shown.derivation)].join(' ');

/** How sure the answer is. */
export function badge({ verification: { ok, method, maxError, failed } }: Derivation): string {
  if (ok) return `✓ Checked numerically: ${method}; largest error ${errorText(maxError)}.`;
  return `⚠ Not verified: ${failed ?? `differences of the function disagree by ${errorText(maxError)}`}. Take it with care.`;
}

const errorText = (error: number): string =>
  Number.isFinite(error) ? plainNumber(Number(error.toPrecision(1))) : 'more than any number';
