// Whatever is asked, no message, form or suggestion leaves Discord's limits, and what people type formats and pings nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCommands } from '../../../commands/index.js';
import type { Answer } from '../../support/discord/people.js';
import { formatting } from '../../support/discord/seen.js';
import { startDiscord } from '../../support/discord/start-discord.js';
import { APPLICATION } from '../../support/discord/world.js';
import { DECLARATIONS, randomFormulas } from '../../support/random-formula.js';

const { person, standIn, logged } = await startDiscord();

test('500 random formulas, their views and their mistakes', async () => {
  const formulas = [...randomFormulas(20260, 500, 3)];
  const answers: Answer[] = [];
  for (let from = 0; from < formulas.length; from += 20) {
    const asking = formulas.slice(from, from + 20).map(({ formula, wrt }, i) => {
      const expression = i % 7 === 0 ? formula.slice(0, -1) : formula;
      const view = ['answer', 'forms', 'steps', 'code'][i % 4] ?? 'answer';
      return person().slash('jacobian', { expression, wrt, where: DECLARATIONS, view });
    });
    answers.push(...(await Promise.all(asking)));
  }
  assert.ok(answers.filter(({ isPrivate }) => !isPrivate).length > 200);
  assert.deepEqual(standIn.violations, []);
});

test('every example in every view, as a form, and as another person’s copy', async () => {
  for (const { name, examples } of allCommands) {
    for (const values of examples) {
      const asker = person();
      const answer = await asker.slash(name, values);
      for (const { label } of answer.buttons.filter((each) => each.label !== 'Delete')) {
        await asker.press(answer, label);
        if (label !== 'Edit' && label !== 'Fix') await person().press(answer, label);
      }
    }
  }
  assert.deepEqual(standIn.violations, []);
});

const HOSTILE = [
  '@everyone @here <@123456789012345678> <@&2> <#3> <t:1> <:smile:4>',
  '`x` ``y`` ```z``` `',
  '||spoiler|| ~~no~~ **bold** __under__ *it* _it_',
  '> quote\n- list\n# head\n1. one\n-# small',
  '[a](https://example.org) https://example.org <https://example.org>',
  `z${'\u0335\u0322\u0361'.repeat(60)}algo`,
  '\u202eleft to right\u202c \u2066x\u2069 \u200bzero',
  'x\0\u0007\u001b[31mred',
  '\\*\\_\\`',
  '😀'.repeat(900),
  `${'x+'.repeat(2999)}x1`,
  ' '.repeat(50),
];

test('hostile texts format and ping nothing, in every way of asking', async () => {
  for (const text of HOSTILE) {
    for (const expression of [text, `relu(x) + ${text}`]) {
      const answers = [
        await person().slash('jacobian', { expression: expression.slice(0, 6000) }),
        await person().slash('activation', { name: expression.slice(0, 100) }),
        await person().say(`<@${APPLICATION}> ${expression}`),
        await person().menu('Check this derivative', expression),
      ];
      for (const { markdown } of answers) assert.deepEqual(formatting(markdown), [], markdown);
      await person().suggestions('jacobian', 'expression', expression.slice(0, 6000));
    }
  }
  assert.deepEqual(standIn.violations, []);
});

test('a hundred commands at once are all acknowledged within three seconds', async () => {
  const asking = Array.from({ length: 100 }, (_, i) =>
    person().slash('jacobian', { expression: `softmax(${i + 2}*W*x)`, wrt: 'x' }),
  );
  const answers = await Promise.all(asking);
  for (const { awaited, text } of answers) {
    assert.ok(awaited.first !== undefined);
    assert.match(text, /Diag/);
  }
});

test('nothing broke meanwhile', () => {
  assert.deepEqual(
    logged.filter((line) => !/^(commands|Discord is connected)/.test(line)),
    [],
  );
});
