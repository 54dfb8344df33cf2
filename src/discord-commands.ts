// Registers the commands with Discord: `npm run discord:commands -- --dry-run --guild ID`; and prints the links to invite.
import { parseArgs } from 'node:util';
import { allCommands } from '../commands/index.js';
import { ConfigProblems, readConfig } from './config/index.js';
import { discordSetup } from './platforms/discord/setup.js';
import { BAD_CONFIG, complain, say } from './process.js';

async function main(): Promise<number> {
  const options = { 'dry-run': { type: 'boolean' }, guild: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
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
      : `${changed.length} differences${values['dry-run'] ? '' : ', registered'}.`,
  );
  say(`Add it to a server: ${setup.links.server}\nAdd it to yourself: ${setup.links.person}`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (problem) {
  const { message } = problem as Error;
  complain(problem instanceof ConfigProblems ? problem.problems.join('\n') : `Discord's commands: ${message}`);
  process.exitCode = problem instanceof ConfigProblems ? BAD_CONFIG : 1;
}
