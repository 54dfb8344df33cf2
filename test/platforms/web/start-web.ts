// A real web server with real commands and pictures on a free port, for one test file.
import { after } from 'node:test';
import { type AssembleOptions, assemble } from '../../../src/assemble.js';
import { createWebApp, listen, type WebParts } from '../../../src/platforms/web/index.js';
import { createAsking } from '../../../src/service/asking.js';
import { createRateLimit } from '../../../src/service/rate-limit.js';
import type { RequestRecord } from '../../../src/service/request-record.js';

export interface Web {
  /** Without a slash at the end. */
  readonly url: string;
  readonly records: readonly RequestRecord[];
  readonly faults: readonly unknown[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Asks a command. */
  ask(command: string, values: unknown, query?: string): Promise<Asked>;
  post(path: string, body: string, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}
export interface Asked {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever JSON came back
  readonly json: any;
}

export type WebOptions = Partial<WebParts> &
  Partial<AssembleOptions> & { readonly perMinute?: number; readonly maxInFlight?: number };

/** Is closed after the tests of the file. */
export async function startWeb({ perMinute = 0, maxInFlight, ...options }: WebOptions = {}): Promise<Web> {
  const records: RequestRecord[] = [];
  const faults: unknown[] = [];
  const assembled = assemble({
    workers: 1,
    onFault: (fault) => faults.push(fault),
    onMissingPicture: () => {},
    ...options,
  });
  const app = createWebApp({
    asking: createAsking({
      platform: 'web',
      router: assembled.router,
      limit: createRateLimit(perMinute),
      observe: (record) => records.push(record),
      maxInFlight,
    }),
    onFault: (fault) => faults.push(fault),
    metrics: { contentType: 'text/plain', text: async () => 'metrics\n' },
    isReady: () => true,
    defaultTheme: 'light',
    publicUrl: undefined,
    trustProxy: 0,
    ...options,
  });
  const server = await listen(app.fetch, { host: '127.0.0.1', port: 0 });
  const url = server.url.slice(0, -1);
  const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= server.close(5000).then(() => assembled.close());
    return closing;
  };
  after(close);
  return {
    url,
    records,
    faults,
    post,
    get: (path, headers = {}) => fetch(url + path, { headers }),
    async ask(command, values, query = '') {
      const response = await post(`/api/commands/${command}${query}`, JSON.stringify(values));
      return { status: response.status, json: await response.json() };
    },
    close,
  };
}

const PNG = [0x89, 0x50, 0x4e, 0x47];
export const isPng = (bytes: ArrayBuffer): boolean => PNG.every((byte, i) => new Uint8Array(bytes)[i] === byte);
