// What is said where there is nothing to compute: declining, asking back, help, thanks.
import { topics } from '../answer/topics/index.js';
import { beginning } from '../answer/wording.js';
import type { Choice, Told } from './understood.js';

const example = (label: string, expression: string, more: Record<string, string> = {}): Choice => ({
  label,
  asked: { command: 'jacobian', values: { expression, ...more } },
});
const EXAMPLES: readonly Choice[] = [
  example('max(0, x)', 'max(0, x)', { at: '[1, -2, 3]' }),
  example('relu(W*x + b) by x', 'relu(W*x + b)', { wrt: 'x' }),
  {
    label: "Check 2*A*x for x'*A*x",
    asked: { command: 'check', values: { expression: "x'*A*x", answer: '2*A*x', wrt: 'x' } },
  },
];

const told = (
  reason: Told['reason'],
  lines: readonly string[],
  choices: readonly Choice[] = EXAMPLES.slice(0, 1),
): Told => ({ kind: 'told', reason, lines, choices });

export const declined = (): Told =>
  told('declined', [
    'I can only help with derivatives of vectors and matrices: Jacobians, gradients, Hessians. For example: `Jacobian of softmax(W*x + b) by x`.',
  ]);

export const help = (): Told =>
  told(
    'help',
    [
      'I differentiate formulas of vectors and matrices, check your own derivatives, and explain why. Ask in words, LaTeX or code, for example:',
      '`gradient of ||Ax - b||^2 wrt x`, `is the derivative of x^T A x equal to 2Ax?`, `why is the Jacobian of relu diagonal?`',
    ],
    EXAMPLES,
  );

export const greeted = (): Told =>
  told(
    'help',
    ['Hello! Ask me for a derivative, for example `Jacobian of tanh(W*x + b) by x`, or show me yours to check.'],
    EXAMPLES,
  );
export const thanked = (): Told => told('thanks', ['You are welcome! Ask whenever a derivative is in the way.'], []);
export const hostile = (command: string): Told =>
  told('hostile', [
    `I only read formulas, and ${command.slice(0, 24)} is none: nothing was run. Try \`derivative of relu(x)\`.`,
  ]);
export const tooMany = (most: number): Told =>
  told('too-many', [
    `I read questions of up to ${most} formulas, and this has more. Please ask about one of them, for example: \`gradient of norm(A*x - b)^2 wrt x\`.`,
  ]);
/** More work than one answer is worth. */
export const tooLong = (): Told =>
  told('too-long', [
    'That is too long for me to compute and verify in one answer, so I give none. Please ask about a smaller formula, or about one part of it at a time, for example: `gradient of norm(A*x - b)^2 wrt x`.',
  ]);
export const unsupported = (what: string): Told =>
  told(
    'unsupported',
    [
      `I do not have ${what}: I cannot answer that, and will not guess. I can do gradients, Jacobians and Hessians of products, traces, determinants, inverses, norms, softmax and activations.`,
    ],
    EXAMPLES.slice(0, 2),
  );
/** A norm that has two definitions, and the question that each of them makes. */
export const mixedNorm = (matrix: string, asked: { readonly rows: string; readonly columns: string }): Told =>
  told(
    'unclear',
    [
      `‖${matrix}‖₂,₁ has two definitions: the sum of the Euclidean norms of the rows, or that of the columns. Which do you mean?`,
      `In signs it is \`sum(sqrt(sum(${matrix}.^2, axis=1)))\` for rows and \`axis=0\` for columns.`,
    ],
    [
      { label: 'Norms of the rows', asked: { command: 'ask', values: { text: asked.rows } } },
      { label: 'Norms of the columns', asked: { command: 'ask', values: { text: asked.columns } } },
    ],
  );
/** A derivative of another order that is not computed here, and which are. */
export const beyondOrder = (line: string, choices: readonly Choice[]): Told => told('order', [line], choices);
export const noClaim = (): Told =>
  told(
    'no-claim',
    ["Please tell me both the function and your derivative, for example: `is 2*A*x the gradient of x'*A*x?`"],
    EXAMPLES.slice(2),
  );
export const noFormula = (what: string): Told =>
  told(
    'no-formula',
    [`Which expression? Please give the function${what}, for example: \`gradient of norm(A*x - b)^2 wrt x\`.`],
    EXAMPLES.slice(0, 2),
  );
/** How a matrix depends on the variable is not said, so there is only the product rule. */
export const undefinedDependence = (matrix: string, by: string): Told => {
  const factor = by === 't' ? 'v' : by;
  return told(
    'no-formula',
    [
      `How ${matrix} depends on ${by} is not said, so its derivative has no formula. By the product rule it adds to the rest: d(${matrix}·${factor}) = d${matrix}·${factor} + ${matrix}·d${factor}, in this order.`,
      `Please write ${matrix} out in ${by}, for example: \`Jacobian of diag(${factor})*W*${factor} by ${factor}\`; of a number t, \`derivative of ${matrix}(t)*b by t\` has d${matrix} in it.`,
    ],
    [topicChoice('product-rules'), topicChoice('chain-rule')],
  );
};
/** The same of a vector: there is only the chain rule. */
export const undefinedVector = (name: string, by: string): Told =>
  told(
    'no-formula',
    [
      `How ${name} depends on ${by} is not said, so its derivative has no formula. By the chain rule the Jacobian by ${by} is the one by ${name} times ∂${name}/∂${by}; the gradient of a number by ${by} is (∂${name}/∂${by})ᵀ times the one by ${name}.`,
      `Please write ${name} out in ${by}, or ask by ${name}, for example: \`gradient of ${name}'*A*${name} by ${name}\`.`,
    ],
    [topicChoice('chain-rule'), topicChoice('product-rules')],
  );
export const noHistory = (): Told =>
  told(
    'no-history',
    [
      'I do not see what that refers to. Please give the expression too, for example: `Jacobian of relu(W*x + b) by b`.',
    ],
    EXAMPLES.slice(0, 2),
  );

export const topicChoice = (topic: string): Choice => ({
  label: topics.find(({ name }) => name === topic)?.question ?? topic,
  asked: { command: 'explain', values: { topic } },
});

/** How a refusal goes on that names what was not read. */
const NOT_READ = ': I do not answer as if';

/** Names the words that were not read, what was, and what to type instead. */
export const unread = (words: readonly string[], said: string, choices: readonly Choice[]): Told => {
  const named = words.slice(0, 3).map((word) => `“${word.slice(0, 60)}”`);
  return told(
    'unread',
    [
      `I read ${beginning(said)}, but not ${named.join(', ')}${NOT_READ} ${named.length > 1 ? 'they were' : 'it were'} not there.`,
      'Please write the whole function in signs, for example: `gradient of 1/2*norm(A*x - b)^2 wrt x`.',
    ],
    choices,
  );
};

/** Names the nearest questions that can be answered, and an example. */
export const unclear = (nearest: readonly string[]): Told => {
  const names = nearest.length > 0 ? nearest : ['diagonal-or-vector', 'layout', 'chain-rule'];
  const questions = names.map((name) => topics.find((topic) => topic.name === name)?.question ?? name);
  return told(
    'unclear',
    [
      `I am not sure what you ask. The nearest questions I can answer: ${questions.join(' · ')}`,
      'Or give a formula, for example: `derivative of tanh(W*x + b) wrt W`.',
    ],
    names.map(topicChoice),
  );
};

/** How such words begin. */
const openingOf = ({ lines: [line = ''] }: Told): string =>
  line
    .replace(/[,.:].*$/s, '')
    .slice(0, 30)
    .trim();

/** What nothing was understood of. */
const UNKNOWN = [declined(), unsupported(''), unclear([])].map(openingOf);
/** What lacked a function or a result. */
const ASKING_BACK = [noClaim(), noFormula('')].map(openingOf);
/** How the words begin that answer nothing, whatever was asked. */
const OPENINGS = [
  ...UNKNOWN,
  ...ASKING_BACK,
  ...[help(), greeted(), thanked(), hostile(''), tooMany(0), tooLong(), noHistory()].map(openingOf),
];

const begins = (message: string, openings: readonly string[]): boolean =>
  openings.some((opening) => message.trimStart().startsWith(opening));

/** Whether a message of a conversation says that the one before it was not understood at all. */
export const isUnknown = (message: string): boolean => begins(message, UNKNOWN);
/** Whether it asks for the function or the result that the one before it lacked. */
export const asksBack = (message: string): boolean => begins(message, ASKING_BACK);

/** Whether a message of a conversation is such words of Jacobot's, whose examples nobody asked for. */
export const isTold = (message: string): boolean => begins(message, OPENINGS) || message.includes(NOT_READ);
