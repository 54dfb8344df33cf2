// Faults of a server on request: too many requests, errors, cut connections, late answers.
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Kind = '429' | '500' | 'cut-before' | 'cut-after' | 'late-before' | 'late-after' | 'proxy-413';
export interface Fault {
  /** Method and path, as `POST /interactions/1/x/callback`. */
  readonly route: RegExp;
  readonly kind: Kind;
  times: number;
  /** How late; how long to wait after 429. */
  readonly ms?: number;
}

/** `carryOut` does what was asked and answers. */
export async function withFault(
  fault: Fault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  carryOut: (respond: boolean) => Promise<void>,
): Promise<void> {
  if (!fault) return carryOut(true);
  const { kind, ms = 100 } = fault;
  if (kind === 'late-before' || kind === 'late-after') {
    if (kind === 'late-after') await carryOut(false);
    await new Promise((resolve) => setTimeout(resolve, ms));
    return kind === 'late-before' ? carryOut(true) : void request.socket.destroy();
  }
  if (kind === 'cut-after') await carryOut(false);
  if (kind === 'cut-before' || kind === 'cut-after') return void request.socket.destroy();
  const json = (status: number, body: object, headers = {}): void =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  if (kind === '429') {
    const seconds = ms / 1000;
    return json(
      429,
      { message: 'You are being rate limited.', retry_after: seconds, global: false },
      { 'retry-after': String(seconds) },
    );
  }
  if (kind === 'proxy-413') return void response.writeHead(413).end('too large');
  return json(500, { message: 'Internal Server Error', code: 0 });
}
