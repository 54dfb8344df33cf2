// What every platform does alike, written once: each gives a way to ask, and says with reasons what it cannot.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCommands } from '../../commands/index.js';
import { blockText, type CommandRequest, pictured, type Reply } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';

/** An answer as a person sees it. */
export interface Seen {
  /** All words, without the markup of the platform. */
  readonly text: string;
  /** What each picture is to somebody who cannot see it. */
  readonly alts: readonly string[];
  readonly isProblem: boolean;
  /** The labels of what can be pressed, or typed, next. */
  readonly buttons: readonly string[];
}
export interface Person {
  /** Asks in the way that is usual on the platform. */
  ask(request: CommandRequest): Promise<Seen>;
  /** Asks, and then presses the button with this label under the answer. */
  press(request: CommandRequest, label: string): Promise<Seen>;
}

const BEHAVIOURS = {
  'the founding question is answered with a line, a picture in words, reasons, the check and the conventions': async (
    person,
  ) => {
    const seen = await person.ask({ command: 'jacobian', values: { expression: 'max(0, x)', at: '[1, -2, 3]' } });
    assert.match(seen.text, /diagonal matrix/i);
    assert.match(seen.text, /depends on entry i\s+alone/);
    assert.match(seen.text, /Checked|checked/);
    assert.match(seen.text, /numerator layout/i);
    assert.equal(seen.isProblem, false);
  },
  'every example of every command says all its words': async (person) => {
    const run = runnerOf(allCommands);
    for (const { name, examples, personal } of allCommands) {
      // Help shows lines as they are typed on the platform.
      if (personal || name === 'help') continue;
      for (const values of examples) {
        const ran = run({ command: name, values });
        assert.ok('reply' in ran);
        const { text } = await person.ask({ command: name, values });
        const words = wordsOf(text);
        for (const missing of sentences(ran.reply).filter((sentence) => !words.includes(sentence)))
          assert.fail(`/${name} ${JSON.stringify(values)} does not say “${missing}” but:\n${text}`);
      }
    }
  },
  'a question in plain words has the same answer everywhere': async (person) => {
    const run = runnerOf(allCommands);
    for (const text of [
      'is softmax elementwise?',
      'is the gradient of x^T A x equal to 2Ax?',
      'RuntimeError: grad can be implicitly created only for scalar outputs',
      'what is the best learning rate',
      'subgradient of |x| at 0',
    ]) {
      const ran = run({ command: 'ask', values: { text } });
      assert.ok('reply' in ran);
      const seen = await person.ask({ command: 'ask', values: { text } });
      const words = wordsOf(seen.text);
      for (const missing of sentences(ran.reply).filter((sentence) => !words.includes(sentence)))
        assert.fail(`${text} does not say “${missing}” but:\n${seen.text}`);
    }
  },
  'a picture comes with its words': async (person) => {
    for (const expression of ['relu(W*x + b)', 'softmax(x)', "x'*A*x"]) {
      const { alts } = await person.ask({ command: 'jacobian', values: { expression, wrt: 'x' } });
      assert.equal(alts.length, 1);
      assert.match(alts[0] ?? '', /^The derivative of /);
      assert.doesNotMatch(alts[0] ?? '', /\\[a-z]+|<\w|[{}$]/, 'markup');
    }
  },
  'a button leads to the view that it names': async (person) => {
    const request = { command: 'jacobian', values: { expression: 'softmax(x)' } };
    const { buttons } = await person.ask(request);
    for (const label of ['Forms', 'Steps', 'Numbers', 'Code']) {
      assert.ok(buttons.includes(label), label);
      const run = runnerOf(allCommands)({
        command: 'jacobian',
        values: { ...request.values, view: label.toLowerCase() },
      });
      assert.ok('reply' in run);
      const words = wordsOf((await person.press(request, label)).text);
      for (const sentence of sentences(run.reply)) assert.ok(words.includes(sentence), `${label}: ${sentence}`);
    }
  },
  'a problem says what was read, where it fails, and what to type': async (person) => {
    const seen = await person.ask({ command: 'jacobian', values: { expression: 'soft(W*x)' } });
    assert.equal(seen.isProblem, true);
    assert.match(seen.text, /I do not know a function “soft”/);
    assert.match(seen.text, /\^\^\^\^/);
    assert.match(seen.text, /softmax/);
    assert.deepEqual(seen.alts, []);
  },
  'what people type is shown as they typed it, and is no markup': async (person) => {
    for (const typed of [
      '<b>x</b>',
      '*x* + _y_ @everyone',
      '`x` && ~y~',
      '</pre><!channel>',
      '||x|| + [a](http://b)',
    ]) {
      const { text, isProblem } = await person.ask({ command: 'activation', values: { name: typed } });
      assert.equal(isProblem, true);
      assert.ok(text.includes(`“${typed}”`), `${typed} is shown as ${text}`);
    }
  },
  'a formula that is too long is refused with the limit by name': async (person) => {
    const { text, isProblem } = await person.ask({
      command: 'jacobian',
      values: { expression: `${'x+'.repeat(1200)}x` },
    });
    assert.equal(isProblem, true);
    assert.match(text, /2401 characters.*at most 2000/);
  },
} satisfies Record<string, (person: Person) => Promise<void>>;
type Behaviour = keyof typeof BEHAVIOURS;

/** Tests a platform. What it cannot do is named with the reason. */
export function conformance(
  platform: string,
  person: Person,
  cannot: readonly { readonly reason: string; readonly behaviours: readonly Behaviour[] }[] = [],
): void {
  const excused = new Set(cannot.flatMap(({ behaviours }) => behaviours));
  for (const [behaviour, run] of Object.entries(BEHAVIOURS)) {
    if (excused.has(behaviour as Behaviour)) continue;
    test(`${platform}: ${behaviour}`, () => run(person));
  }
}

/** Platforms break lines where they must. */
const wordsOf = (text: string): string => text.replace(/\s+/g, '');

/** What is said in words; pictures are shown otherwise, and programs are cut where there is no room. */
const sentences = (reply: Reply): string[] =>
  reply.blocks
    .filter((block) => block.type === 'text' && !pictured(reply).includes(block as never))
    .map((block) => wordsOf(blockText(block)));
