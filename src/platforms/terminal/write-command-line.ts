// A request as the line that a person would type into a shell.
import type { Command } from '../../chat/command.js';
import type { CommandRequest } from '../../chat/reply.js';

export function commandLine({ values }: CommandRequest, { name, main }: Command): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const words = given.map(([argument, value]) => {
    const text = valueText(value);
    // Such a text would be taken for an option.
    if (/^(--|-h$)/.test(text)) return `--${argument}=${quoted(text)}`;
    return argument === main ? quoted(text) : `--${argument} ${quoted(text)}`;
  });
  const first = given.findIndex(([argument]) => argument === main);
  return ['jacobot', name, ...(first > 0 ? words.splice(first, 1) : []), ...words].join(' ');
}

/** A value as people type it: values of variables by name are `x = [1, 2]; s = 3`. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return listed(value);
  return Object.entries(value)
    .map(([name, each]) => `${name} = ${listed(each)}`)
    .join('; ');
}

const listed = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(listed).join(', ')}]`
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/** One word for a POSIX shell; double quotes where they suffice, since other shells know them too. */
export function quoted(text: string): string {
  if (/^[\w.,:@%+/-]+$/.test(text)) return text;
  return /["$`\\!\n]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
