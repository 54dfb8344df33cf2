// The commands as programs and the page see them.
import type { Argument, Command } from '../../chat/command.js';
import type { ArgumentJson, CommandJson } from './wire.js';

export const commandsJson = (commands: readonly Command[]): CommandJson[] =>
  commands.map(({ name, description, main, args, examples }) => ({
    name,
    description,
    main,
    arguments: Object.entries(args).map(([argument, record]) => argumentJson(argument, record)),
    examples,
  }));

function argumentJson(name: string, { description, required = false, ...kind }: Argument): ArgumentJson {
  const common = { name, kind: kind.kind, description, required };
  switch (kind.kind) {
    case 'text':
      return { ...common, maxLength: kind.maxLength };
    case 'choice':
      return { ...common, choices: kind.choices, fallback: kind.fallback };
    case 'name':
      return { ...common, names: kind.names() };
    case 'texts':
    case 'values':
      return common;
  }
}
