// Registers the commands with Discord: `npm run discord:commands -- --dry-run --guild ID`; and prints the links to invite.
import { parseArgs } from 'node:util';
import { allCommands } from '../commands/index.js';
import { ConfigProblems, readConfig } from './config/index.js';
import { failure } from './platforms/discord/gateway.js';
import { discordSetup } from './platforms/discord/setup.js';
import { BAD_CONFIG, complain, say } from './process.js';

/** The exit code for a command line that cannot be followed. */
const BAD_USAGE = 2;

async function main(): Promise<number> {
  const options = { 'dry-run': { type: 'boolean' }, guild: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  if (values.guild !== undefined && !/^\d{15,21}$/.test(values.guild)) {
    complain('--guild takes the id of a server, 15 to 21 digits.');
    return BAD_USAGE;
  }
  const { discord } = readConfig(process.env);
  if (!discord) {
    complain('DISCORD_TOKEN is not set: docs/discord.md tells where it is.');
    return BAD_CONFIG;
  }
  const setup = discordSetup(discord, values.guild ?? discord.devGuildId);
  const changed = await (values['dry-run'] ? setup.differences(allCommands) : setup.register(allCommands));
  for (const each of changed) say(each);
  say(
    changed.length === 0
      ? 'Discord knows all commands as they are.'
      : `${changed.length} difference${changed.length === 1 ? '' : 's'}${values['dry-run'] ? '' : ', registered'}.`,
  );
  say(`Add it to a server: ${setup.links.server}\nAdd it to yourself: ${setup.links.person}`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (problem) {
  const { message, code } = problem as NodeJS.ErrnoException;
  const isUsage = String(code).startsWith('ERR_PARSE_ARGS');
  const known = problem instanceof ConfigProblems ? problem.problems.join('\n') : failure(problem)?.message;
  complain(isUsage ? `${message}\nThere are --dry-run and --guild ID.` : (known ?? `The commands: ${message}`));
  process.exitCode = problem instanceof ConfigProblems ? BAD_CONFIG : isUsage ? BAD_USAGE : 1;
}
