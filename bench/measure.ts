// Times things against one another in one run, in turn, so that a machine that slows down slows both.

export interface Timing {
  readonly median: number;
  readonly p99: number;
}

const sorted = (times: readonly number[]): number[] => [...times].sort((a, b) => a - b);
export const median = (times: readonly number[]): number => sorted(times)[Math.floor(times.length / 2)] as number;
export const quantile = (times: readonly number[], part: number): number =>
  sorted(times)[Math.floor(times.length * part)] as number;
const p99 = (times: readonly number[]): number => quantile(times, 0.99);

/** Milliseconds of each contender, `rounds` rounds in turn after `warmup` that do not count. */
export async function inTurn(
  contenders: Readonly<Record<string, () => unknown>>,
  rounds: number,
  warmup = 5,
): Promise<Record<string, Timing>> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -warmup; round < rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const start = performance.now();
      await run();
      if (round >= 0) times[name]?.push(performance.now() - start);
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, each]) => [name, { median: median(each), p99: p99(each) }]),
  );
}

/**
 * Mean milliseconds of each contender: in turn, but several times each before the other's turn, so that each pays for
 * collecting what it has allocated itself.
 */
export function inRuns(contenders: Readonly<Record<string, () => unknown>>, turns: number, times: number) {
  const totals: Record<string, number> = {};
  // The first turn warms up.
  for (let turn = -1; turn < turns; turn++) {
    for (const [name, run] of Object.entries(contenders)) {
      const start = performance.now();
      for (let time = 0; time < times; time++) run();
      if (turn >= 0) totals[name] = (totals[name] ?? 0) + (performance.now() - start) / (turns * times);
    }
  }
  return totals;
}

/** Numbers as one reads them: 0.012, 3.4, 120. */
export const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2);

/** Lines of equal columns. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, j) => Math.max(...rows.map((row) => row[j]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, j) => (j === 0 ? cell.padEnd(widths[j] ?? 0) : cell.padStart(widths[j] ?? 0))).join('  '),
    )
    .join('\n');
}
