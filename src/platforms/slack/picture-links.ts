// Pictures at addresses of our own, for where Slack takes no file of ours: signed, so that nobody else has us draw.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { type CommandRequest, pictured } from '../../chat/reply.js';
import type { Theme } from '../../chat/router.js';
import type { Asking } from '../../service/asking.js';

const PATH = '/slack/pictures/';
/** Slack takes 3000. */
const MOST_ADDRESS = 2900;
const ADDRESS = /^\/slack\/pictures\/([\w-]+)\.([\w-]{22})\.png$/;

interface Pictured {
  readonly request: CommandRequest;
  readonly theme: Theme;
  /** Which of the answer's pictures, from 0. */
  readonly index: number;
}

export interface PictureLinks {
  readonly path: typeof PATH;
  /** undefined where there is no public address, or the question is too long for one. */
  of(picture: Pictured): string | undefined;
  readonly listener: RequestListener;
}

/** With the same secret the addresses are the same after a restart. */
export function createPictureLinks(publicUrl: string | undefined, secret: string, asking: Asking): PictureLinks {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'jacobot slack pictures', 32));
  const sign = (content: string): string => createHmac('sha256', key).update(content).digest('base64url').slice(0, 22);

  const read = (url: string): Pictured | undefined => {
    const [, content = '', signature = ''] = ADDRESS.exec(url) ?? [];
    const wanted = Buffer.from(sign(content));
    const given = Buffer.from(signature);
    if (content === '' || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
    return JSON.parse(Buffer.from(content, 'base64url').toString()) as Pictured;
  };
  const draw = async ({ request, theme, index }: Pictured, id: string): Promise<Uint8Array | undefined> => {
    const asked = await asking.ask({ id, person: `picture:${id}`, request, theme, part: 'picture' });
    if ('declined' in asked) return undefined;
    const { reply, pictures } = await asked.whole;
    const block = pictured(reply)[index];
    return block && pictures.get(block)?.png;
  };
  return {
    path: PATH,
    of(picture) {
      if (publicUrl === undefined) return undefined;
      const content = Buffer.from(JSON.stringify(picture)).toString('base64url');
      const address = `${publicUrl}${PATH}${content}.${sign(content)}.png`;
      return address.length <= MOST_ADDRESS ? address : undefined;
    },
    listener(request, response) {
      const url = request.url ?? '';
      const picture = request.method === 'GET' || request.method === 'HEAD' ? read(url) : undefined;
      if (!picture) {
        response.writeHead(404).end();
        return;
      }
      void draw(picture, url.slice(-26, -4)).then(
        (png) => {
          if (!png) response.writeHead(503, { 'retry-after': '5' }).end();
          else
            response
              .writeHead(200, { 'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable' })
              .end(png);
        },
        () => response.writeHead(500).end(),
      );
    },
  };
}
