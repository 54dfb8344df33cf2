// What hostile people send costs no more than an answer is worth: the work of one is counted in all its parts, never timed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { replyText } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';
import {
  asOneAnswer,
  counted,
  Exhausted,
  onceInAnswer,
  uncounted,
  unlessExhausted,
  WORTH,
  work,
} from '../../src/formula/work.js';
import { generator } from '../../src/math/sample.js';
import { withoutAppositions } from '../../src/question/formulas/appositions.js';
import { withDefinitions } from '../../src/question/formulas/definitions-in-words.js';
import { withDifferentials } from '../../src/question/formulas/differentials.js';
import { gathered } from '../../src/question/formulas/gathered.js';
import { withoutIndices } from '../../src/question/formulas/index-sums.js';
import { type Item, items } from '../../src/question/formulas/items.js';
import { ofPrograms } from '../../src/question/formulas/notations.js';
import { withoutCases } from '../../src/question/formulas/piecewise.js';
import { withSubscripts } from '../../src/question/formulas/several.js';
import { withSpelledOut } from '../../src/question/formulas/spelled-out.js';
import { byTurned } from '../../src/question/reading/matrix-variables.js';
import { orderIn } from '../../src/question/reading/order.js';
import { withEntries, withWholeVectors } from '../../src/question/reading/outputs.js';
import { placesIn } from '../../src/question/reading/points.js';
import { unreadIn } from '../../src/question/reading/unread.js';
import { upstreamIn } from '../../src/question/reading/upstream.js';
import { pieces } from '../../src/question/sentence/pieces.js';
import { plainText } from '../../src/question/sentence/plain-text.js';
import { wordingOf } from '../../src/question/topics/topic-terms.js';
import { corpus } from './corpus/index.js';

const run = runnerOf(commands);
const ask = (text: string, context: readonly string[] = []): string => {
  const ran = run({ command: 'ask', values: { text, context } });
  return 'reply' in ran ? replyText(ran.reply) : ran.problem.message;
};

test('work is counted within an answer, and what exceeds it is no answer', () => {
  const spend = (times: number): string => {
    for (let i = 0; i < times; i++) work('number', 1e6);
    return 'answer';
  };
  assert.equal(
    asOneAnswer(() => spend(1), String),
    'answer',
  );
  const refused = asOneAnswer(
    () =>
      asOneAnswer(
        () => spend(1000),
        () => 'part',
      ),
    () => 'refused',
  );
  assert.equal(refused, 'refused');
  assert.throws(() => counted(() => spend(3), 2e6), Exhausted);
  assert.equal(
    unlessExhausted(
      () => counted(() => spend(3), 2e6).made,
      () => 'caught',
    ),
    'caught',
  );
  // Outside of an answer, and after one, nothing is counted.
  assert.equal(spend(1000), 'answer');
  assert.equal(counted(() => uncounted(() => spend(1000))).spent, 0);
});

test('what is found once in an answer is found again in the next one', () => {
  let found = 0;
  const find = (): number => onceInAnswer('it', () => ++found);
  assert.deepEqual(counted(() => [find(), find()]).made, [1, 1]);
  assert.deepEqual(counted(() => [find(), find()]).made, [2, 2]);
  assert.deepEqual([find(), find()], [3, 4]);
  const fails = (): never =>
    onceInAnswer('other', () => {
      found++;
      throw new TypeError('none');
    });
  counted(() => {
    assert.throws(fails, TypeError);
    assert.throws(fails, TypeError);
  });
  assert.equal(found, 5);
});

test('the same words cost the same, whatever was asked before', () => {
  for (const { text, context = [] } of corpus.filter((_, at) => at % 27 === 0)) {
    const cost = (): number => counted(() => ask(text, context)).spent;
    assert.equal(cost(), cost(), text);
  }
});

const sum = (length: number, part: (at: number) => string): string => {
  let text = part(0);
  for (let at = 1; text.length + part(at).length + 3 <= length; at++) text += ` + ${part(at)}`;
  return text;
};
const LAYERS = ['softmax', 'layernorm', 'gelu', 'tanh', 'log_softmax', 'sigmoid'];
const layered = (at: number): string => `${LAYERS[at % 6]}(${'ABCW'[at % 4]}*${LAYERS[(at + 1) % 6]}(x .* y))`;

test('where an answer costs more than it is worth it is refused, and it is the same answer where it does not', () => {
  const asked = [100, 480].flatMap((length) => {
    const [long, other] = [sum(length, layered), sum(length, (at) => layered(at + 1))];
    return [
      `derivative of ${long} wrt x`,
      `third derivative of sum(${long}) wrt x`,
      `is the derivative of sum(${long}) wrt x equal to ${other}?`,
      `derivatives of ${long} wrt x, y, A, B, C and W`,
      `is sum(${long}) convex?`,
      `is ${long} the same as ${other}?`,
    ];
  });
  const refused = asked.filter((text) => {
    const whole = counted(() => ask(text));
    const isWorth = whole.spent <= WORTH;
    assert(isWorth ? ask(text) === whole.made : /^That is too long for me/.test(ask(text)), text);
    return !isWorth;
  });
  assert(refused.length > 0 && refused.length < asked.length, `${refused.length} of ${asked.length} are refused`);
});

/** What hostile mixtures are made of. */
const PARTS = [
  ...[
    'x',
    'A',
    '∂',
    '∇',
    '+ ',
    '- ',
    '∘',
    '^T',
    "'",
    '\\sum_i ',
    'd/dx ',
    '||Ax-b||^2',
    'f(x)',
    'max(0, x)',
    '(',
    '}',
    '$',
    '`',
  ],
  ...[
    'norm of ',
    'inverse of ',
    'log det ',
    'second ',
    'the ',
    'is it ',
    'why is ',
    'wrt ',
    'with respect to ',
    'at ',
    'if ',
  ],
  ...[
    'the book says ',
    'I got ',
    'Hessian of ',
    'softmax',
    'symmetric ',
    'where ',
    '? ',
    '. ',
    '\n',
    'http://a.b ',
    '→',
    'λ',
    '...',
  ],
];

/** The passes over a sentence in which it is read; each must look at its items a bounded number of times. */
const PASSES: Readonly<Record<string, (list: readonly Item[]) => unknown>> = {
  withoutAppositions,
  withDifferentials,
  withSpelledOut,
  withoutCases,
  withDefinitions,
  ofPrograms,
  byTurned,
  withWholeVectors,
  orderIn,
  withEntries,
  placesIn,
  withSubscripts,
  withoutIndices,
  upstreamIn,
  wordingOf,
  unreadIn: (list) => unreadIn(list, new Set([0]), 'x'),
  gathered: (list) => gathered(list, { resultAt: undefined, isMixed: false, taken: new Set() }),
};

/** How often a pass looks at the elements of the list. */
function looksAt<T>(list: readonly T[], pass: (list: readonly T[]) => unknown): number {
  let count = 0;
  pass(
    new Proxy(list, {
      get(target, key, receiver) {
        if (typeof key === 'string' && /^\d/.test(key)) count++;
        return Reflect.get(target, key, receiver);
      },
    }),
  );
  return count;
}

test('twice as long a mixture is read in about twice as many looks at each of its pieces and items', () => {
  const random = generator(11);
  const mixtures = Array.from({ length: 120 }, () =>
    Array.from({ length: 1 + Math.floor(5 * random()) }, () => PARTS[Math.floor(PARTS.length * random())]).join(''),
  );
  for (const mixture of mixtures) {
    const of = (length: number) => pieces(plainText(`${mixture} `.repeat(Math.ceil(length / (mixture.length + 1)))));
    const [once, twice] = [of(500), of(1000)];
    const growth = twice.length / Math.max(1, once.length);
    assert(looksAt(twice, items) <= 1.3 * growth * looksAt(once, items) + 300, `items: ${mixture}`);
    const [short, long] = [items(once), items(twice)];
    // With more formulas than these a question is refused by their number.
    if (long.filter(({ kind }) => kind === 'formula').length > 100) continue;
    for (const [name, pass] of Object.entries(PASSES)) {
      const most = 1.3 * (long.length / Math.max(1, short.length)) * looksAt(short, pass) + 300;
      assert(looksAt(long, pass) <= most, `${name}: ${mixture}`);
    }
  }
});
