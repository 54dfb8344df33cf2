// State in files, one a key, each written whole or not at all; what is past its time is swept away.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFile from 'write-file-atomic';
import type { SharedState } from './shared-state.js';

interface Entry {
  readonly value: string;
  /** ms since 1970; null: for ever. */
  readonly until: number | null;
}

const ENDING = '.json';
const SWEEP_MS = 10 * 60 * 1000;

export async function openFiles(folder: string): Promise<SharedState> {
  const fileOf = (key: string): string => join(folder, createHash('sha256').update(key).digest('hex') + ENDING);
  const turns = new Map<string, Promise<unknown>>();

  /** One after the other for each file, so that between looking and writing nobody else writes. */
  const inTurn = <T>(file: string, work: () => Promise<T>): Promise<T> => {
    const mine = (turns.get(file) ?? Promise.resolve()).then(work, work);
    const done: Promise<void> = mine.then(
      () => {},
      () => {},
    );
    turns.set(file, done);
    void done.then(() => {
      if (turns.get(file) === done) turns.delete(file);
    });
    return mine;
  };
  const write = async (file: string, value: string, ttlMs: number | undefined): Promise<void> => {
    const entry: Entry = { value, until: ttlMs === undefined ? null : Date.now() + ttlMs };
    // Tokens may be among the values: nobody but the owner of the process reads them.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, JSON.stringify(entry), { mode: 0o600 });
  };
  const sweep = async (): Promise<void> => {
    const names = await readdir(folder).catch(() => []);
    for (const file of names.filter((name) => name.endsWith(ENDING)).map((name) => join(folder, name))) {
      await inTurn(file, async () => {
        if ((await read(file)) === undefined) await rm(file, { force: true });
      }).catch(() => {});
    }
  };
  /** What a process that was killed had begun to write. */
  const dropUnfinished = async (): Promise<void> => {
    const names = await readdir(folder).catch(() => []);
    await Promise.all(
      names.filter((name) => name.includes(`${ENDING}.`)).map((name) => rm(join(folder, name), { force: true })),
    );
  };
  const timer = setInterval(() => void sweep(), SWEEP_MS);
  timer.unref();
  void sweep();
  await dropUnfinished();

  return {
    async get(key) {
      return (await read(fileOf(key)))?.value;
    },
    set: (key, value, ttlMs) => inTurn(fileOf(key), () => write(fileOf(key), value, ttlMs)),
    add: (key, value, ttlMs) =>
      inTurn(fileOf(key), async () => {
        if (await read(fileOf(key))) return false;
        await write(fileOf(key), value, ttlMs);
        return true;
      }),
    delete: (key) => inTurn(fileOf(key), () => rm(fileOf(key), { force: true })),
    async close() {
      clearInterval(timer);
      await Promise.all(turns.values());
    },
  };
}

/** undefined for what is not there, past its time, or no entry. */
async function read(file: string): Promise<Entry | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw problem;
  }
  try {
    const { value, until } = JSON.parse(text) as Partial<Entry>;
    if (typeof value !== 'string' || (typeof until === 'number' && until <= Date.now())) return undefined;
    return { value, until: until ?? null };
  } catch {
    return undefined;
  }
}
