// Responses: their bodies, their types, and how long they may be kept.
import { createHash } from 'node:crypto';
import { pictured } from '../../chat/reply.js';
import type { Answered } from '../../chat/router.js';
import type { Assets } from './assets.js';
import type { PictureAddress } from './picture-url.js';
import { Refused } from './refused.js';
import type { AnswerJson, CommandsJson, ErrorJson } from './wire.js';

type Json = AnswerJson | CommandsJson | ErrorJson | { readonly status: string };

export const jsonResponse = (status: number, json: Json, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(json), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });

export const refusedResponse = (refused: Refused): Response =>
  jsonResponse(refused.status, refused.json, refused.headers);

export const htmlResponse = (status: number, html: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(html, {
    status,
    // The cookie says the theme.
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', vary: 'cookie', ...headers },
  });

/** The same question always gives the same picture, until a newer version of ours draws it better. */
const PICTURE_CACHE = 'public, max-age=86400';

/** Throws Refused where there is no such picture. */
export function pictureResponse(answered: Answered, { index }: PictureAddress, known: string | undefined): Response {
  const formula = pictured(answered.reply)[index];
  if (!formula) throw new Refused('no-picture');
  const picture = answered.pictures.get(formula);
  if (!picture) throw new Refused('picture-later', { 'retry-after': '1' });
  const etag = `"${createHash('sha256').update(picture.png).digest('base64url').slice(0, 22)}"`;
  const headers = { etag, 'cache-control': PICTURE_CACHE };
  if (known?.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(picture.png as Uint8Array<ArrayBuffer>, { headers: { ...headers, 'content-type': 'image/png' } });
}

const FOREVER = 'public, max-age=31536000, immutable';

/** A page of another version, from before an upgrade or from another copy, gets what there is. Throws Refused. */
export function assetResponse({ version, files }: Assets, wanted: string, path: string): Response {
  const asset = files.get(path);
  if (!asset) throw new Refused('not-found');
  const headers = { 'content-type': asset.type, 'cache-control': wanted === version ? FOREVER : 'no-cache' };
  return new Response(asset.bytes as Uint8Array<ArrayBuffer>, { headers });
}
