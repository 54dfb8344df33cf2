// The one place that imports Bolt: its parts and types under the names used here.
import bolt from '@slack/bolt';

export type { InstallationStore, Logger } from '@slack/bolt';
export { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';

import type { types, webApi } from '@slack/bolt';

export const { HTTPModuleFunctions, LogLevel, RespondError } = bolt;
export const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } = bolt.webApi;

export type WebClient = webApi.WebClient;
export type WebClientOptions = webApi.WebClientOptions;
export type KitBlock = types.KnownBlock;
export type RichTextBlock = types.RichTextBlock;
export type RichTextElement = types.RichTextElement;
export type ActionsElement = types.ActionsBlockElement;
export type View = types.ModalView;
