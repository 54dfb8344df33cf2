// What Discord answers when something cannot be: the kinds that are told apart, and trying again.
import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';

/**
 * - `gone`: the interaction or the message is not there any more, or the first answer came too late
 * - `already`: a first answer is there; it was ours, and we did not learn that it arrived
 * - `unanswered`: there is no first answer that could be edited
 * - `unauthorised`: our token is not accepted any more
 * - `forbidden`: we may not do this here
 * - `refused`: what was sent cannot be taken as it is
 * - `unknown`: whether it was done is unknown: the connection broke, or Discord is ill
 * - `broken`: the fault is ours
 */
export type Fault = 'gone' | 'already' | 'unanswered' | 'unauthorised' | 'forbidden' | 'refused' | 'unknown' | 'broken';

const CODES = new Map<number | string, Fault>([
  [RESTJSONErrorCodes.UnknownInteraction, 'gone'],
  [RESTJSONErrorCodes.UnknownMessage, 'gone'],
  [RESTJSONErrorCodes.UnknownChannel, 'gone'],
  [RESTJSONErrorCodes.InvalidWebhookToken, 'gone'],
  [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged, 'already'],
  [RESTJSONErrorCodes.UnknownWebhook, 'unanswered'],
  [RESTJSONErrorCodes.MissingPermissions, 'forbidden'],
  [RESTJSONErrorCodes.MissingAccess, 'forbidden'],
]);

/** The way of the first answer is closed. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

export function faultOf(error: unknown): Fault {
  if (error instanceof TooLate) return 'gone';
  if (error instanceof DiscordAPIError && error.status === 401) return 'unauthorised';
  if (error instanceof DiscordAPIError)
    return CODES.get(error.code) ?? (error.status === 403 ? 'forbidden' : 'refused');
  // 4xx without a body of Discord's, as from a proxy that finds an upload too large.
  if (error instanceof HTTPError && error.status < 500) return 'refused';
  return error instanceof HTTPError || isOfTheNetwork(error) ? 'unknown' : 'broken';
}

/** A connection that broke or hung: such errors have a code, as ECONNRESET or UND_ERR_SOCKET, or say that they gave up. */
function isOfTheNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    error.name === 'AbortError' || error.name === 'TimeoutError' || /^(?:E[A-Z_]+|UND_ERR_\w+)$/.test(String(code))
  );
}

/** An error for the log: without what was sent, which holds what people typed, and whole files. */
export function told(error: unknown): unknown {
  if (!(error instanceof DiscordAPIError) && !(error instanceof HTTPError)) return error;
  const { name, message, status, method } = error;
  return { name, message, status, method, ...(error instanceof DiscordAPIError ? { code: error.code } : {}) };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What is done is done once, however often it is tried. Tries again while it is unknown whether it was done. */
export async function persistently<T>(
  pauses: readonly number[],
  work: () => Promise<T>,
  onUnknown: () => void,
): Promise<T> {
  for (const ms of pauses) {
    try {
      return await work();
    } catch (error) {
      if (faultOf(error) !== 'unknown') throw error;
      onUnknown();
      await pause(ms);
    }
  }
  return work();
}
