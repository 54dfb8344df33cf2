// Whether two formulas are equal for all values. L is the derivative of q·L + R by a number q, so that the check of
// derivatives judges whether R is L: at random points of several sizes, with conditions, kinks and counterexamples.
import { type Expr, symbolsOf } from '../formula/expr.js';
import { parse } from '../formula/parse.js';
import { print } from '../formula/print.js';
import { Unanswerable } from '../formula/unanswerable.js';
import type { Value } from '../formula/values.js';
import { vocabulary } from '../math/registry.js';
import { toValue } from '../math/tensor.js';
import { type ContentBlock, code, type Inline, type PictureBlock, strong, text } from './blocks.js';
import { checkAnswer } from './check/check.js';
import type { CheckAnswer, Judgement } from './check/told.js';
import { derive } from './derive.js';
import { fitting } from './fitting.js';
import { freshName } from './fresh-name.js';
import { plain } from './notation/plain.js';
import { texPieces } from './notation/tex.js';

export interface EqualityQuestion {
  readonly left: string;
  readonly right: string;
  /** Shapes and structure, as the argument `where` of the commands. */
  readonly where?: string;
}

export interface EqualityAnswer {
  readonly verdict: readonly Inline[];
  readonly picture: PictureBlock;
  readonly counterexample: readonly ContentBlock[];
  readonly conventions: string;
  readonly data: { readonly equal: Judgement; readonly reason: string };
}

/** Throws Unanswerable where a side cannot be read or computed. */
export function equality({ left, right, where }: EqualityQuestion): EqualityAnswer {
  const [L, R] = [left, right].map((side) => parse(side, vocabulary).expr) as [Expr, Expr];
  const q = freshName(['q', 'u', 'v'], [...symbolsOf(L), ...symbolsOf(R)]);
  const judged = judgedBy(q, print(L), print(R), where);
  const [first, second] = [plain(L, undefined), plain(R, undefined)];
  const { verdict, reason } = judged.data;
  const { at } = judged.data.counterexample ?? { at: undefined };
  const values = at && fitting(() => [L, R].map((side) => valueAt(q, print(side), at)));
  const sign = verdict === 'false' || reason === 'transposed' ? '≠' : '=';
  return {
    verdict: verdictOf(judged, first, second),
    picture: {
      type: 'picture',
      drawing: {
        rows: [[...texPieces(L, undefined), `\\; ${sign === '=' ? '=' : '\\ne'} \\;`, ...texPieces(R, undefined)]],
      },
      alt: `${first} ${sign} ${second}`,
      text: `${first} ${sign} ${second}`,
    },
    counterexample:
      at && Array.isArray(values)
        ? [
            text(
              'text',
              'For example at ',
              code(pointText(at, q)),
              `: ${first} is `,
              code(values[0] ?? ''),
              `, ${second} is `,
              code(values[1] ?? ''),
              '.',
            ),
          ]
        : [],
    conventions: `Compared in numbers at random points of several sizes. ${assumed(judged.conventions, q)}`.trim(),
    data: { equal: verdict, reason },
  };
}

/** R alone is compared with L, or both with the shapes that they have where they can be added, stacked, so that no transpose is taken for the same. */
function judgedBy(q: string, left: string, right: string, where: string | undefined): CheckAnswer {
  const check = (expression: string, answer: string): CheckAnswer =>
    checkAnswer({ expression, answer, wrt: q, where: [where, `${q}: scalar`].filter(Boolean).join('; ') });
  const alone = fitting(() => check(`${q}*(${left})`, right));
  const reason = alone instanceof Unanswerable ? undefined : alone.data.reason;
  if (!(alone instanceof Unanswerable) && /^(?:equal|shape|number-due)$/.test(alone.data.reason)) return alone;
  const together = fitting(() => check(`vec(${q}*(${left}) + (${right}))`, `vec(${right})`));
  if (together instanceof Unanswerable) {
    if (alone instanceof Unanswerable) throw alone;
    return alone;
  }
  const isRefuted = together.data.verdict === 'false';
  return isRefuted && reason === 'transposed' && !(alone instanceof Unanswerable) ? alone : together;
}

/** What the formula is at a point, whose numbers are whole or short. */
function valueAt(q: string, side: string, at: Readonly<Record<string, Value>>): string {
  const names = new Set(symbolsOf(parse(side, vocabulary).expr));
  const own = Object.fromEntries(Object.entries(at).filter(([name]) => names.has(name)));
  const { numbers } = derive({ expression: `${q}*(${side})`, wrt: q, at: { ...own, [q]: 1 } });
  return JSON.stringify(numbers && toValue(numbers.value), (_, x) =>
    typeof x === 'number' ? Number(x.toPrecision(6)) : x,
  );
}

function verdictOf({ verdict, data }: CheckAnswer, left: string, right: string): Inline[] {
  const words = verdict
    .slice(1)
    .map((part) => (typeof part === 'string' ? part : ''))
    .join('')
    .replace(/\.$/, '');
  switch (data.verdict) {
    case 'true':
      return data.reason === 'transposed'
        ? [
            strong('Only up to a transpose'),
            `: ${left} and ${right} have the same entries, one as the transpose of the other.`,
          ]
        : [strong('Yes'), `: ${left} = ${right} for all values for which both are defined.`];
    case 'conditional':
      return [strong('Only'), `${words}: then ${left} = ${right}.`];
    case 'false':
      return [strong('No'), `: ${differing(data.reason, words, left, right)}.`];
  }
}

/** What tells them apart; a mistake of a derivative is none of a formula that stands for itself. */
function differing(reason: string, words: string, left: string, right: string): string {
  if (reason === 'sign') return `${right} is −1 times ${left}`;
  if (/^(?:factor|shape|number-due|undefined)$/.test(reason) && /\byours is\b/.test(words))
    return words
      .replace(/^: /, '')
      .replace('yours is', `${right} is`)
      .replace('times the derivative', `times ${left}`)
      .replace('and a number is due', `${left} a number`)
      .replace('the derivative is', `${left} is`);
  return `${left} is not ${right} in general`;
}

const pointText = (at: Readonly<Record<string, unknown>>, q: string): string =>
  Object.entries(at)
    .filter(([name]) => name !== q)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join('; ');

/** The shapes that were assumed, without that of q. */
function assumed(conventions: string, q: string): string {
  const [, members] = /Assumed: ([^.]*)\./.exec(conventions) ?? [];
  const others = members?.split(', ').filter((member) => !member.startsWith(`${q} ∈`)) ?? [];
  return others.length > 0 ? `Assumed: ${others.join(', ')}.` : '';
}
