// Discord's gateway on loopback: hello, identify, resume, heartbeats; it can drop sockets and end sessions.
// biome-ignore-all lint/suspicious/noExplicitAny: what is dispatched may be anything
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  sequence: number;
  socket: WebSocket | undefined;
  /** What was dispatched, for whoever resumes. */
  readonly sent: { op: 0; s: number; t: string; d: unknown }[];
}

export interface StandInGateway {
  readonly identified: any[];
  readonly resumed: string[];
  readonly sessions: readonly Session[];
  /** To every session, or to one shard's. */
  dispatch(event: string, data: unknown, shard?: number): void;
  /** Cuts the connections without a word. */
  drop(): void;
  /** Says to reconnect (op 7), or that the session is not valid any more (op 9). */
  tell(op: 7 | 9): void;
  /** Ends the connections with a code, and every later one too. */
  endWith(code: number): void;
  close(): void;
}

export function standInGateway(server: Server, ready: () => any, token: string): StandInGateway {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const sessions: Session[] = [];
  const identified: any[] = [];
  const resumed: string[] = [];
  let refusal: number | undefined;
  const send = (session: Session, event: string, data: unknown): void => {
    const packet = { op: 0 as const, s: ++session.sequence, t: event, d: data };
    session.sent.push(packet);
    session.socket?.send(JSON.stringify(packet));
  };
  sockets.on('connection', (socket, request) => {
    if (request.url?.includes('compress')) socket.close(4000);
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 1000 } }));
    if (refusal !== undefined) socket.close(refusal);
    let session: Session | undefined;
    socket.on('close', () => {
      if (session?.socket === socket) session.socket = undefined;
    });
    socket.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw));
      if (op === 1) socket.send(JSON.stringify({ op: 11 }));
      if (op === 2) {
        if (d.token !== token) return socket.close(4004);
        identified.push(d);
        session = { id: `session${sessions.length}`, shard: d.shard ?? [0, 1], sequence: 0, socket, sent: [] };
        sessions.push(session);
        const { user, application, guilds } = ready();
        const stubs = guilds.map(({ id }: any) => ({ id, unavailable: true }));
        const url = `ws://${request.headers.host}/gateway`;
        send(session, 'READY', {
          v: 10,
          user,
          application,
          guilds: stubs,
          session_id: session.id,
          resume_gateway_url: url,
          shard: session.shard,
        });
        for (const guild of guilds) send(session, 'GUILD_CREATE', guild);
      }
      if (op === 6) {
        session = sessions.find(({ id }) => id === d.session_id);
        if (!session || d.token !== token) return socket.send(JSON.stringify({ op: 9, d: false }));
        resumed.push(session.id);
        session.socket = socket;
        for (const packet of session.sent.filter(({ s }) => s > d.seq)) socket.send(JSON.stringify(packet));
        send(session, 'RESUMED', {});
      }
      return undefined;
    });
  });
  return {
    identified,
    resumed,
    sessions,
    dispatch(event, data, shard) {
      for (const session of sessions) if (shard === undefined || session.shard[0] === shard) send(session, event, data);
    },
    drop() {
      for (const socket of sockets.clients) socket.terminate();
    },
    tell(op) {
      if (op === 9) sessions.length = 0;
      for (const socket of sockets.clients) socket.send(JSON.stringify({ op, d: op === 9 ? false : null }));
    },
    endWith(code) {
      refusal = code;
      for (const socket of sockets.clients) socket.close(code);
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
