// The links with which Jacobot is added to a server or to a person.
import { ApplicationIntegrationType, OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

const PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

const link = (parameters: Readonly<Record<string, string>>): string =>
  `https://discord.com/oauth2/authorize?${new URLSearchParams(parameters)}`;

export const inviteToServer = (applicationId: string): string =>
  link({
    client_id: applicationId,
    permissions: String(PERMISSIONS),
    scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
  });

export const inviteToPerson = (applicationId: string): string =>
  link({
    client_id: applicationId,
    integration_type: String(ApplicationIntegrationType.UserInstall),
    scope: OAuth2Scopes.ApplicationsCommands,
  });
