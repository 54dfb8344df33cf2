// /help: what can be asked, with examples that run.
import { type Command, defineCommand } from '../src/chat/command.js';
import { presentHelp } from '../src/chat/present-help.js';

/** Help over all other commands. */
export const helpFor = (commands: readonly Command[]): Command =>
  defineCommand({
    name: 'help',
    description: 'What can be asked, with examples that run',
    main: 'command',
    args: {
      command: { kind: 'name', names: () => commands.map(({ name }) => name), description: 'A command to explain' },
    },
    examples: [{}, { command: 'jacobian' }],
    run: ({ command }) => presentHelp(commands, command),
  });
