// The derivative of every identity at a point is what PyTorch's autograd computes there.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { derive } from '../../src/answer/derive.js';
import { jacobianAnswer } from '../../src/answer/jacobian.js';
import type { Value } from '../../src/formula/values.js';
import { inDomain } from '../../src/math/domain.js';
import { Evaluator } from '../../src/math/evaluate.js';
import { Kinks } from '../../src/math/kinks.js';
import { generator, REGIMES, samplePoint, sampleSizes } from '../../src/math/sample.js';
import { toValue } from '../../src/math/tensor.js';
import { needs } from '../support/needs.js';
import { identities } from './identities.js';

const program = fileURLToPath(new URL('../../../test/support/autograd.py', import.meta.url));

interface Case {
  readonly expression: string;
  readonly wrt: string;
  readonly where: string | undefined;
  readonly at: Readonly<Record<string, Value>>;
  readonly letters: Readonly<Record<string, number>>;
}

/** Points of the domain, off the kinks: one for each of two choices of sizes. */
function casesOf({ expression, wrt, where }: (typeof identities)[number]): Case[] {
  const { core, k, inference } = derive({ expression, wrt, where });
  const random = generator(expression.length);
  const kinks = new Kinks(core, wrt, k);
  return [0, 1].flatMap((turn) => {
    const letters = sampleSizes(inference.scope, turn);
    for (let trial = 0; trial < 40; trial++) {
      const regime = REGIMES[trial % REGIMES.length] as (typeof REGIMES)[number];
      const point = samplePoint(inference.scope, letters, regime, random);
      const evaluator = new Evaluator(point, letters);
      if (!inDomain(core, evaluator) || kinks.met(evaluator).length > 0) continue;
      const at = Object.fromEntries([...point].map(([name, value]) => [name, toValue(value)]));
      return [{ expression, wrt, where, at, letters: Object.fromEntries(letters) }];
    }
    return [];
  });
}

const flat = (value: unknown): number[] => (Array.isArray(value) ? value.flatMap(flat) : [value as number]);

test('the derivatives of all identities, judged by PyTorch', needs('torch'), () => {
  const cases = identities.flatMap(casesOf);
  const covered = new Set(cases.map(({ expression, wrt }) => `${expression} by ${wrt}`));
  for (const { expression, wrt } of identities) assert(covered.has(`${expression} by ${wrt}`), expression);
  const python = spawnSync('/usr/bin/python3', [program], { input: JSON.stringify(cases), maxBuffer: 1 << 26 });
  assert.equal(python.status, 0, String(python.stderr));
  const judged = JSON.parse(String(python.stdout)) as (number[] | { error: string })[];
  for (const [i, { expression, wrt, where, at }] of cases.entries()) {
    const wanted = judged[i] as number[] | { error: string };
    assert(Array.isArray(wanted), `${expression}: ${JSON.stringify(wanted)}`);
    const { data } = jacobianAnswer({ expression, wrt, where, at }, 'numerator');
    const got = flat(data.jacobian);
    assert.equal(got.length, wanted.length, `${expression} by ${wrt}`);
    const scale = Math.max(1, ...wanted.map(Math.abs));
    got.forEach((entry, place) => {
      const difference = Math.abs(entry - (wanted[place] as number));
      assert(difference <= 1e-8 * scale, `${expression} by ${wrt}, entry ${place}: ${entry}, ${wanted[place]}`);
    });
  }
});
