// A result gets the verdict that it deserves, however the question is put; a denied one is named in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../commands/index.js';
import { blockText } from '../../src/chat/reply.js';
import { runnerOf } from '../../src/chat/run.js';

const run = runnerOf(commands);
interface Data {
  readonly verdict?: string;
  readonly verdicts?: readonly { readonly verdict: string; readonly of: string }[];
  readonly understood: { readonly command: string | null; readonly arguments: Record<string, string> };
}
function asked(text: string): { data: Data; first: string } {
  const ran = run({ command: 'ask', values: { text } });
  assert('reply' in ran, text);
  const first = ran.reply.blocks.find((block) => block.type === 'text');
  return { data: ran.reply.data as Data, first: first ? blockText(first) : '' };
}

/** Functions with their gradients by x and something near them that is none; the rows are textbook facts. */
const FUNCTIONS: readonly (readonly [f: string, gradient: string, wrong: string])[] = [
  ['x^T x', '2x', 'x'],
  ['||x||^2', '2x', '-2x'],
  ['b^T x', 'b', '2b'],
  ['||Ax - b||^2', '2A^T(Ax - b)', 'A^T(Ax - b)'],
  ['x^T A x', '(A + A^T)x', 'A^T x'],
  ['\\|Ax\\|^2', '2A^T A x', '2A A^T x'],
  ['(a^T x)^2', '2(a^T x)a', '2a'],
  ['sum(exp(x))', 'exp(x)', '2exp(x)'],
  ['logsumexp(x)', 'softmax(x)', 'exp(x)'],
  ['b^T A x', 'A^T b', 'A b'],
];
const ASKED: readonly ((f: string, g: string) => string)[] = [
  (f, g) => `is the gradient of ${f} equal to ${g}?`,
  (f, g) => `Is the gradient of ${f} ${g}?`,
  (f, g) => `gradient of ${f} is ${g}, right?`,
  (f, g) => `I get ${g} for the gradient of ${f} wrt x. Is that correct?`,
  (f, g) => `is ${g} the derivative of ${f} with respect to x`,
  (f, g) => `d/dx ${f} = ${g}, correct?`,
  (f, g) => `f(x) = ${f}, so f'(x) = ${g}?`,
  (f, g) => `f(x) = ${f}. I computed ∇f = ${g}. Where is my mistake?`,
  (f, g) => `My professor says the gradient of ${f} is ${g}`,
  (f, g) => `shouldn't the gradient of ${f} be ${g}?`,
];
const DENIED: readonly ((f: string, g: string) => string)[] = [
  (f, g) => `isn't the gradient of ${f} just ${g}?`,
  (f, g) => `is it false that the gradient of ${f} is ${g}?`,
  (f, g) => `the gradient of ${f} is not ${g}, right?`,
  (f, g) => `the gradient of ${f} isn't ${g}, is it?`,
  (f, g) => `So it's wrong to say that the gradient of ${f} is ${g}?`,
  (f, g) => `why isn't the gradient of ${f} equal to ${g}?`,
];

test('right results are right and wrong ones wrong in every phrasing', () => {
  const wrong: string[] = [];
  for (const [f, gradient, near] of FUNCTIONS)
    for (const phrase of [...ASKED, ...DENIED])
      for (const [result, verdict] of [
        [gradient, 'true'],
        [near, 'false'],
      ] as const) {
        const text = phrase(f, result);
        const { data } = asked(text);
        if (data.verdict !== verdict) wrong.push(`${text} → ${data.verdict} ${JSON.stringify(data.understood)}`);
      }
  const all = FUNCTIONS.length * (ASKED.length + DENIED.length) * 2;
  for (const each of wrong) console.log(each);
  assert(wrong.length <= 0.02 * all, `${wrong.length} of ${all}`);
});

test('a verdict on what is denied says Right or Not right, and of what', () => {
  for (const phrase of DENIED) {
    assert.match(asked(phrase('x^T x', '2x')).first, /^Right\b.*2·x/, phrase('x^T x', '2x'));
    assert.match(asked(phrase('x^T x', 'x')).first, /^Not right: x\b/, phrase('x^T x', 'x'));
  }
});

test('each of several results is judged as what it is said to be', () => {
  const { data } = asked('the gradient of ||x||^2 is x and its Hessian is 2I, right?');
  assert.deepEqual(
    data.verdicts?.map(({ of, verdict }) => [of, verdict]),
    [
      ['gradient', 'false'],
      ['Hessian', 'true'],
    ],
  );
});

test('a result that speaks of what the function does not have is not guessed at', () => {
  const { data, first } = asked('is the gradient of x^T A x equal to Q x?');
  assert.equal(data.verdict, undefined);
  assert.match(first, /I cannot judge Q·x: .*speaks of Q/);
});
