// A stand-in for Slack on this machine, written from its documentation: methods, uploads, addresses to respond to, sockets.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { characters, complaints, MOST_CHARACTERS } from './block-kit-limits.js';
import { createFaults, type Fault, type Faults } from './faults.js';
import { type Any, createWorkspace, type Workspace, type WorkspaceOptions } from './workspace.js';

export interface SlackServer {
  /** For SLACK_API_URL. */
  readonly apiUrl: string;
  readonly workspace: Workspace;
  readonly faults: Faults;
  /** Methods that were called, in order; each also where a fault followed. */
  readonly calls: readonly string[];
  readonly sockets: ReadonlySet<WebSocket>;
  /** Asks one connection to be made anew, and sends nothing more over it. */
  refresh(): void;
  /** An address to respond to, good for five messages. */
  responseUrl(where: { readonly channel: string; readonly user: string }): string;
  /**
   * Brings it to the program: over a socket, or signed to `url`. Gives back what it acknowledges with, undefined where
   * it does not within three seconds. An event that is not acknowledged is not brought again unless one says so.
   */
  deliver(type: 'slash_commands' | 'interactive' | 'events_api', payload: Any, options?: Delivering): Promise<Any>;
  close(): Promise<void>;
}
export interface Delivering {
  readonly retry?: number;
  readonly url?: string;
  readonly secret?: string;
  /** Seconds since 1970. */
  readonly timestamp?: number;
}

const ACKNOWLEDGE_MS = 3000;

export async function startSlackServer(options: WorkspaceOptions = {}): Promise<SlackServer> {
  const faults = createFaults();
  const calls: string[] = [];
  const addresses = new Map<string, { channel: string; user: string; uses: number }>();
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, (payload: Any) => void>();
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const workspace = createWorkspace(() => url, options);
  const socketServer = new WebSocketServer({ server });
  socketServer.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data) => {
      const { envelope_id: id, payload } = JSON.parse(String(data));
      waiting.get(id)?.(payload ?? {});
      waiting.delete(id);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: { app_id: 'A0001' } }));
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const bytes = await bodyOf(request);
    const [, area, name = ''] = path.split('/');
    const method = area === 'api' ? name : (area ?? '');
    calls.push(method);
    const work = (): Any => {
      if (area === 'api') return workspace.method(name, fieldsOf(bytes), tokenOf(request, bytes));
      if (area === 'upload') return workspace.uploaded(name, bytes) ? { ok: true } : undefined;
      return respondTo(name, JSON.parse(String(bytes)));
    };
    const fault = faults.next(method);
    if (fault) await broken(fault, work, response);
    else send(response, work());
  }

  const respondTo = (id: string, message: Any): Any => {
    const address = addresses.get(id);
    if (!address || ++address.uses > 5) return { status: 404, ok: false, error: 'used_url' };
    const { channel, user } = address;
    if (message.delete_original) {
      workspace.show({ kind: 'delete', via: 'response_url', channel, user, message });
      return { ok: true };
    }
    const blocks = message.blocks ?? [];
    if (blocks.length > 0) {
      const wrong = complaints(blocks, 'message');
      workspaceRefused(wrong);
      if (wrong.length > 0 || blocks.some((block: Any) => block.slack_file))
        return { status: 404, ok: false, error: 'invalid_blocks' };
      if (characters(blocks) > MOST_CHARACTERS) return { status: 404, ok: false, error: 'msg_blocks_too_long' };
    }
    const isPublic = message.response_type === 'in_channel';
    const kind = message.replace_original ? 'update' : isPublic ? 'message' : 'ephemeral';
    const thread = message.thread_ts;
    workspace.show({ kind, via: 'response_url', channel, user: isPublic ? undefined : user, thread, message });
    return { ok: true };
  };
  const workspaceRefused = (wrong: readonly string[]): void => void (workspace.refused as string[]).push(...wrong);

  const overSocket = async (type: string, payload: Any, retry: number | undefined): Promise<Any> => {
    const socket = [...sockets].find(({ readyState }) => readyState === 1);
    if (!socket) return undefined;
    const id = workspace.nextId('envelope-');
    const acknowledged = new Promise<Any>((resolve) => {
      waiting.set(id, resolve);
    });
    socket.send(
      JSON.stringify({
        type,
        envelope_id: id,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...(retry !== undefined && { retry_attempt: retry, retry_reason: 'timeout' }),
      }),
    );
    return Promise.race([acknowledged, pause(ACKNOWLEDGE_MS, undefined, { ref: false })]);
  };

  return {
    apiUrl: `${url}/api`,
    workspace,
    faults,
    calls,
    sockets,
    refresh() {
      const [socket] = sockets;
      if (!socket) return;
      sockets.delete(socket);
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
    },
    responseUrl({ channel, user }) {
      const id = workspace.nextId('R');
      addresses.set(id, { channel, user, uses: 0 });
      return `${url}/respond/${id}`;
    },
    async deliver(type, payload, { retry, url: to, secret = '', timestamp = Math.floor(Date.now() / 1000) } = {}) {
      if (to === undefined) return overSocket(type, payload, retry);
      const body =
        type === 'events_api'
          ? JSON.stringify(payload)
          : new URLSearchParams(type === 'slash_commands' ? payload : { payload: JSON.stringify(payload) }).toString();
      const answer = await fetch(to, {
        method: 'POST',
        body,
        headers: {
          'content-type': type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
          ...signed(body, secret, timestamp),
          ...(retry !== undefined && { 'x-slack-retry-num': `${retry}`, 'x-slack-retry-reason': 'http_timeout' }),
        },
        signal: AbortSignal.timeout(ACKNOWLEDGE_MS),
      });
      if (!answer.ok) return { status: answer.status };
      const said = await answer.text();
      return said.startsWith('{') ? JSON.parse(said) : said === '' ? {} : { text: said };
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      socketServer.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The headers with which Slack signs. */
export const signed = (body: string, secret: string, timestamp: number): Record<string, string> => ({
  'x-slack-request-timestamp': `${timestamp}`,
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
});

async function broken(fault: Fault, work: () => Any, response: ServerResponse): Promise<void> {
  if (fault.kind === 'rate-limit')
    response.writeHead(429, { 'retry-after': `${fault.seconds}` }).end('{"ok":false,"error":"ratelimited"}');
  else if (fault.kind === 'refuse') send(response, { ok: false, error: fault.error });
  else if (fault.kind === 'status') response.writeHead(fault.status).end('broken');
  else if (fault.kind === 'late') {
    await pause(fault.ms);
    send(response, work());
  } else {
    if (fault.kind === 'cut-after') work();
    response.socket?.destroy();
  }
}

function send(response: ServerResponse, result: Any): void {
  if (response.destroyed) return;
  const { status = result === undefined ? 404 : 200, ...json } = result ?? {};
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Fields that are JSON come as text. */
function fieldsOf(bytes: Buffer): Any {
  const fields = Object.fromEntries(new URLSearchParams(String(bytes)));
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value]),
  );
}

const tokenOf = (request: IncomingMessage, bytes: Buffer): string =>
  request.headers.authorization?.replace('Bearer ', '') ?? new URLSearchParams(String(bytes)).get('token') ?? '';
