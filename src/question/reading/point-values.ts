// The point of a question as a command takes it: values of the names that the formula has.
import type { JacobianData } from '../../answer/jacobian.js';
import { derivativeOf } from '../formulas/tried.js';
import type { Special } from './place-text.js';
import { writtenPlace } from './points.js';
import type { Reading } from './reading.js';

type Values = Readonly<Record<string, unknown>>;

/** undefined where the sentence names no point, or one of other names than the formula's. */
export function pointFor(reading: Reading, names: ReadonlySet<string>, values: Values): string | undefined {
  const said = [...new Set(reading.at?.split('; ') ?? [])];
  const named = new Map<string, string>();
  const bare: string[] = [];
  for (const each of withEntries(said, reading, names)) {
    const [, name, value = ''] = /^([^=[(]*[^\s=[(])\s*=\s*(.*)$/s.exec(each) ?? [];
    if (name === undefined) bare.push(each);
    else if (names.has(name)) named.set(name, `${name} = ${value}`);
  }
  const variable = (values['wrt'] as string | undefined) ?? (names.size === 1 ? [...names][0] : undefined);
  const [value] = bare;
  const entries = value === undefined ? undefined : apartIn(value, reading, names);
  if (entries) return entries;
  const tried = new Map<string, JacobianData | undefined>();
  /** What is found of the formula at a point, or without one, each once. */
  const placedAt = (at = ''): JacobianData | undefined => {
    if (!tried.has(at)) tried.set(at, derivativeOf({ ...values, ...(at && { at }) }));
    return tried.get(at);
  };
  /** 0 as the zeros that a variable takes which is no number: of norm(x) at 0. */
  const filled = (name: string, value: string): string => {
    const shapes = ZERO.test(value) ? placedAt() : undefined;
    return (shapes && placed(name, { kind: 'zero' }, shapes)) ?? value;
  };
  for (const [name, each] of named) named.set(name, `${name} = ${filled(name, each.slice(name.length + 3))}`);
  // A value without a name belongs to the variable.
  if (value !== undefined && (names.size !== 1 || named.size > 0)) {
    const shapes = placedAt();
    const owner = variable ?? shapes?.wrt;
    // "At exactly 1" of a vector speaks of something else.
    const fits = /^\[/.test(value) || ZERO.test(value) || (owner !== undefined && shapes?.shapes[owner] === '');
    if (fits && owner !== undefined && names.has(owner) && !named.has(owner))
      named.set(owner, `${owner} = ${filled(owner, value)}`);
  } else if (value !== undefined) return variable === undefined ? value : filled(variable, value);
  for (const { name, value: place } of reading.special) {
    const shapes = placedAt([...named.values()].join('; '));
    const owner = name ?? variable ?? shapes?.wrt;
    if (!shapes || owner === undefined || !names.has(owner) || named.has(owner)) continue;
    const written = placed(owner, place, shapes);
    if (written !== undefined) named.set(owner, `${owner} = ${written}`);
  }
  return named.size > 0 ? [...named.values()].join('; ') : undefined;
}

const ZERO = /^0(?:\.0*)?$/;

/** The place as its variable takes it, where that has one. */
function placed(name: string, place: Special, { shapes, structure, wrt }: JacobianData): string | undefined {
  const isEntrywise = name === wrt && /^(?:diagonal|identity|scaled identity|zero|scalar)$/.test(structure);
  return writtenPlace(place, shapes[name] ?? '', isEntrywise);
}

/** (3, 2) of a function f(x, y) that is differentiated by y alone. */
function apartIn(value: string, { entries }: Reading, names: ReadonlySet<string>): string | undefined {
  const numbers = /^\[([^[\]]*)\]$/.exec(value)?.[1]?.split(',') ?? [];
  if (!entries || entries.vector !== undefined || numbers.length !== entries.names.length) return undefined;
  const parts = entries.names.map((name, i) => ({ name, value: (numbers[i] as string).trim() }));
  return parts
    .filter(({ name }) => names.has(name))
    .map((part) => `${part.name} = ${part.value}`)
    .join('; ');
}

/** Numbers that are entries of one vector, as its value: x = 1, y = 2 of f(x, y), x1 = 1, x2 = 2. */
function withEntries(
  said: readonly string[],
  { entries, wrt }: Reading,
  names: ReadonlySet<string>,
): readonly string[] {
  const values = new Map(
    said.flatMap((each) => {
      const [, name, value] = /^(\w+) = (-?[\d.eE+-]+)$/.exec(each) ?? [];
      return name && value ? [[name, value] as const] : [];
    }),
  );
  // Numbers that stay numbers of their own have values of their own.
  if (entries && entries.vector === undefined) return said;
  const list = entries?.names ?? placesOf(wrt, values, names);
  const vector = entries?.vector ?? wrt;
  if (!list || list.length === 0 || vector === undefined || !names.has(vector)) return said;
  if (!list.every((name) => values.has(name))) return said;
  return [
    ...said.filter((each) => !list.some((name) => each.startsWith(`${name} = `))),
    `${vector} = [${list.map((name) => values.get(name)).join(', ')}]`,
  ];
}

/** x1, x2, … of a variable x, in their order and without a gap. */
function placesOf(
  wrt: string | undefined,
  values: ReadonlyMap<string, string>,
  names: ReadonlySet<string>,
): string[] | undefined {
  if (wrt === undefined || !names.has(wrt)) return undefined;
  const own = [...values.keys()].filter((name) => new RegExp(`^${wrt}_?\\d$`).test(name) && !names.has(name)).sort();
  return own.length > 0 && own.every((name, i) => Number(name.at(-1)) === i + 1) ? own : undefined;
}
