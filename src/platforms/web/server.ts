// The HTTP server: sockets, their deadlines, and an orderly end.
import { createServer, type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Listener } from '../../service/platform.js';
import { type RefusalCode, Refused } from './refused.js';
import { refusedResponse } from './responses.js';

export interface WebServer {
  /** With the port that was taken. */
  readonly url: string;
  /** Takes no new connection, waits at most `ms` for the answers under way, then cuts the rest; fulfilled when done. */
  close(ms: number): Promise<void>;
}

type Fetch = (request: Request, bindings: { readonly incoming: IncomingMessage }) => Response | Promise<Response>;

// A client that sends its request drop by drop holds a socket no longer than this.
const HEADERS_MS = 10_000;
const REQUEST_MS = 20_000;
// Longer than the idle time of common proxies (60 s), so that none uses a connection that is being closed.
const KEEP_ALIVE_MS = 65_000;
/** Room for the address of a picture and for cookies. */
const HEADER_BYTES = 32 * 1024;

/** Rejects with the error of the socket (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`, `ENOTFOUND`) where it cannot listen. */
export async function listen(
  fetch: Fetch,
  { host, port }: { readonly host: string; readonly port: number },
  listeners: readonly Listener[] = [],
): Promise<WebServer> {
  const respond = async (...[request, bindings]: Parameters<Fetch>): Promise<Response> => {
    const response = await fetch(request, bindings);
    // The client of a server that is ending must not send another question on this connection.
    if (!server.listening) response.headers.set('connection', 'close');
    return response;
  };
  const listener = getRequestListener((request, bindings) => respond(request, bindings as Parameters<Fetch>[1]), {
    hostname: 'localhost',
    errorHandler: () => refusedResponse(new Refused('bad-request')),
  });
  const server = createServer(
    {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 1000,
      maxHeaderSize: HEADER_BYTES,
    },
    (incoming, outgoing) => {
      const other = listeners.find(({ path }) => incoming.url?.startsWith(path));
      if (other) other.listener(incoming, outgoing);
      else void listener(incoming, outgoing);
    },
  );
  server.on('clientError', refuseUnreadable);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { url: urlOf(server), close: (ms) => close(server, ms) };
}

function urlOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}/`;
}

async function close(server: Server, ms: number): Promise<void> {
  const deadline = setTimeout(() => server.closeAllConnections(), ms);
  // A connection whose answer was being sent has become idle since.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  clearTimeout(deadline);
  clearInterval(idle);
}

/** What Node cannot read as HTTP never reaches the app. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const codes: Readonly<Record<string, RefusalCode>> = {
    HPE_HEADER_OVERFLOW: 'headers-too-large',
    ERR_HTTP_REQUEST_TIMEOUT: 'timeout',
  };
  const { status, json } = new Refused(codes[error.code ?? ''] ?? 'bad-request');
  const body = JSON.stringify(json);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
