// What an answer assumes and how it was checked: layout, shapes, choices in reading, values at kinks.
import type { Tag } from '../formula/declarations.js';
import { nodes } from '../formula/expr.js';
import { operationOf } from '../math/registry.js';
import { isColumn, isScalar } from '../math/shape.js';
import type { Derivation } from './derivation.js';
import { plainNumber, plainSymbol } from './notation/plain.js';
import { isStacked, type Shown } from './shown.js';
import { membersText } from './sizes.js';
import { structuredSentences } from './structured.js';

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
  sentences.push(...structureSentences(derivation), ...structuredSentences(shown));
  sentences.push(...legends(shown));
  if (wrtChosen) sentences.push(`Differentiated by ${x}.`);
  for (const { typed, read } of reading.notes) sentences.push(`Read ${typed} as ${read}.`);
  return [...sentences, ...notes];
}

/** The structure that was declared, and how the variable's own is meant. */
function structureSentences({ inference: { scope }, wrt }: Derivation): string[] {
  const declared = [...scope.tags].filter(([, tags]) => tags.size > 0);
  if (declared.length === 0) return [];
  const list = declared.map(([name, tags]) => `${plainSymbol(name)} is ${[...tags].map(tagWords).join(' and ')}`);
  const own = [...(scope.tags.get(wrt) ?? [])].some((tag) => tag !== 'positive');
  return [
    `Declared: ${list.join('; ')}.`,
    ...(own
      ? [`The derivative shown varies the entries of ${plainSymbol(wrt)} one by one, as if it had no structure.`]
      : []),
  ];
}

const TAG_WORDS: Readonly<Partial<Record<Tag, string>>> = {
  psd: 'positive semidefinite',
  spd: 'symmetric positive definite',
  lower: 'lower triangular',
  upper: 'upper triangular',
};
const tagWords = (tag: Tag): string => TAG_WORDS[tag] ?? tag;

/** What signs stand for that are not the person's, and where the derivative as shown does not hold. */
function legends({ named, derivation }: Shown): string[] {
  const parts = [derivation.expr, ...named.formulas, ...named.where.map(({ stands }) => stands)].flatMap(nodes);
  const signs = parts.map((node) => (node.kind === 'call' ? operationOf(node).legend : undefined));
  const caveats = derivation.derivative.steps.map(({ of }) =>
    of.kind === 'call' ? operationOf(of).caveat : undefined,
  );
  return [...new Set([...signs, ...caveats])].filter((sentence) => sentence !== undefined);
}

/** Kinks shown beside an answer; the view Numbers has them all. */
const MAX_KINKS = 2;

function kinkSentences({ kinks }: Derivation): string[] {
  const sentences = kinks.slice(0, MAX_KINKS).map(({ at, set, reported, of }) => {
    if (!set.startsWith('[')) return `At ${at}: ${set}.`;
    const used = Number.isNaN(reported) ? '' : `; ${plainNumber(reported)} is used`;
    if (of) return `Kink at ${at}: the derivative of ${of} there may be any in ${set}${used}.`;
    return `Kink at ${at}: any value in ${set} would do${used}.`;
  });
  const more = kinks.length - MAX_KINKS;
  return more > 0 ? [...sentences, `${more} more ${more === 1 ? 'kink' : 'kinks'}.`] : sentences;
}

/** Where the derivative is not what the parts' derivatives multiply to. */
function selectionSentences({ numbers }: Derivation): string[] {
  if (!numbers?.selection?.instead) return [];
  return numbers.selection.smooth
    ? [
        'Parts of the formula have a kink at this point, the whole has none: the numbers are its derivative. Frameworks multiply the derivatives of the parts, and may report another.',
      ]
    : [
        'At this point the derivatives of the parts multiply to what is no derivative of the whole from any side; the numbers are the limit from one side.',
      ];
}

export const conventions = (shown: Shown): string =>
  [...assumptions(shown), ...selectionSentences(shown.derivation), ...kinkSentences(shown.derivation)].join(' ');

/** How sure the answer is. */
export function badge({ verification: { ok, method, maxError, failed } }: Derivation): string {
  if (ok) return `✓ Checked numerically: ${method}; largest error ${errorText(maxError)}.`;
  return `⚠ Not verified: ${failed ?? `differences of the function disagree by ${errorText(maxError)}`}. Take it with care.`;
}

const errorText = (error: number): string =>
  Number.isFinite(error) ? plainNumber(Number(error.toPrecision(1))) : 'more than any number';
