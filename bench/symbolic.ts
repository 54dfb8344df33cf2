// Derivatives as formulas, without numbers and words: against SymPy, and of every identity that is tested.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { derivativeFormula } from '../src/answer/derivative-formula.js';
import { readDeclarations } from '../src/formula/declarations.js';
import { sym } from '../src/formula/expr.js';
import { parse } from '../src/formula/parse.js';
import { differentiate } from '../src/math/differentiate.js';
import { elaborate } from '../src/math/elaborate.js';
import { infer } from '../src/math/infer/infer.js';
import { vocabulary } from '../src/math/registry.js';
import { createAlgebra } from '../src/math/simplify/create-algebra.js';
import { identities } from '../test/identities/identities.js';
import { inTurn, median, short, table } from './measure.js';

/** Reads a formula and derives it; nothing is remembered between two calls. */
function symbolic(expression: string, wrt: string, where = ''): void {
  const declarations = readDeclarations(where);
  const known = new Set([wrt, ...declarations.map(({ name }) => name)]);
  const { expr } = parse(expression, vocabulary, known);
  const inference = infer(expr, new Map(), declarations, wrt);
  const k = createAlgebra(inference.scope);
  derivativeFormula(differentiate(k.simplify(elaborate(inference.expr, k).core), sym(wrt), k).map);
}

export async function sympy(rounds: number): Promise<string> {
  const script = fileURLToPath(new URL('../../bench/derive-with-sympy.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [script, String(rounds)], { encoding: 'utf8' });
  if (status !== 0) return `SymPy is left out: ${stderr.trim().split('\n').at(-1)} (apt-get install python3-sympy)`;
  const theirs = JSON.parse(stdout) as Record<string, number>;
  const contenders = Object.fromEntries(
    Object.keys(theirs).map((name) => {
      const [expression = '', wrt = ''] = name.split(' by ');
      return [name, () => symbolic(expression, wrt)];
    }),
  );
  const ours = await inTurn(contenders, 3 * rounds, 20);
  const ratios: number[] = [];
  const rows = Object.entries(theirs).map(([name, time]) => {
    const own = ours[name]?.median ?? Number.NaN;
    ratios.push(time / own);
    return [name, short(time), short(own), short(time / own)];
  });
  const head = ['formula', 'SymPy ms', 'ours ms', 'ratio'];
  return `${table([head, ...rows])}\nmedian ratio of SymPy to ours: ${short(median(ratios))}`;
}

export async function symbolics(rounds: number): Promise<string> {
  const names = identities.map(({ source, place, expression, wrt }) => `${source} ${place} ${expression} ${wrt}`);
  const contenders = Object.fromEntries(
    identities.map(({ expression, wrt, where }, i) => [names[i] as string, () => symbolic(expression, wrt, where)]),
  );
  const timings = Object.entries(await inTurn(contenders, rounds, 8)).sort(([, a], [, b]) => a.median - b.median);
  const medians = timings.map(([, timing]) => timing.median);
  const [slowest, longest] = timings.at(-1) as (typeof timings)[number];
  return table([
    ['derivatives of all identities', 'ms'],
    [`median of ${timings.length} (goal: below 3)`, short(median(medians))],
    [`longest, ${slowest} (goal: below 20)`, short(longest.median)],
  ]);
}
