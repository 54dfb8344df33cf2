// Every identity of the table holds: the derivative is verified, and the source's formula equals it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkAnswer } from '../../src/answer/check/check.js';
import { Unanswerable } from '../../src/formula/unanswerable.js';
import { type Identity, identities } from './identities.js';

const judgement = ({ expression, wrt, derivative, where }: Identity): string => {
  try {
    const { verdict, reason } = checkAnswer({ expression, wrt, where, answer: derivative }).data;
    return `${verdict} ${reason}`;
  } catch (problem) {
    if (problem instanceof Unanswerable) return `${problem.code} ${JSON.stringify(problem.data)} in ${problem.field}`;
    throw problem;
  }
};

test('every identity holds as its source has it', () => {
  const failed = identities.flatMap((identity) => {
    const said = judgement(identity);
    const isRight = identity.onlyIf ? said === `conditional ${identity.onlyIf}` : said.startsWith('true');
    return isRight ? [] : [`${identity.source} ${identity.place}: ${identity.expression} by ${identity.wrt}: ${said}`];
  });
  assert.deepEqual(failed, []);
});

test('the page of identities lists them all', () => {
  const cell = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
  const page = `# Identities

Each is a test: the derivative is derived, compared with differences of the function, with the formula of its source at
random points and sizes, and with what PyTorch's autograd computes for the function. Layouts may differ: a row for a
gradient, a transposed or row-stacked matrix.

${identities.length} identities.

| source | equation, section or name | function | by | derivative | |
|---|---|---|---|---|---|
${identities
  .map(
    ({ source, place, expression, wrt, derivative, where, onlyIf }) =>
      `| ${source} | ${place} | ${cell(expression)} | ${cell(wrt)} | ${cell(derivative)} | ${[where && cell(where), onlyIf && `true ${onlyIf.replaceAll('-', ' ').replace('sum 1', 'the sum is 1')}`].filter(Boolean).join('; ')} |`,
  )
  .join('\n')}
`;
  const place = 'docs/identities.md';
  if (process.env['UPDATE_GALLERY']) writeFileSync(place, page);
  assert.equal(readFileSync(place, 'utf8'), page);
  assert(identities.length >= 120);
});
