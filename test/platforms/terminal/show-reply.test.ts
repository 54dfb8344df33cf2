// Text is broken between words, never in what is to be typed, and nothing is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defineCommand } from '../../../src/chat/command.js';
import { code, type Reply, text } from '../../../src/chat/reply.js';
import { width } from '../../../src/platforms/terminal/characters.js';
import { showReply } from '../../../src/platforms/terminal/show-reply.js';
import { styleFor } from '../../../src/platforms/terminal/style.js';
import { wrap } from '../../../src/platforms/terminal/wrap.js';

const style = styleFor({}, {}, true);
const colours = styleFor({ isTTY: true }, {}, false);
const run = (shown: string, isWhole = false) => ({ text: shown, paint: style.plain, isWhole });
const show = ({ blocks }: Reply, columns: number): string => showReply({ blocks }, { columns, style, commands: [] });

test('lines are as long as there is room, and words are kept', () => {
  assert.equal(wrap([run('one two three four')], 9), 'one two\nthree\nfour');
  assert.equal(wrap([run('one\ntwo')], 80), 'one\ntwo');
});

test('what is to be typed is not broken, and its full stop stays with it', () => {
  assert.equal(wrap([run('Type '), run('a b c', true), run('. Then')], 9), 'Type\na b c.\nThen');
});

test('no line is too long, unless it is a single word, and no word is lost', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', '漢', 'é', '-'), minLength: 1, maxLength: 12 }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 5, max: 30 }), (given, columns) => {
      const shown = wrap([run(given.join(' '))], columns);
      assert.equal(shown.replaceAll('\n', ' '), given.join(' '));
      for (const line of shown.split('\n')) assert.ok(width(line) <= columns || !line.includes(' '), line);
    }),
  );
});

test('neighbours of one colour are painted together, on each line anew', () => {
  assert.equal(
    wrap([{ text: 'one two three', paint: colours.bold }], 7),
    '\u001b[1mone two\u001b[22m\n\u001b[1mthree\u001b[22m',
  );
});

test('formulas and code keep their lines, however narrow the terminal', () => {
  const long = 'J = [1  0  0  0  0  0]';
  const blocks: Reply['blocks'] = [
    { type: 'picture', drawing: { rows: [] }, alt: '', text: `${long}\n    [0  1  0]` },
    { type: 'code', language: 'python', code: `import numpy as np\nJ = np.diag(x)\n` },
  ];
  assert.equal(show({ blocks }, 80), `  ${long}\n      [0  1  0]\n\nimport numpy as np\nJ = np.diag(x)\n`);
  assert.ok(show({ blocks }, 20).startsWith(`${long}\n    [0  1  0]\n`));
});

test('single reasons stand close together, and so do a heading and its text, and the fine print', () => {
  const blocks = [
    text('why', 'a'),
    text('why', 'b'),
    text('why', 'two lines of text'),
    text('heading', 'h'),
    text('text', 't'),
    text('badge', 'two lines of badge'),
    text('conventions', 'c'),
    text('hint', 'e'),
  ];
  assert.equal(show({ blocks }, 12), 'a\nb\n\ntwo lines of\ntext\n\nh\nt\n\ntwo lines of\nbadge\nc\n\ne\n');
});

const command = defineCommand({
  name: 'ask',
  description: 'Ask',
  main: 'about',
  args: {
    about: { kind: 'text', maxLength: 9, description: 'What' },
    view: { kind: 'choice', choices: ['short', 'long'], fallback: 'short', description: 'How' },
    wrt: { kind: 'text', maxLength: 9, description: 'By' },
  },
  examples: [],
  run: () => ({ blocks: [] }),
});

test('what a chat would take is shown as the shell takes it', () => {
  const blocks = [text('hint', code('/ask'), ', ', code('/ask f(x)'), ', ', code('/other'))];
  const shown = showReply({ blocks }, { columns: 80, style, commands: [command] });
  assert.equal(shown, '`jacobot ask`, `jacobot ask "f(x)"`, `/other`\n');
});

test('a button is an option to add, or another line to type', () => {
  const button = (label: string, values: Record<string, unknown>, pressed = false) => ({
    label,
    pressed,
    request: { command: 'ask', values },
  });
  const buttons = [
    button('Short', { about: 'x', view: 'short' }, true),
    button('Long', { about: 'x', view: 'long', wrt: undefined }),
    button('By y', { about: 'x', wrt: 'y z' }),
    button('Another', { about: 'a b', view: 'long' }),
  ];
  const request = { command: 'ask', values: { about: 'x' } };
  const shown = showReply(
    { blocks: [{ type: 'buttons', buttons }] },
    { columns: 80, style, commands: [command], request },
  );
  assert.equal(shown, 'More:\n  --view long\n  --wrt "y z"\n  jacobot ask "a b" --view long\n');
});
