// How long a question holds the thread that talks to people: the hardest questions found, one after the other.
import { short, table } from './measure.js';
import { startServer } from './server.js';

const square = (n: number) =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => Math.sin(i * j + j)));
const joined = (count: number, of: (i: number) => string, by: string): string =>
  Array.from({ length: count }, (_, i) => of(i)).join(by);

const HARD: readonly (readonly [label: string, values: Readonly<Record<string, unknown>>])[] = [
  ['50 terms max(x, yᵢ)', { expression: joined(50, (i) => `max(x, y_${i})`, ' + '), wrt: 'x' }],
  ['kron of 58 factors', { expression: `${'kron(X, '.repeat(57)}X${')'.repeat(57)}`, wrt: 'X' }],
  ['tr of 199 factors', { expression: `tr(${joined(199, () => 'X', '*')})`, wrt: 'X' }],
  ['softmax 10 times', { expression: `${'softmax('.repeat(10)}x${')'.repeat(10)}` }],
  ['layernorm of 99×99 numbers', { expression: 'layernorm(X)', at: { X: square(99) } }],
  ['relu of 9,999 numbers', { expression: 'relu(x)', at: { x: square(100).flat().slice(1) } }],
  ['a 100×100 Jacobian', { expression: 'softmax(x)', at: { x: square(100)[7] } }],
  ['10,001 characters', { expression: `${'x+'.repeat(5000)}x` }],
];

export async function held(rounds: number): Promise<string> {
  const server = await startServer();
  const ask = async (values: Readonly<Record<string, unknown>>): Promise<void> => {
    const body = JSON.stringify(values);
    const headers = { 'content-type': 'application/json' };
    await (await fetch(new URL('api/commands/jacobian', server.url), { method: 'POST', headers, body })).arrayBuffer();
  };
  /** The longest that a timer was late since the last time this was asked, ms. */
  const latest = async (): Promise<number> => {
    const metrics = await (await fetch(new URL('metrics', server.url))).text();
    return 1000 * Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(metrics)?.[1]);
  };
  const rows = [['held by', 'answer ms', 'held ms, at most']];
  for (const [label, values] of HARD) {
    const [times, delays]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      await latest();
      const start = performance.now();
      // A blank makes it another question, so that no answer is remembered.
      await ask({ ...values, expression: `${values['expression']}${' '.repeat(round)}` });
      times.push(performance.now() - start);
      delays.push(await latest());
    }
    rows.push([label, short(Math.max(...times)), short(Math.max(...delays))]);
  }
  await server.end();
  return table(rows);
}
