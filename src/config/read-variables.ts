// Reads variables out of the environment, a file of variables, and the files that hold secrets.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Variable } from './kinds.js';
import { VARIABLES, type ValueOf, type VariableName } from './variables.js';

type Given = Readonly<Record<string, string | undefined>>;
export type Read = <N extends VariableName>(name: N) => ValueOf<N> | undefined;

/** What reading finds besides the values. */
export interface Found {
  /** What is wrong, by the name of the variable, never with its value. */
  readonly problems: string[];
  /** The values that nobody may see. */
  readonly secrets: string[];
}

/** The end of the name of a variable that holds the name of a file. */
const FILE = '_FILE';

/** Reads one variable after the other; what else it finds is added to `found`. */
export function reader(env: Given, file: Given, { problems, secrets }: Found): Read {
  const given = { ...set(file), ...set(env) };
  return (name) => {
    const { schema, expected, example, secret }: Variable = VARIABLES[name];
    const value = given[name] ?? (secret ? secretIn(given[name + FILE], name + FILE, problems) : undefined);
    if (value === undefined) return undefined;
    if (secret) secrets.push(value.trim());
    const result = schema.safeParse(value.trim());
    if (!result.success) problems.push(`${name} should be ${expected}. Write for example: ${name}=${example}`);
    return result.data as ValueOf<typeof name> | undefined;
  };
}

/** Variables without an effect, as sentences: those of the file, and of the environment what looks like ours. */
export function unknownVariables(
  env: Given,
  file: Given,
  nearest: (name: string, names: readonly string[]) => string[],
): string[] {
  const known = Object.entries<Variable>(VARIABLES).flatMap(([name, { secret }]) => [
    name,
    ...(secret ? [name + FILE] : []),
  ]);
  const ours = Object.keys(set(env)).filter((name) => /^(?:DISCORD|SLACK|JACOBOT|RENDER)_/.test(name));
  return [...new Set([...ours, ...Object.keys(set(file))])]
    .filter((name) => !known.includes(name))
    .map((name) => {
      const [guess] = nearest(name, known);
      return `The variable ${name} has no effect.${guess === undefined ? '' : ` Did you mean ${guess}?`}`;
    });
}

function secretIn(file: string | undefined, name: string, problems: string[]): string | undefined {
  if (file === undefined) return undefined;
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (text === '') problems.push(`The file that ${name} names is empty.`);
    return text === '' ? undefined : text;
  } catch {
    problems.push(`The file that ${name} names cannot be read.`);
    return undefined;
  }
}

/** The variables of a file; editors on Windows begin it with a byte order mark, or write UTF-16. */
export function fromFile(file: string, problems: string[]): Given {
  try {
    const bytes = readFileSync(file);
    const text = bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
    return parseEnv(text.replace(/^\ufeff/, ''));
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'ENOENT') problems.push(`The file ${file} cannot be read.`);
    return {};
  }
}

const set = (env: Given): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1].trim() !== ''),
  );
