// Answers to what words and signs ask besides the first derivative: higher ones, mixed ones, products, entries, traces.
import type { JacobianData } from '../answer/jacobian.js';
import type { Part } from '../answer/part.js';
import { atOf, shown, under } from './follow/said.js';
import { ordinal } from './formulas/ordinals.js';
import { MOST_TIMES } from './formulas/signs.js';
import { namesIn } from './formulas/terms.js';
import { derivativeOf } from './formulas/tried.js';
import type { Reading } from './reading/reading.js';
import { valuesOf } from './requests.js';
import { beyondOrder } from './say.js';
import type { Asked, Choice, Computed, Question, Told } from './understood.js';

type Values = Readonly<Record<string, unknown>>;

/** The derivative as a formula, wherever it is asked for. */
const formulaOf = (values: Values): JacobianData | undefined => derivativeOf({ ...values, at: undefined });

/** With these names as numbers. */
const withNumbers = (values: Values, names: readonly string[]): Values => {
  const own = typeof values['where'] === 'string' ? values['where'].split('; ') : [];
  const free = names.filter((name) => !own.some((each) => each.startsWith(`${name}:`)));
  return { ...values, where: [...own, ...free.map((name) => `${name}: scalar`)].join('; ') };
};

/** What is computed for an order that is none of a plain derivative; undefined where the order says no more. */
export function ordered(reading: Reading, question: Question): Computed | Told | undefined {
  const [target] = reading.targets;
  if (target === undefined || !(reading.order || reading.second)) return undefined;
  const values = valuesOf(reading, target, question);
  const { order = {} } = reading;
  if (order.beyond !== undefined) {
    const command = reading.second ? 'hessian' : 'jacobian';
    return beyondOrder(
      `I read the ${reading.second ? 'Hessian' : 'derivative'} of ${shown(target)} and “${order.beyond}”. I can give the whole, but not that.`,
      [{ label: reading.second ? 'The Hessian' : 'The derivative', asked: { command, values } }],
    );
  }
  if (order.times === 'n')
    return beyondOrder(
      'A derivative whose order is a letter is a formula I cannot derive. I can give one of a number, up to the eighth:',
      [
        { label: 'First', asked: { command: 'jacobian', values } },
        ...[2, 3].flatMap((times) => repeatedly(reading, target, values, times).choices.slice(0, 1)),
      ],
    );
  if (order.total && order.part === undefined && namesIn(target).length > 1) return total(target, values);
  const several = order.by ?? (typeof order.times === 'number' && order.times > 2 ? [] : undefined);
  if (order.mixed && (order.by?.length ?? 0) < 2)
    return beyondOrder(
      'A mixed derivative is by two variables. Please name both, for example: `mixed derivative of x^2*y by x and y`.',
      [{ label: 'The derivative', asked: { command: 'jacobian', values } }],
    );
  if (several && several.length > 1) return inTurn(reading, target, values, several);
  if (several) return repeatedly(reading, target, values, order.times as number);
  if (order.part) return withPart(reading, target, values, order.part);
  return reading.second ? ofVector(target, values) : undefined;
}

/** A part of the derivative of the first or the second order. */
function withPart(reading: Reading, target: string, values: Values, part: Part): Computed | Told {
  if (reading.second) {
    const refused = ofVector(target, values);
    if (refused) return refused;
  }
  const wrt = values['wrt'] === undefined ? formulaOf(values)?.wrt : values['wrt'];
  const vector = part.kind === 'along' || part.kind === 'against' ? (declaredVector(reading, target) ?? part.with) : '';
  const given = pointOf(reading, vector);
  const asked: Part = part.kind === 'along' || part.kind === 'against' ? { ...part, with: given ?? vector } : part;
  const whole = reading.second ? 'Hessian' : 'derivative';
  const { layout: _, ...rest } = values;
  return {
    kind: 'computed',
    readings: [
      { command: reading.second ? 'hessian' : 'jacobian', values: wrt === undefined ? rest : { ...rest, wrt } },
    ],
    said: `${nameOfPart(asked, reading)} of ${shown(target)}${under(rest, besides(reading, vector))}`,
    part: asked,
    choices: [{ label: `The whole ${whole}`, asked: { command: reading.second ? 'hessian' : 'jacobian', values } }],
  };
}

/** The vector that the sentence declares besides those of the formula: "with a vector p". */
function declaredVector({ where }: Reading, target: string): string | undefined {
  const others = where.flatMap((each) => each.split('; ')).filter((each) => /^\w+: (?:vector|\w)$/.test(each));
  const names = others.map((each) => each.split(':')[0] as string).filter((name) => !namesIn(target).includes(name));
  return names.length === 1 ? names[0] : undefined;
}

/** The reading without the value of the direction, which is no point. */
const besides = (reading: Reading, vector: string): Reading => {
  const at = reading.at
    ?.split('; ')
    .filter((each) => !each.startsWith(`${vector} = `))
    .join('; ');
  return at === undefined ? reading : { ...reading, at };
};

/** The value that the sentence gives the direction: "v = (1, 0)". */
const pointOf = ({ at }: Reading, name: string): string | undefined =>
  at
    ?.split('; ')
    .find((each) => each.startsWith(`${name} = [`))
    ?.slice(name.length + 3);

function nameOfPart(part: Part, { second }: Reading): string {
  const whole = second ? 'Hessian' : 'Jacobian';
  switch (part.kind) {
    case 'along':
      return second ? `product of the Hessian with ${part.with}` : `derivative along ${part.with}`;
    case 'against':
      return `vector-Jacobian product with ${part.with}`;
    case 'entry':
      return `entry of the derivative`;
    case 'whole':
      return part.name;
    default:
      return `${part.kind} of the ${whole}`;
  }
}

/** A function whose values are vectors has no Hessian; one that acts entry by entry is read as one of a number. */
function ofVector(target: string, values: Values): Told | undefined {
  const data = formulaOf(values);
  if (!data || isOfNumber(data) || data.structure === 'gradient') return undefined;
  if (isEntrywise(data) || data.structure === 'zero') return undefined;
  const entries = shown(target);
  const weighted = `sum(u .* (${target}))`;
  const isVector = !(data.shapes['u'] !== undefined) && formulaOf({ ...values, expression: weighted }) !== undefined;
  return beyondOrder(
    `${entries} has several entries, so its second derivative is a third-order tensor, one Hessian for each entry: no matrix holds it. I can give its Jacobian, or the Hessian of its entries weighted by u.`,
    [
      { label: 'The Jacobian', asked: { command: 'jacobian', values } },
      ...(isVector
        ? [
            {
              label: `Hessian of ${shown(weighted)}`,
              asked: { command: 'hessian', values: withoutLayout({ ...values, expression: weighted, wrt: data.wrt }) },
            },
          ]
        : []),
    ],
  );
}

const withoutLayout = ({ layout: _, ...values }: Values): Values => values;

/** Whether it is a function of one number. */
const isOfNumber = ({ structure }: JacobianData): boolean => structure === 'scalar';

/** Whether it acts on each entry by itself, so that it may be read as a function of one number. */
const isEntrywise = ({ structure }: JacobianData): boolean =>
  structure === 'diagonal' || structure === 'identity' || structure === 'scaled identity';

/** The third derivative and those after it, of a function of one number. */
function repeatedly(reading: Reading, target: string, given: Values, times: number): Computed | Told {
  const name = ordinal(times);
  const first = formulaOf(given);
  const wrt = (given['wrt'] as string | undefined) ?? first?.wrt ?? namesIn(target)[0] ?? 'x';
  const plainFirst: Choice = { label: 'The derivative', asked: { command: 'jacobian', values: given } };
  if (name === undefined || times > MOST_TIMES)
    return beyondOrder(`I differentiate up to ${MOST_TIMES} times.`, [plainFirst]);
  const isNumber =
    first === undefined ||
    isOfNumber(first) ||
    isEntrywise(first) ||
    (/^[a-z]$|^theta$/.test(wrt) && first.structure === 'zero');
  if (!isNumber) {
    const isConstant = times > 2 && first.structure === 'gradient' && hasConstantHessian(given, first);
    const hessian: Asked = { command: 'hessian', values: withoutLayout(given) };
    const isScalar = first.structure === 'gradient';
    if (isConstant)
      return beyondOrder(`The ${name} derivative of ${shown(target)} is 0: its Hessian does not depend on ${wrt}.`, [
        { label: 'The Hessian', asked: hessian },
        plainFirst,
      ]);
    return beyondOrder(
      `${wrt} has several entries, so the ${name} derivative of ${shown(target)} is a tensor with ${isScalar ? times : times + 1} indices, which no matrix holds. I can give the ${isScalar ? 'gradient and the Hessian' : 'Jacobian'}, or the ${name} derivative where ${wrt} is a number.`,
      [plainFirst, ...(isScalar ? [{ label: 'The Hessian', asked: hessian }] : [])],
    );
  }
  const numbers = namesIn(target).filter((symbol) => symbol === wrt || (first === undefined && /^[a-z]$/.test(symbol)));
  return inTurn(
    reading,
    target,
    withNumbers(given, numbers),
    Array.from({ length: times }, () => wrt),
  );
}

const hasConstantHessian = (values: Values, { derivative, wrt }: JacobianData): boolean => {
  const second = formulaOf({ ...values, expression: derivative, wrt });
  return second !== undefined && !namesIn(second.derivative).includes(wrt);
};

/** By several variables one after the other, the last one of the list first; each step but the last gives a number or a gradient. */
function inTurn(reading: Reading, target: string, given: Values, variables: readonly string[]): Computed | Told {
  const turns = [...variables].reverse();
  const numbers = namesIn(target).filter((symbol) => /^(?:[a-z]\d?|theta|phi)$/.test(symbol));
  const isMixed = new Set(variables).size > 1;
  // ∂²f/∂x∂y has a row for each entry of x: it is the Jacobian of the gradient by x.
  const order = isMixed && turns.length === 2 ? variables : turns;
  const found = steps(given, order) ?? steps(withNumbers(given, numbers), order);
  const names = isMixed ? variables.join(' and ') : (variables[0] as string);
  const name = `${isMixed ? 'mixed ' : ''}${ordinal(variables.length) ?? `${variables.length}th`} derivative`;
  if (!found)
    return beyondOrder(
      `I cannot give the ${name} of ${shown(target)} by ${names}: the derivatives before it are more than a number or a gradient.`,
      order
        .slice(0, 1)
        .map((wrt) => ({ label: `By ${wrt}`, asked: { command: 'jacobian', values: { ...given, wrt } } })),
    );
  const { values, before } = found;
  const at = given['at'];
  return {
    kind: 'computed',
    readings: [{ command: 'jacobian', values: { ...values, ...(at === undefined ? {} : { at }) } }],
    said: `${name} of ${shown(target)} by ${names}, the derivative of ${shown(before)}${isMixed ? ` by ${order.at(-1)}` : ''}${atOf(reading, at)}`,
    part: { kind: 'whole', name },
    choices: [
      { label: 'The first derivative', asked: { command: 'jacobian', values: { ...given, wrt: order[0] } } },
      ...(variables.length > 2 && reading.claims.length === 0
        ? [{ label: 'The one before', asked: { command: 'jacobian', values: { ...values, expression: before } } }]
        : []),
    ].slice(0, 1),
  };
}

/** All steps but the last, and the request for that one. */
function steps(given: Values, order: readonly string[]): { values: Values; before: string } | undefined {
  const { layout: _, at: __, ...start } = given;
  let values: Values = start;
  let before = '';
  for (const [i, wrt] of order.slice(0, -1).entries()) {
    const data = formulaOf({ ...values, wrt });
    const isLast = i === order.length - 2;
    if (!data?.verified.ok) return undefined;
    if (!(data.structure === 'scalar' || data.structure === 'zero' || (isLast && data.structure === 'gradient')))
      return undefined;
    const next = order[i + 1] as string;
    const names = namesIn(data.derivative);
    const where = typeof values['where'] === 'string' ? values['where'] : '';
    // A derivative that no longer depends on the variable keeps it, times 0.
    const isNumber = where.split('; ').includes(`${next}: scalar`);
    if (!names.includes(next) && !isNumber) return undefined;
    const expression = names.includes(next) ? data.derivative : `${data.derivative} + 0*${next}`;
    const kept = where.split('; ').filter((each) => namesIn(expression).includes(each.split(':')[0] as string));
    before = data.derivative;
    values = { ...values, expression, ...(kept.length > 0 ? { where: kept.join('; ') } : { where: undefined }) };
  }
  const wrt = order.at(-1) as string;
  const { where, ...rest } = values;
  return { values: { ...rest, ...(where === undefined ? {} : { where }), wrt }, before };
}

/** How the variables depend on one another nobody says. */
function total(target: string, values: Values): Told {
  const names = namesIn(target);
  return beyondOrder(
    `A total derivative counts how the variables depend on one another, and nothing says how here. Please write them out, as in \`x = t^2\`; or take the partial derivatives of ${shown(target)}:`,
    names
      .slice(0, 3)
      .map((name) => ({ label: `By ${name}`, asked: { command: 'jacobian', values: { ...values, wrt: name } } })),
  );
}

/** A claimed third derivative is judged as the derivative of the second one; a part is shown beside the claim. */
export function claimedOrder(inOrder: Computed | Told, claim: string): Computed | Told {
  const [asked] = inOrder.kind === 'computed' ? inOrder.readings : [];
  if (inOrder.kind !== 'computed' || !asked) return inOrder;
  if (inOrder.part?.kind !== 'whole')
    return { ...inOrder, said: `${inOrder.said}; ${shown(claim)} is not judged, please compare` };
  const { part, ...computed } = inOrder;
  const said = `is ${shown(claim)} the ${computed.said}`;
  return {
    ...computed,
    claims: [
      {
        shown: shown(claim),
        of: 'gradient',
        said,
        checks: [{ asked: { command: 'check', values: { ...asked.values, answer: claim } }, said }],
      },
    ],
    said,
    choices: [{ label: `The ${part.name}`, asked }, ...computed.choices],
  };
}
