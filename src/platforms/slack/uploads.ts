// Pictures as files of a workspace: uploaded once, to no channel, and waited for until Slack has looked at them.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Picture } from '../../chat/router.js';
import { createMemory } from '../../service/memory.js';
import type { WebClient } from './bolt.js';
import { call, refusalOf } from './calls.js';

/** Some thousands of ids. */
const MEMORY_BYTES = 4 * 1024 * 1024;
const PAUSES_MS = [100, 200, 400, 800, 1600];

export interface Uploads {
  /** The file's id in the workspace of the client. Rejects where it cannot be uploaded. */
  idOf(picture: Picture, team: string, client: WebClient): Promise<string>;
  /** Slack does not find the file. */
  forget(id: string): void;
}

export function createUploads(): Uploads {
  const known = createMemory<{ id: string }>({ bytes: MEMORY_BYTES, sizeOf: ({ id }) => 2 * id.length });
  const underWay = new Map<string, Promise<string>>();
  const forgotten = new Set<string>();
  return {
    async idOf({ png }, team, client) {
      const key = `${team} ${createHash('sha256').update(png).digest('base64url')}`;
      const id = known.get(key)?.id;
      if (id !== undefined && !forgotten.delete(id)) return id;
      const uploading = underWay.get(key) ?? upload(png, client);
      underWay.set(key, uploading);
      try {
        const uploaded = await uploading;
        known.set(key, { id: uploaded });
        return uploaded;
      } finally {
        underWay.delete(key);
      }
    },
    forget(id) {
      forgotten.add(id);
    },
  };
}

async function upload(png: Uint8Array, client: WebClient): Promise<string> {
  // A file that is uploaded twice is seen once: nobody is shown it before a message names it.
  const { files } = (await call('again', () =>
    client.filesUploadV2({ file: Buffer.from(png), filename: 'jacobot.png' }),
  )) as unknown as { readonly files: readonly { readonly files: readonly { readonly id: string }[] }[] };
  const id = files[0]?.files[0]?.id;
  if (id === undefined) throw new Error('Slack gave the file no id');
  await processed(id, client);
  return id;
}

/** Until Slack knows that it is a picture; an image block that names it before is refused. */
async function processed(file: string, client: WebClient): Promise<void> {
  for (const ms of PAUSES_MS) {
    try {
      const info = await call('again', () => client.files.info({ file }));
      if (info.file?.mimetype) return;
    } catch (problem) {
      // Whoever may not look has to try.
      if (refusalOf(problem) === 'missing_scope') return;
    }
    await pause(ms);
  }
}
