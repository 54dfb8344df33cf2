// Slack calling us: on the web server's port, signed, of this minute, and each request once.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SharedState } from '../../service/shared-state.js';
import { HTTPModuleFunctions, HTTPReceiver, type Logger } from './bolt.js';
import { reasonOf } from './calls.js';

export const EVENTS_PATH = '/slack/events';
const BODY_LIMIT = 1024 * 1024;
/** Slack's clock and ours; Bolt refuses what is older and takes what is to come. */
const CLOCK_S = 300;
const REPLAY_MS = 2 * CLOCK_S * 1000;

type ReceiverOptions = ConstructorParameters<typeof HTTPReceiver>[0];

export interface OverHttp {
  readonly receiver: HTTPReceiver;
  listener(request: IncomingMessage, response: ServerResponse): void;
}

export function createOverHttp(
  options: Pick<ReceiverOptions, 'signingSecret'> & Partial<ReceiverOptions>,
  { state, logger, isOpen }: { readonly state: SharedState; readonly logger: Logger; readonly isOpen: () => boolean },
): OverHttp {
  const receiver = new HTTPReceiver({ ...options, logger, endpoints: EVENTS_PATH, bodyLimit: BODY_LIMIT });
  const { signingSecret } = options;

  /** The status of a refusal; undefined for a request that Slack has signed and that is new. */
  const refusal = async (request: IncomingMessage): Promise<number | undefined> => {
    const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature } = request.headers;
    if (!(Math.abs(Number(timestamp) - Date.now() / 1000) <= CLOCK_S)) return 401;
    let verified: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0];
    try {
      // Leaves the body on the request, where Bolt finds it.
      verified = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
        { signingSecret, bodyLimit: BODY_LIMIT, logger },
        request,
      );
    } catch (problem) {
      logger.warn(`a request was refused: ${reasonOf(problem)}`);
      return HTTPModuleFunctions.isRawBodyError(problem) ? problem.statusCode : 401;
    }
    // Bolt breaks on what is no object.
    if (!isObject(verified)) return 400;
    // Slack signs each of its tries anew.
    const isNew = await state.add(`slack:signature:${String(signature)}`, '1', REPLAY_MS).catch(() => true);
    return isNew ? undefined : 401;
  };

  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    try {
      receiver.requestListener(request, response);
    } catch {
      // Bolt throws where it does not know the path.
      response.writeHead(404).end();
    }
  };

  return {
    receiver,
    listener(request, response) {
      const isEvent = request.method === 'POST' && request.url?.split('?')[0] === EVENTS_PATH;
      if (!isEvent) {
        pass(request, response);
        return;
      }
      if (!isOpen()) {
        response.writeHead(503, { 'retry-after': '5' }).end();
        return;
      }
      void refusal(request).then((status) => {
        if (status === undefined) pass(request, response);
        else response.writeHead(status, { connection: 'close' }).end();
      });
    },
  };
}

function isObject(request: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0]): boolean {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null && !Array.isArray(body);
  } catch {
    return false;
  }
}
