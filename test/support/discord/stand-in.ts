// Discord on loopback, after its documentation: the REST interface and the gateway, with its limits enforced.
// biome-ignore-all lint/suspicious/noExplicitAny: what comes in may be anything
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from './body.js';
import { type Fault, withFault } from './faults.js';
import { type StandInGateway, standInGateway } from './gateway.js';
import { problemsOfChoices, problemsOfCommands, problemsOfMessage, problemsOfModal } from './limits.js';
import { APPLICATION, type Awaited, BOT, CHANNEL, DIRECT, SERVER, type StoredMessage, TOKEN } from './world.js';

const FIRST_MS = 3000;

export interface StandIn {
  /** For DISCORD_API_URL. */
  readonly url: string;
  readonly gateway: StandInGateway;
  /** Everything that broke a limit. */
  readonly violations: string[];
  readonly requests: readonly string[];
  readonly messages: Map<string, StoredMessage>;
  readonly interactions: Map<string, Awaited>;
  /** The commands as they were registered, by the path that they were registered at. */
  readonly commands: Map<string, any[]>;
  readonly faults: Fault[];
  /** What the bot may not do: `files` or `messages`, by channel. */
  readonly forbidden: Map<string, ReadonlySet<'files' | 'messages'>>;
  nextId(): string;
  expect(token: string, under?: StoredMessage): Awaited;
  /** Fulfilled when `done`, asked after every request, is so. */
  until(done: () => boolean, what: string): Promise<void>;
  revoke(): void;
  close(): Promise<void>;
}

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export async function startStandIn({ shards = 1 }: { readonly shards?: number } = {}): Promise<StandIn> {
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const messages = new Map<string, StoredMessage>();
  const interactions = new Map<string, Awaited>();
  const commands = new Map<string, any[]>();
  const forbidden = new Map<string, ReadonlySet<'files' | 'messages'>>();
  const [violations, requests, faults]: [string[], string[], Fault[]] = [[], [], []];
  const watching = new Set<() => void>();
  let [last, isRevoked] = [5000000000000000000n, false];
  const nextId = (): string => String(++last);

  const gateway = standInGateway(
    server,
    () => ({ user: BOT, application: { id: APPLICATION, flags: 0 }, guilds: [SERVER] }),
    TOKEN,
  );

  const checked = (problems: readonly string[]): void => {
    if (problems.length === 0) return;
    violations.push(...problems);
    throw new Refused(400, 50035, `Invalid Form Body: ${problems.join('; ')}`);
  };
  const store = (channel: string, body: any, files: StoredMessage['files']): StoredMessage => {
    const isPrivate = ((body.flags ?? 0) & 64) !== 0;
    const message = {
      id: nextId(),
      channel,
      body,
      files,
      isPrivate,
      isDeleted: false,
      edits: 0,
      reference: body.message_reference?.message_id,
    };
    messages.set(message.id, message);
    return message;
  };
  const change = (message: StoredMessage, body: any, files: StoredMessage['files']): void => {
    if (message.isDeleted) throw new Refused(404, 10008, 'Unknown Message');
    const wasV2 = ((message.body.flags ?? 0) & (1 << 15)) !== 0;
    const flags = (body.flags ?? 0) | (wasV2 ? 1 << 15 : 0);
    checked(problemsOfMessage({ ...body, flags }, files, true));
    message.body = { ...message.body, ...body, flags };
    message.files = files;
    message.edits++;
  };
  const may = (channel: string, files: readonly unknown[]): void => {
    const not = forbidden.get(channel);
    if (not?.has('messages')) throw new Refused(403, 50013, 'Missing Permissions');
    if (not?.has('files') && files.length > 0) throw new Refused(403, 50013, 'Missing Permissions');
  };
  const json = (message: StoredMessage): object => ({
    ...message.body,
    id: message.id,
    channel_id: message.channel,
    author: BOT,
    content: message.body.content ?? '',
  });

  function callback(awaited: Awaited | undefined, body: any, files: StoredMessage['files']): undefined {
    if (!awaited || performance.now() - awaited.sent > FIRST_MS) throw new Refused(404, 10062, 'Unknown interaction');
    if (awaited.first !== undefined) throw new Refused(400, 40060, 'Interaction has already been acknowledged.');
    const { type, data } = body;
    if (type === 4 || type === 7) checked(problemsOfMessage(data, files));
    if (type === 5 && ((data?.flags ?? 0) & ~64) !== 0) checked(['a deferred answer takes no flag but EPHEMERAL']);
    if (type === 8) checked(problemsOfChoices(data.choices));
    if (type === 9) checked(problemsOfModal(data));
    awaited.first = type;
    awaited.ms = performance.now() - awaited.sent;
    awaited.data = data;
    if (type === 4) awaited.original = store(CHANNEL, data, files);
    if (type === 5) {
      awaited.original = store(CHANNEL, { flags: data?.flags ?? 0 }, []);
      awaited.isThinking = true;
    }
    if ((type === 6 || type === 7) && awaited.under) awaited.original = awaited.under;
    if (type === 7 && ((data.flags ?? 0) & 64) !== 0) checked(['a message that is changed cannot become private']);
    if (type === 7 && awaited.under) change(awaited.under, data, files);
    return undefined;
  }

  function webhook(
    method: string,
    token: string,
    what: string | undefined,
    body: any,
    files: StoredMessage['files'],
  ): unknown {
    const awaited = interactions.get(token);
    if (awaited?.first === undefined) throw new Refused(404, 10015, 'Unknown Webhook');
    if (what === undefined) {
      if (awaited.isThinking)
        throw new Refused(400, 40060, 'the first follow-up would take the place of the deferred answer');
      checked(problemsOfMessage(body, files));
      const follow = store(CHANNEL, body, files);
      awaited.follows.push(follow);
      return json(follow);
    }
    const original = awaited.original;
    if (!original || original.isDeleted) throw new Refused(404, 10008, 'Unknown Message');
    awaited.isThinking = false;
    if (method === 'DELETE') original.isDeleted = true;
    else change(original, body, files);
    return method === 'DELETE' ? undefined : json(original);
  }

  function channels(method: string, path: readonly string[], body: any, files: StoredMessage['files']): unknown {
    const [channel = '', , id] = path;
    if (path[1] === 'typing') return undefined;
    if (method === 'GET') return [...messages.values()].filter((each) => each.channel === channel).map(json);
    if (method === 'POST') {
      may(channel, files);
      checked(problemsOfMessage(body, files));
      const twice =
        body.enforce_nonce &&
        [...messages.values()].find((each) => each.body.nonce === body.nonce && each.channel === channel);
      return json(twice || store(channel, body, files));
    }
    const message = messages.get(id ?? '');
    if (!message || message.isDeleted) throw new Refused(404, 10008, 'Unknown Message');
    if (method === 'PATCH') {
      may(channel, files);
      change(message, body, files);
    } else message.isDeleted = true;
    return json(message);
  }

  function route(method: string, path: string, isBot: boolean, body: any, files: StoredMessage['files']): unknown {
    const [first = '', ...rest] = path.split('/');
    if (first === 'interactions') return callback(interactions.get(rest[1] ?? ''), body, files);
    if (first === 'webhooks') return webhook(method, rest[1] ?? '', rest[3], body, files);
    if (!isBot) throw new Refused(401, 0, '401: Unauthorized');
    if (path === 'gateway/bot')
      return {
        url: `ws://${origin}/gateway`,
        shards,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 16 },
      };
    if (first === 'channels') return channels(method, rest, body, files);
    if (path === 'users/@me/channels') return { id: DIRECT, type: 1 };
    if (first === 'applications') {
      if (method === 'GET')
        return (commands.get(path) ?? []).map((each, i) => ({
          ...each,
          id: String(i),
          version: '1',
          nsfw: false,
          default_member_permissions: null,
        }));
      checked(problemsOfCommands(body));
      commands.set(path, body);
      return body;
    }
    throw new Refused(404, 0, '404: Not Found');
  }

  async function serve(request: IncomingMessage, response: import('node:http').ServerResponse): Promise<void> {
    const method = request.method ?? '';
    const [, path = ''] = /^\/api\/v10\/([^?]*)/.exec(request.url ?? '') ?? [];
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { body, files } = await readBody(Buffer.concat(chunks), request.headers['content-type'] ?? '');
    requests.push(`${method} /${path}`);
    const fault = faults.find(({ route: where, times }) => times > 0 && where.test(`${method} /${path}`));
    if (fault) fault.times--;
    const carryOut = async (respond: boolean): Promise<void> => {
      let [status, answer]: [number, unknown] = [200, undefined];
      try {
        const isBot = request.headers.authorization === `Bot ${TOKEN}` && !isRevoked;
        answer = route(method, decodeURIComponent(path), isBot, body, files);
        status = answer === undefined ? 204 : 200;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        [status, answer] = [error.status, { message: error.message, code: error.code }];
      }
      if (!respond) return;
      if (status === 204) response.writeHead(204).end();
      else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    };
    await withFault(fault, request, response, carryOut).catch((error: unknown) => {
      violations.push(String(error));
      response.destroy();
    });
    for (const look of watching) look();
  }

  return {
    url: `http://${origin}/api`,
    gateway,
    violations,
    requests,
    messages,
    interactions,
    commands,
    faults,
    forbidden,
    nextId,
    expect(token, under) {
      const awaited: Awaited = { id: nextId(), token, sent: performance.now(), under, isThinking: false, follows: [] };
      interactions.set(token, awaited);
      return awaited;
    },
    until: (done, what) =>
      new Promise((resolve, reject) => {
        const finish = (): void => {
          clearTimeout(timer);
          clearInterval(looking);
          watching.delete(look);
          resolve();
        };
        const look = (): void => (done() ? finish() : undefined);
        const timer = setTimeout(
          () =>
            reject(new Error(`never happened: ${what}\n${requests.slice(-10).join('\n')}\n${violations.join('\n')}`)),
          15_000,
        );
        // What follows from a request is there some time after it.
        const looking = setInterval(look, 20).unref();
        watching.add(look);
        look();
      }),
    revoke() {
      isRevoked = true;
    },
    async close() {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
