// From the command to the first answer: the server until it is ready, the terminal until it has answered.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median, short, table } from './measure.js';

const file = (name: string): string => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

async function serverReady(): Promise<number> {
  const start = performance.now();
  const server = spawn(process.execPath, [file('main.js')], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of server.stdout) {
    said += String(chunk);
    if (/http:\/\//.test(said)) break;
  }
  const url = /http:\/\/\S+/.exec(said)?.[0]?.replace(/[.,]$/, '') ?? '';
  for (;;) {
    const response = await fetch(new URL('/readyz', url)).catch(() => undefined);
    if (response?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const time = performance.now() - start;
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  return time;
}

export async function start(rounds: number): Promise<string> {
  const [servers, terminals, bare]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    servers.push(await serverReady());
    for (const [times, args] of [
      [terminals, [file('cli.js'), 'jacobian', 'relu(x)']],
      [bare, ['-e', '0']],
    ] as const) {
      const begun = performance.now();
      spawnSync(process.execPath, args);
      times.push(performance.now() - begun);
    }
  }
  return table([
    ['start', 'median ms'],
    ['server ready, pictures warm (goal: below 2000)', short(median(servers))],
    ['terminal: jacobian "relu(x)"', short(median(terminals))],
    ['node itself', short(median(bare))],
  ]);
}
