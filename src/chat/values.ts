// The values of a request against the arguments of its command.
import { nearest } from '../formula/nearest.js';
import { type Field, Unanswerable } from '../formula/unanswerable.js';
import type { Argument, Command } from './command.js';

/** Values that fit the command's arguments, choices filled in. Throws Unanswerable. */
export function checkedValues(command: Command, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = Object.keys(command.args);
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) throw new Unanswerable('unknown-argument', { name, known }, undefined, 'name');
  }
  const values: Record<string, unknown> = {};
  for (const name of known) {
    const argument = command.args[name] as Argument;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const missing = value === undefined || value === null || value === '';
    if (missing && argument.required) {
      const example = command.examples[0]?.[name];
      throw new Unanswerable('missing-argument', { name, example: String(example ?? '') }, undefined, name as Field);
    }
    if (argument.kind === 'texts') values[name] = missing ? [] : texts(name, argument, value);
    else if (!missing) values[name] = checked(name, argument, value);
    else if (argument.kind === 'choice') values[name] = argument.fallback;
  }
  return values;
}

/** The last of the texts, each cut to what is read of it: what is older or longer says nothing about the question. */
function texts(name: string, { most, maxLength }: Argument & { kind: 'texts' }, value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (all.some((text) => typeof text !== 'string')) {
    const found = String(JSON.stringify(value)).slice(0, 60);
    throw new Unanswerable('bad-argument', { name, found, expected: 'a list of texts' }, undefined, name as Field);
  }
  return all.slice(-most).map((text) => wellFormed(String(text).slice(0, maxLength)));
}

function checked(name: string, argument: Argument, value: unknown): unknown {
  const bad = (expected: string): Unanswerable =>
    new Unanswerable(
      'bad-argument',
      { name, found: String(JSON.stringify(value)).slice(0, 60), expected },
      undefined,
      name as Field,
    );
  if (argument.kind === 'values') return value;
  if (typeof value !== 'string') throw bad('text');
  if (argument.kind === 'text' && value.length > argument.maxLength) {
    throw new Unanswerable(
      'too-long',
      { length: value.length, limit: argument.maxLength, unit: 'characters' },
      undefined,
      name as Field,
    );
  }
  if (argument.kind === 'choice' && !argument.choices.includes(value)) {
    const [guess] = nearest(value, argument.choices);
    throw bad(`one of ${argument.choices.join(', ')}${guess ? ` (did you mean ${guess}?)` : ''}`);
  }
  return wellFormed(value);
}

/** Half of a surrogate pair is no character: the text with a space in its place. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, ' ');
