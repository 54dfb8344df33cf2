// The server as a process of its own.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const file = (name: string): string => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

export interface Server {
  /** Ends with a slash. */
  readonly url: string;
  end(): Promise<void>;
}

/** Fulfilled when it is ready, with its threads warm. */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<Server> {
  const child = spawn(process.execPath, [file('main.js')], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.includes('\n')) break;
  }
  const url = /http:\/\/\S+/.exec(said)?.[0] ?? '';
  while (!(await fetch(new URL('readyz', url)).catch(() => undefined))?.ok)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return {
    url,
    async end() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    },
  };
}
