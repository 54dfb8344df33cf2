// What is at which address, and what every response has in common.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { CommandRequest } from '../../chat/reply.js';
import type { Answered, Theme } from '../../chat/router.js';
import type { Asking } from '../../service/asking.js';
import type { RequestRecord } from '../../service/request-record.js';
import { readAssets } from './assets.js';
import { clientAddress } from './client-address.js';
import { commandsJson } from './commands-json.js';
import { createPage } from './page-response.js';
import { pictureAddress } from './picture-url.js';
import { MAX_BODY, readArguments } from './read-arguments.js';
import { Refused } from './refused.js';
import { type Asked, answerJson, problemJson } from './reply-json.js';
import { assetResponse, jsonResponse, pictureResponse, refusedResponse } from './responses.js';

export interface WebParts {
  readonly asking: Asking;
  /** Told of what went wrong in a way that nobody foresaw. */
  readonly onFault: (fault: unknown, id: string) => void;
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
  /** Whether new questions may come. */
  readonly isReady: () => boolean;
  readonly defaultTheme: Theme;
  readonly publicUrl: string | undefined;
  /** Proxies in front. */
  readonly trustProxy: number;
}

export interface WebApp {
  fetch(request: Request, bindings: { readonly incoming: IncomingMessage }): Response | Promise<Response>;
}

interface Env {
  Bindings: { readonly incoming: IncomingMessage };
  Variables: { id: string };
}

/** An id that a proxy gave is kept, so that its log and ours can be put together. */
const GIVEN_ID = /^[\w.:-]{1,64}$/;

export function createWebApp(parts: WebParts): WebApp {
  const { asking, publicUrl: base = '' } = parts;
  const commands = commandsJson(asking.commands);
  const assets = readAssets();
  const page = createPage({ commands, assets, base, defaultTheme: parts.defaultTheme });
  const app = new Hono<Env>();

  const client = (c: Context<Env>): string =>
    clientAddress(c.env.incoming.socket.remoteAddress, c.req.header('x-forwarded-for'), parts.trustProxy);
  /** Throws Refused: `too-many-requests`, `busy`. */
  const ask = async (
    c: Context<Env>,
    request: CommandRequest,
    theme: Theme,
    part: RequestRecord['part'],
  ): Promise<Answered> => {
    const asked = await asking.ask({ id: c.get('id'), person: client(c), request, theme, part });
    if (!('declined' in asked)) return asked.whole;
    throw new Refused(asked.declined === 'too-many' ? 'too-many-requests' : 'busy', {
      'retry-after': String(asked.seconds),
    });
  };

  app.use(async (c, next) => {
    const given = c.req.header('x-request-id') ?? '';
    c.set('id', GIVEN_ID.test(given) ? given : randomUUID());
    await next();
    c.res.headers.set('x-request-id', c.get('id'));
  });
  app.use(secureHeaders(headersFor(base)));
  app.onError((error, c) => {
    if (error instanceof Refused) return refusedResponse(error);
    parts.onFault(error, c.get('id'));
    return refusedResponse(new Refused('fault'));
  });
  app.notFound(() => refusedResponse(new Refused('not-found')));

  app.get('/', (c) =>
    page(new URL(c.req.url).searchParams, c.req.header('cookie'), (request, theme) => ask(c, request, theme, 'answer')),
  );
  app.get('/api/commands', () => jsonResponse(200, { commands }));
  const limited: MiddlewareHandler = (c, next) =>
    c.req.header('transfer-encoding') === undefined ? announcedLimit(c, next) : streamLimit(c, next);
  const answerTo = async (c: Context<Env>, command: string): Promise<Response> => {
    const theme = c.req.query('theme') ?? parts.defaultTheme;
    if (theme !== 'dark' && theme !== 'light') throw new Refused('bad-theme');
    const values = readArguments(await wholeBody(c), c.req.header('content-type'));
    const request = { command, values };
    const answered = await ask(c, request, theme, 'answer');
    const asked: Asked = { request, theme, base };
    if (answered.outcome === 'answer') return jsonResponse(200, answerJson(answered, asked));
    const isKnown = commands.some(({ name }) => name === request.command);
    const fault = answered.problem?.code === 'fault' ? 500 : 503;
    const status = answered.outcome === 'fault' ? fault : isKnown ? 400 : 404;
    return jsonResponse(status, problemJson(answered, asked));
  };
  app.post('/api/commands/:name', limited, (c) => answerTo(c, c.req.param('name')));
  app.post('/api/ask', limited, (c) => answerTo(c, 'ask'));
  app.get('/pictures/:theme/:command/:file', async (c) => {
    const address = pictureAddress(c.req.param(), new URL(c.req.url).searchParams);
    if (!address) throw new Refused('not-found');
    const answered = await ask(c, address.request, address.theme, 'picture');
    return pictureResponse(answered, address, c.req.header('if-none-match'));
  });
  app.get('/assets/:version/:folder/:file', (c) => {
    const { version, folder, file } = c.req.param();
    return assetResponse(assets, version, `${folder}/${file}`);
  });
  app.get('/healthz', () => jsonResponse(200, { status: 'alive' }));
  app.get('/readyz', () => {
    const ready = parts.isReady();
    return jsonResponse(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
  });
  app.get('/metrics', async () => {
    const { contentType } = parts.metrics;
    return new Response(await parts.metrics.text(), { headers: { 'content-type': contentType } });
  });
  refuseOtherMethods(app);
  return { fetch: (request, bindings) => app.fetch(request, bindings) };
}

/** Throws Refused when the client goes away in the middle of it. */
const wholeBody = (c: Context): Promise<string> =>
  c.req.text().catch(() => {
    throw new Refused('bad-request');
  });

const TOO_LARGE = new Refused('too-large', { connection: 'close' });
// A body whose length is announced is not longer, and reading it at once takes half the time of reading it as a stream.
const announcedLimit: MiddlewareHandler = async (c, next) => {
  if (Number(c.req.header('content-length') ?? 0) > MAX_BODY) throw TOO_LARGE;
  await next();
};
const streamLimit = bodyLimit({ maxSize: MAX_BODY, onError: () => refusedResponse(TOO_LARGE) });

/** Behind every route, so that they are reached by methods that the route does not take. */
function refuseOtherMethods(app: Hono<Env>): void {
  const taken = new Map<string, string[]>();
  for (const { path, method } of app.routes) {
    if (method !== 'ALL')
      taken.set(path, [...(taken.get(path) ?? []), ...(method === 'GET' ? ['GET', 'HEAD'] : [method])]);
  }
  for (const [path, methods] of taken) {
    const allow = [...new Set(methods)].join(', ');
    app.all(path, () => refusedResponse(new Refused('method-not-allowed', { allow })));
  }
}

/** Everything that the page loads comes from here; nothing may frame it. */
const headersFor = (base: string) => ({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', ...(base === '' ? [] : [new URL(base).origin])],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  // Whether there is https at all is the proxy's to know.
  strictTransportSecurity: false,
});
