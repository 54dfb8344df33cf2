// The address of a picture carries the whole question, so that it works after a restart and on any copy of the server.
import type { CommandRequest } from '../../chat/reply.js';
import type { Theme } from '../../chat/router.js';
import { argumentsOf, MAX_ADDRESS, parametersOf } from './view/question.js';

export interface PictureAddress {
  readonly request: CommandRequest;
  readonly theme: Theme;
  /** Which of the answer's formulas, from 0. */
  readonly index: number;
}

/** A question too long for an address gets its picture as a data: URL. */
export function pictureUrl(address: PictureAddress & { readonly base: string; readonly png: Uint8Array }): string {
  const { request, theme, index, base, png } = address;
  const parameters = new URLSearchParams(parametersOf(request.values));
  const url = `${base}/pictures/${theme}/${encodeURIComponent(request.command)}/${index}.png?${parameters}`;
  return url.length <= MAX_ADDRESS ? url : `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}

/** undefined if that is not the address of a picture. */
export function pictureAddress(
  { theme, command, file }: { readonly theme: string; readonly command: string; readonly file: string },
  search: URLSearchParams,
): PictureAddress | undefined {
  const [, index] = /^(\d{1,3})\.png$/.exec(file) ?? [];
  if (index === undefined || (theme !== 'dark' && theme !== 'light')) return undefined;
  return { request: { command, values: argumentsOf(search) }, theme, index: Number(index) };
}
