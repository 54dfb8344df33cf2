// Interactions over HTTP: signed by Discord, answered in the same exchange; nothing is remembered between two of them.
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type APIInteraction, type APIPingInteraction, InteractionResponseType, InteractionType } from 'discord.js';
import type { Way } from './call.js';
import { TooLate } from './faults.js';

/** Far beyond any interaction. */
const MAX_BYTES = 1024 * 1024;

export type OnInteraction = (interaction: APIInteraction, way: Way, arrived: number) => Promise<void>;

/** `publicKey`: 32 bytes in hexadecimal digits. */
export function interactionsListener(publicKey: string, onInteraction: OnInteraction): RequestListener {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return (request, response) => {
    answer(request, response, key, onInteraction).catch(() => response.destroy());
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  key: KeyObject,
  onInteraction: OnInteraction,
): Promise<void> {
  const arrived = performance.now();
  if (request.method !== 'POST') return end(response, 405);
  const body = await bytesOf(request);
  if (!body) return end(response, 413);
  if (!isSigned(request, body, key)) return end(response, 401);
  const interaction = parsed(body);
  if (!interaction) return end(response, 400);
  if (interaction.type === InteractionType.Ping) return send(response, { type: InteractionResponseType.Pong });
  const way: Way = {
    carriesFiles: false,
    send: (first) => send(response, first),
  };
  await onInteraction(interaction, way, arrived);
  if (!response.headersSent) end(response, 400);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}

async function bytesOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The signature is over the time and the body as they came. */
function isSigned({ headers }: IncomingMessage, body: Buffer, key: KeyObject): boolean {
  const signature = headers['x-signature-ed25519'];
  const time = headers['x-signature-timestamp'];
  if (typeof signature !== 'string' || typeof time !== 'string' || !/^[0-9a-f]{128}$/i.test(signature)) return false;
  return verify(null, Buffer.concat([Buffer.from(time), body]), key, Buffer.from(signature, 'hex'));
}

function parsed(body: Buffer): APIInteraction | APIPingInteraction | undefined {
  try {
    const json = JSON.parse(body.toString()) as APIInteraction | null;
    return typeof json === 'object' && typeof json?.type === 'number' ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Rejects with TooLate where Discord does not listen any more. */
function send(response: ServerResponse, json: object): Promise<void> {
  return new Promise((resolve, reject) => {
    if (response.headersSent || response.destroyed) {
      reject(new TooLate());
      return;
    }
    response.once('close', () => (response.writableFinished ? resolve() : reject(new TooLate())));
    response.once('finish', resolve);
    const body = JSON.stringify(json);
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
  });
}
