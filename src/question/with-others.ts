// A question for several derivatives, or several questions, as the answer to the first with those to the others beside it.
import { plainSymbol } from '../answer/notation/plain.js';
import { shown } from './follow/said.js';
import type { Further } from './reading/further.js';
import type { Order } from './reading/order.js';
import type { Reading } from './reading/reading.js';
import type { Computed, OneOf, Told, Understood } from './understood.js';

export function withOthers(
  reading: Reading,
  computed: Computed,
  single: (reading: Reading) => Computed | Told,
): Computed {
  const { further } = reading;
  // Of several functions by one variable nobody needs to be told which.
  const wrt = further.some((each) => each.wrt !== undefined) ? reading.wrt : undefined;
  const ofFirst = further.some(({ of }) => of !== undefined) ? reading.targets[0] : undefined;
  return {
    ...computed,
    label: further.some(({ second }) => second) ? '' : labelOf({ ...(wrt === undefined ? {} : { wrt }) }, ofFirst),
    others: further.map((each) => ({
      label: labelOf(each, each.of === undefined ? ofFirst : each.target),
      understood: single(byItself(reading, each)),
    })),
  };
}

/** "By V", "sin(x) by x", "By x and y"; a Hessian says itself that it is one. */
function labelOf({ wrt, mixed, second, target }: Further, of: string | undefined): string {
  if (second) return '';
  const names = mixed ?? (wrt === undefined ? [] : [wrt]);
  const by = names.map(plainSymbol).join(' and ');
  const formula = of ?? (wrt === undefined ? target : undefined);
  if (formula === undefined) return `By ${by}`;
  return by === '' ? shown(formula) : `${shown(formula)} by ${by}`;
}

/** The question for one of the others alone. */
function byItself(reading: Reading, { wrt, target, places, second, mixed }: Further): Reading {
  const { order, targets, ...rest } = reading;
  const own: Order | undefined = mixed ? { mixed: true, times: 2, by: mixed } : orderOf(order, places);
  return {
    ...rest,
    ...(wrt === undefined ? {} : { wrt }),
    further: [],
    second: second === true || (reading.second && !mixed),
    targets: target === undefined ? targets : [target],
    ...(own ? { order: own } : {}),
  };
}

/** The entry that is asked for has places of its own for each variable. */
function orderOf(order: Order | undefined, input: readonly string[] | undefined): Order | undefined {
  const { part, ...rest } = order ?? {};
  const output = part?.kind === 'entry' ? part.output : undefined;
  if (part && part.kind !== 'entry' && !input) return order;
  const entry =
    input || output
      ? { part: { kind: 'entry' as const, ...(output ? { output } : {}), ...(input ? { input } : {}) } }
      : {};
  const own = { ...rest, ...entry };
  return Object.keys(own).length > 0 ? own : undefined;
}

/** One answer of several, with those to the other derivatives that the same words ask for. */
function eachOf({ label, understood }: Labelled): Labelled[] {
  if (understood.kind !== 'computed' || !understood.others) return [{ label, understood }];
  const { others, label: own = '', ...first } = understood;
  const joined = (name: string): string => [label, name].filter((each) => each !== '').join(' ');
  return [
    { label: joined(own), understood: first },
    ...others.map((other) => ({ label: joined(other.label), understood: other.understood })),
  ];
}

export interface Labelled {
  readonly label: string;
  readonly understood: Understood;
}

/** The answers to the questions of a post as one; what is no derivative is left aside where another is. */
export function together(all: readonly Labelled[]): Understood {
  const [only, ...more] = all;
  if (only && more.length === 0) return only.understood;
  const each = all.flatMap(eachOf);
  const computed = each.filter((one): one is OneOf & { understood: Computed } => one.understood.kind === 'computed');
  const [first, ...others] = computed;
  if (!first) return (only as Labelled).understood;
  const told = each.flatMap(({ label, understood }) => (understood.kind === 'computed' ? [] : [label]));
  const answer = { ...first.understood, label: first.label, ...(others.length > 0 ? { others } : {}) };
  return withAside(answer, told);
}

/** The answer, which says what it leaves aside. */
export const withAside = (understood: Understood, aside: readonly string[]): Understood =>
  understood.kind === 'computed' && aside.length > 0
    ? { ...understood, unused: [...(understood.unused ?? []), ...aside] }
    : understood;
