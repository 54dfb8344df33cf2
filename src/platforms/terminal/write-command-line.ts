// A request as the line that a person would type into a shell.
import type { Command } from '../../chat/command.js';
import { valueText } from '../../chat/line.js';
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

/** One word for a POSIX shell; double quotes where they suffice, since other shells know them too. */
export function quoted(text: string): string {
  if (/^[\w.,:@%+/-]+$/.test(text)) return text;
  return /["$`\\!\n]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
