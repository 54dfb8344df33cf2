// Discord under load: slash commands at a steady pace, each a new question, against a Discord that stands in on loopback.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person } from '../test/support/discord/people.js';
import { startStandIn } from '../test/support/discord/stand-in.js';
import { type Awaited, TOKEN } from '../test/support/discord/world.js';
import { short, table } from './measure.js';
import { startServer } from './server.js';

const FORMULAS: readonly ((i: number) => string)[] = [
  (i) => `relu(${i}*W*x + b)`,
  (i) => `softmax(x + ${i})`,
  (i) => `norm(A*x - ${i}*b)^2`,
  (i) => `tanh(W*x)/${i}`,
  (i) => `logsumexp(${i}*x)`,
];

export async function discord(perSecond: number, seconds: number): Promise<string> {
  const standIn = await startStandIn();
  const server = await startServer({
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: standIn.url,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'jacobot-bench-')),
  });
  const count = perSecond * seconds;
  const asked: Awaited[] = [];
  const deliver = (interaction: object): void => standIn.gateway.dispatch('INTERACTION_CREATE', interaction);
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    const wait = start + (i * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const expression = FORMULAS[i % FORMULAS.length]?.(i + 2) ?? '';
    asked.push(new Person(standIn, deliver, standIn.nextId()).sendSlash('jacobian', { expression, wrt: 'x' }));
  }
  await standIn
    .until(() => asked.every(({ first, isThinking }) => first !== undefined && !isThinking), 'all answers')
    .catch(() => {});
  await server.end();
  await standIn.close();
  const times = asked.flatMap(({ ms }) => (ms === undefined ? [] : [ms])).sort((a, b) => a - b);
  const at = (part: number): string =>
    short(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN);
  const lost = asked.filter(({ first, isThinking }) => first === undefined || isThinking).length;
  const pictures = asked.filter(({ original }) => (original?.files.length ?? 0) > 0).length;
  return table([
    [`Discord: ${perSecond} commands a second for ${seconds} s`, 'median', 'p99', 'longest', 'lost', 'with picture'],
    ['acknowledged, ms (goal: p99 below 1000)', at(0.5), at(0.99), at(1), String(lost), `${pictures} of ${count}`],
  ]);
}
