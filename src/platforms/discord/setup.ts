// What is done once, before anybody asks: registering the commands, and the links that add Jacobot.
import type { Command } from '../../chat/command.js';
import type { DiscordConfig } from '../../config/index.js';
import { applicationIdOf, restFor } from './connection.js';
import { inviteToPerson, inviteToServer } from './invite.js';
import { differences, register } from './registration.js';

/** `guildId`: for one server alone, where commands change at once. */
export function discordSetup(config: DiscordConfig, guildId: string | undefined, rest = restFor(config)) {
  const applicationId = applicationIdOf(config);
  const registration = { rest, applicationId, guildId };
  return {
    links: { server: inviteToServer(applicationId), person: inviteToPerson(applicationId) },
    differences: (commands: readonly Command[]) => differences(commands, registration),
    register: (commands: readonly Command[]) => register(commands, registration),
  };
}
