// The files that the page loads: style and icon as they are, scripts as they were compiled.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Assets {
  /** Changes whenever a file does, so that browsers may keep what has this version in its address. */
  readonly version: string;
  /** By path, as in `page/main.js`. */
  readonly files: ReadonlyMap<string, Asset>;
  /** The paths of the scripts. */
  readonly modules: readonly string[];
}

const FOLDERS = {
  page: new URL('./page/', import.meta.url),
  view: new URL('./view/', import.meta.url),
  // Nothing compiles these, so they stay where they were written.
  static: new URL('../../../../src/platforms/web/static/', import.meta.url),
};
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** What only the server runs. */
const NOT_FOR_BROWSERS = ['view/html.js'];

/** Reads them all; 70 kB. */
export function readAssets(): Assets {
  const files = new Map<string, Asset>();
  const hash = createHash('sha256');
  for (const [folder, url] of Object.entries(FOLDERS)) {
    for (const name of existsSync(url) ? readdirSync(url).sort() : []) {
      const type = TYPES[extname(name)];
      const path = `${folder}/${name}`;
      if (type === undefined || NOT_FOR_BROWSERS.includes(path)) continue;
      const bytes = readFileSync(new URL(name, url));
      files.set(path, { type, bytes });
      hash.update(path).update(bytes);
    }
  }
  const modules = [...files.keys()].filter((path) => path.endsWith('.js'));
  return { version: hash.digest('hex').slice(0, 12), files, modules };
}
