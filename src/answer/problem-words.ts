// The words for every problem: what was read, why it fails, and what to type instead. `…` stands for things to type.
import type { ProblemCode, Unanswerable } from '../formula/unanswerable.js';
import { valueProblems } from './value-problem-words.js';
import { didYouMean, quoted, shown, type Words, type WordsOf } from './wording.js';

const words: WordsOf<ProblemCode> = {
  ...valueProblems,
  empty: ({ what }) => ({ message: `The ${what} is empty.`, hint: 'Try `max(0, x)` or `relu(W*x + b)`.' }),
  'too-long': ({ length, limit, unit }) => ({
    message: `That has ${length} ${unit}; I read at most ${limit}.`,
    hint: 'Ask about a part of it, or use letters for what is large.',
  }),
  'control-character': ({ code }) => ({
    message: `There is an invisible control character (${code}) in the text.`,
    hint: 'Type that place again by hand.',
  }),
  'unexpected-character': ({ character }) => ({
    message: `I do not know the sign “${character}”.`,
    hint: "Operators are `+ - * / ^ .* ./ .^ '`; functions are named, as in `tanh(x)`.",
  }),
  'unknown-tex': ({ command }) => ({
    message: `I do not read the TeX command ${command}.`,
    hint: 'I read formulas only: `\\frac{a}{b}`, `\\sigma(x)`, `x^\\top`, `\\begin{bmatrix} … \\end{bmatrix}`.',
  }),
  'number-too-large': ({ text }) => ({
    message: `${text} is too large a number.`,
    hint: 'Numbers go up to about `1e308`.',
  }),
  unclosed: ({ open, close }) => ({ message: `“${open}” is opened here and never closed.`, hint: `Add \`${close}\`.` }),
  unopened: ({ close }) => ({
    message: `“${close}” closes something that was never opened.`,
    hint: 'Remove it, or open its bracket.',
  }),
  'expected-operand': ({ after, found }) => ({
    message:
      found === ''
        ? after === ''
          ? 'The formula is missing.'
          : `The formula stops after “${after}”.`
        : `I expected a number, a name or a bracket, and found ${shown(found)}.`,
    hint: found === '' ? 'Something is missing at the end.' : 'An operator needs something on both sides.',
  }),
  'expected-operator': ({ found }) => ({
    message: `I expected an operator before ${shown(found)}.`,
    hint: 'Try `*` or `.*`.',
  }),
  'unexpected-token': ({ found }) => ({
    message: `I did not expect ${shown(found)} here.`,
    hint: 'Up to there I could read it; check brackets and commas.',
  }),
  'too-deep': ({ limit }) => ({
    message: `There are more than ${limit} brackets or signs inside one another.`,
    hint: 'Give the inner part a letter of its own.',
  }),
  'too-many-nodes': ({ limit }) => ({
    message: `The formula has more than ${limit} parts.`,
    hint: 'Ask about a part of it, or use letters for what is large.',
  }),
  'unknown-function': ({ name, nearest }) => ({
    message: `I do not know a function “${name}”.`,
    hint: didYouMean(
      nearest,
      'Write out what it is, as in `tanh(W*x)`, or a product with `*`, as in `a*(b + c)`; `/help` lists the functions.',
    ),
  }),
  'missing-function': ({ what, instead }) => ({ message: `I do not have ${what}.`, hint: instead }),
  'unknown-norm': ({ order }) => ({
    message: `I do not know the norm of order “${order}”.`,
    hint: 'I know `norm(x, 1)`, `norm(x, 2)`, `norm(x, inf)` and `normF(A)`.',
  }),
  'unknown-keyword': ({ name, operation, known }) => ({
    message: `“${operation}” has no parameter “${name}” here.`,
    hint: known.length > 0 ? `It has ${quoted(known)}.` : `Write \`${operation}(x)\`.`,
  }),
  'no-such-axis': ({ found }) => ({
    message: `I do not know the axis in “${found}”.`,
    hint: 'A vector has `axis=0`; a matrix has `axis=0`, down its columns, and `axis=1`, along its rows.',
  }),
  'no-axis': ({ operation }) => ({
    message: `I do not take “${operation}” along an axis.`,
    hint: 'Along an axis I know `sum`, `mean`, `softmax`, `log_softmax`, `layernorm` and `cumsum`.',
  }),
  'no-slope': ({ name }) => ({
    message: `I know the derivative sign ' only for functions of each entry; “${name}” is not one.`,
    hint: 'Ask for the derivative of the formula itself, as in `softmax(x)`.',
  }),
  'function-needs-brackets': ({ name }) => ({
    message: `“${name}” is a function and needs an operand.`,
    hint: `Write \`${name}(x)\`.`,
  }),
  'wrong-arity': ({ name, expected, found, usage }) => ({
    message: `“${name}” takes ${expected} ${expected === '1' ? 'operand' : 'operands'}; it has ${found === 0 ? 'none' : found} here.`,
    hint: `Write \`${usage}\`.`,
  }),
  'property-access': ({ name }) => ({
    message: `I do not know “.${name}”.`,
    hint: 'After a point I know `.T` for the transpose and functions such as `.sum()`.',
  }),
  'ragged-literal': ({ first, other }) => ({
    message: `The rows of this matrix have different lengths, ${first} and ${other}.`,
    hint: 'A matrix is written `[[1, 2], [3, 4]]`.',
  }),
  'equation-found': () => ({
    message: 'This is an equation.',
    hint: 'Ask for the derivative of one side, as in `x^2 - 1`.',
  }),
  'nested-derivative': () => ({
    message: 'A derivative sign can stand in front of a formula only.',
    hint: 'Ask for `tanh(x)`; second derivatives are `/hessian`.',
  }),
  'derivative-of-what': ({ name, wrt }) => ({
    message: `That asks for the derivative of ${name} by ${wrt}, and does not say what ${name} is.`,
    hint: `Write it out in its place, as in \`d/d${wrt} tanh(${wrt})\`.`,
  }),
  'not-first-derivative': () => ({
    message: 'I read first derivatives by one variable here.',
    hint: 'Write `d/dx tanh(x)`; second derivatives are `/hessian`.',
  }),
  'index-notation': ({ name }) => ({
    message: `I do not read index notation (“${name}”).`,
    hint: "Write it with vectors: `sum(x)`, `x'*y`, `A*x`.",
  }),
  'not-a-symbol': ({ found }) => ({
    message: `${shown(found)} is not a variable.`,
    hint: 'Name one letter of the formula, as in `x`.',
  }),
  'no-variable': () => ({
    message: 'The formula has no variable to differentiate by.',
    hint: 'Use a letter, as in `max(0, x)`.',
  }),
  'unknown-variable': ({ name, variables }) => ({
    message: `There is no ${name} in the formula.`,
    hint: variables.length > 0 ? `Differentiate by ${quoted(variables)}.` : 'It has no variables.',
  }),
  'not-verified': () => ({
    message: 'I could not verify my own derivative of this function, so I cannot judge yours.',
    hint: 'See what I have with `/jacobian`.',
  }),
  'unknown-in-answer': ({ name, variables }) => ({
    message: `Your answer speaks of ${name}, which the function does not have.`,
    hint: `Its variables are ${quoted(variables)}. Say what ${name} is, as in \`… where ${name} = softmax(x)\`.`,
  }),
  'not-differentiable': ({ operation, why }) => ({
    message: `I have no formula for the derivative of “${operation}”: ${why}.`,
    hint: 'Ask about another part.',
  }),
  'needs-scalar-function': ({ shape }) => ({
    message: `A Hessian belongs to a scalar function; this one gives ${shape}.`,
    hint: 'Reduce it first, as in `sum(…)` or `norm(…)^2`.',
  }),
  'matrix-power': ({ base, exponent }) => ({
    message: `${base} is a matrix, and “${exponent}” no whole number: I do not have roots and general powers of matrices.`,
    hint: `Give a whole number or a letter for one, as in \`${/^\w+$/.test(base) ? base : `(${base})`}^3\`. Entry by entry it is \`${base}.^${/^\w+$/.test(exponent) ? exponent : `(${exponent})`}\`.`,
  }),
  'unsupported-power': ({ exponent }) => ({
    message: `The matrix power ${exponent} is too high to differentiate term by term.`,
    hint: 'I go up to the 8th power.',
  }),
  'parameter-not-constant': ({ operation, parameter }) => ({
    message: `I have no rule for the derivative of “${operation}” by ${parameter}.`,
    hint: 'Differentiate by another variable, or write the formula in other operations.',
  }),
  'outside-domain': ({ operation, where, frameworks }) => ({
    message: `“${operation}” has no finite value at this point.${frameworks ?? ''}`,
    hint: where === 'its value is finite' ? 'Numbers this large overflow; try smaller ones.' : `It needs ${where}.`,
  }),
  'too-much-work': ({ limit }) => ({
    message: `That would take more than ${limit}.`,
    hint: 'Ask about a smaller formula or smaller matrices.',
  }),
  'not-computable': ({ why }) => ({
    message: `I cannot compute that in numbers: ${why}.`,
    hint: 'Give values for all variables.',
  }),
  'unknown-command': ({ name, nearest }) =>
    name === 'settings'
      ? {
          message: 'Settings are kept on Discord and Slack, where I know who asks.',
          hint: 'Here each question says what it wants: `/jacobian A*x layout: denominator`.',
        }
      : { message: `There is no command “${name}”.`, hint: didYouMean(nearest, 'See `/help`.') },
  'unknown-activation': ({ name, nearest }) => ({
    message: `I do not know an activation “${name}”.`,
    hint: didYouMean(nearest, 'Try `relu`, `gelu` or `softplus`.'),
  }),
  'unknown-topic': ({ name, nearest }) => ({
    message: `I have nothing on “${name}”.`,
    hint: didYouMean(nearest, 'Try `diagonal-or-vector`.'),
  }),
  'missing-argument': ({ name, example }) => ({
    message: `“${name}” is missing.`,
    hint: example ? `Give it, as in \`${example}\`.` : 'Give it.',
  }),
  'unknown-argument': ({ name, known }) => ({
    message: `There is no argument “${name}”.`,
    hint: `The arguments are ${quoted(known)}.`,
  }),
  'bad-argument': ({ name, found, expected }) => ({
    message: `“${name}” is ${found}; it should be ${expected}.`,
    hint: '',
  }),
};

export function wordsFor<C extends ProblemCode>(problem: Unanswerable<C>): Words {
  return words[problem.code](problem.data);
}
