// A question for a property as a computed answer: the derivative or Hessian that shows it, led by yes or no.
import type { Question as AskedFormula } from '../answer/derivation.js';
import type { Interval } from '../answer/facts/fact.js';
import { argument, isCall } from '../formula/expr.js';
import { print } from '../formula/print.js';
import { type Change, isOfAnother, isReasonAlone } from './follow/change.js';
import { lastAnswer, saidOf } from './follow/said.js';
import { ofEntries } from './formulas/entrywise.js';
import { expression } from './formulas/terms.js';
import { derivativeOf } from './formulas/tried.js';
import { type PropertyAsked, propertyAsked } from './property.js';
import type { Reading } from './reading/reading.js';
import { otherVariables, valuesOf } from './requests.js';
import type { Computed, Question } from './understood.js';

/** What is seen of second derivatives. */
const BENDS = /vex$|cave$|definite$/;
/** The Jacobians of functions of single entries. */
const OF_ENTRIES = /^(?:diagonal|identity|scaled identity)$/;

/** Properties that are judged of positive numbers alone where a question says so. */
const OF_SIGNS = /vex$|cave$|definite$|creasing$|^positive$|^non-negative$/;
export const isJudgedOn = (region: Interval | undefined, property: string): boolean =>
  region?.from === 0 && region.to === undefined && OF_SIGNS.test(property);

export function propertyAnswer(
  { property, of: bearer, isBack, why, given }: PropertyAsked,
  reading: Reading,
  question: Question,
  region?: Interval,
): Computed | undefined {
  const [formula] = reading.targets;
  if (formula === undefined) return undefined;
  // "Is it symmetric?" is asked of the last derivative.
  const isOfDerivative =
    isBack &&
    bearer === 'function' &&
    !/differentiable|convex|concave|linear|elementwise|continuous|creasing|even|odd|bounded|Lipschitz|injective/.test(
      property,
    );
  const of = isOfDerivative ? (reading.second ? 'hessian' : 'derivative') : bearer;
  const isBend = BENDS.test(property) && of !== 'derivative';
  const target = entrywise(property, of, formula, reading, question) ?? formula;
  const { at, layout: _, ...values } = valuesOf(reading, target, question);
  const place = property.endsWith('differentiable') ? (at ?? (reading.words.has('zero') ? '0' : undefined)) : undefined;
  const plain = { ...values, ...(place === undefined ? {} : { at: place }) };
  const { wrt, structure } = derivativeOf(plain) ?? {};
  // "For x > 0".
  const isOfPositive = isJudgedOn(region, property) && wrt !== undefined;
  const where = [values['where'], `${wrt}: positive`].filter(Boolean).join('; ');
  const asked = isOfPositive ? { ...plain, where } : plain;
  // Of a function of single entries each bends as their sum does; of other vectors there is no Hessian.
  const isOfEntries = structure !== undefined && OF_ENTRIES.test(structure);
  const isOfNumber = structure === undefined || /^(?:gradient|scalar|zero)$/.test(structure);
  const second = (isBend && (isOfEntries || isOfNumber)) || of === 'hessian';
  const expression = second && isOfEntries ? `sum(${target})` : target;
  const noun = of === 'hessian' ? 'the Hessian' : of === 'derivative' ? 'the derivative' : 'the function';
  return {
    kind: 'computed',
    property: {
      property,
      of,
      question: asked as unknown as AskedFormula,
      ...(given ? { given } : {}),
      ...(why ? { why } : {}),
    },
    readings: [{ command: second ? 'hessian' : 'jacobian', values: { ...asked, expression } }],
    said: `${saidOf({ ...reading, second, ...(isOfPositive ? { where: where.split('; ') } : {}) }, expression, asked)}, to see whether ${noun} is ${property}`,
    ...(property.endsWith('differentiable') ? { aspect: 'kink' as const } : {}),
    choices: otherVariables(reading, target, question),
  };
}

/** The same question of what a message changes: "is relu convex?", "and gelu?" */
export function propertyAgain(reading: Reading, change: Change, question: Question): Computed | undefined {
  const isWhy = isReasonAlone(change, reading.targets[0] ?? '');
  if (!isOfAnother(change) && !isWhy) return undefined;
  const said = lastAnswer(question.context);
  const [, predicate] = /, to see whether ([\p{L}\d -]+)/u.exec(said) ?? [];
  const asked = predicate === undefined ? undefined : propertyAsked(predicate.replace(/^(the \w+) is /, 'is $1 '));
  const [target = ''] = reading.targets;
  const whole = expression(target);
  // The sum whose Hessian was shown stood for its terms.
  const term =
    whole && isCall(whole, 'sum') && BENDS.test(asked?.property ?? '') ? print(argument(whole, 0)) : undefined;
  const isOfTerms =
    term !== undefined && OF_ENTRIES.test(derivativeOf(valuesOf(reading, term, question))?.structure ?? '');
  return (
    asked &&
    propertyAnswer(
      { ...asked, isBack: false, ...(isWhy ? { why: /\bnot\b|n't\b/i.test(question.text) ? 'not so' : 'so' } : {}) },
      isOfTerms ? { ...reading, targets: [term] } : reading,
      question,
    )
  );
}

/** What of a derivative only a matrix can have. */
const OF_MATRIX = /^(?:symmetric|diagonal|triangular|orthogonal|sparse|square|identity|a projection|elementwise)$/;

/** x/(1 + |x|) entry by entry, where it would be a number, of which the property says nothing. */
function entrywise(
  property: string,
  of: string,
  formula: string,
  reading: Reading,
  question: Question,
): string | undefined {
  const expr = OF_MATRIX.test(property) && of !== 'hessian' ? expression(formula) : undefined;
  const each = expr && ofEntries(expr);
  if (!each || each === expr || derivativeOf(valuesOf(reading, formula, question))?.structure !== 'scalar')
    return undefined;
  const text = print(each);
  return derivativeOf(valuesOf(reading, text, question)) ? text : undefined;
}
