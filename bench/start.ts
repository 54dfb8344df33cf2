// From the command to the first answer: the server until it is ready, the terminal until it has answered.
import { spawnSync } from 'node:child_process';
import { median, short, table } from './measure.js';
import { file, startServer } from './server.js';

async function serverReady(): Promise<number> {
  const start = performance.now();
  const server = await startServer();
  const time = performance.now() - start;
  await server.end();
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
