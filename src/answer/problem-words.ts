// The words for every problem: what was read, why it fails, and what to type instead. `…` stands for things to type.
import type { ProblemCode, Problems, Unanswerable } from '../formula/unanswerable.js';

export interface Words {
  readonly message: string;
  readonly hint: string;
}

const list = (names: readonly string[], joint = 'or'): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${joint} ${names.at(-1)}`;
const quoted = (names: readonly string[]): string => list(names.map((name) => `\`${name}\``));
const didYouMean = (nearest: readonly string[], otherwise: string): string =>
  nearest.length > 0 ? `Did you mean ${quoted(nearest)}?` : otherwise;
const shown = (found: string): string => (found === '' ? 'the end' : `“${found}”`);

const words: { readonly [C in ProblemCode]: (data: Problems[C]) => Words } = {
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
  'reserved-name': ({ name }) => ({ message: `“${name}” is not a finite number.`, hint: 'Use a number or a letter.' }),
  'bad-value': ({ name, found }) => ({
    message: `The value of ${name} has ${shown(found)} where a number should be.`,
    hint: 'Values look like `x = [1, -2, 3]; W = [[1, 2], [3, 4]]`.',
  }),
  'sum-in-value': ({ name, found }) => ({
    message: `The value of ${name} has “${found}” between numbers; I do not calculate there.`,
    hint: 'Write the number itself, and entries as in `[1, -2]`; `1/3` and `pi` are read.',
  }),
  'not-finite': ({ name, found }) => ({
    message: `The value of ${name} contains ${found}, which is not a finite number.`,
    hint: 'Use finite numbers.',
  }),
  'ragged-value': ({ name }) => ({
    message: `The rows of ${name} have different lengths.`,
    hint: 'A matrix is written `[[1, 2], [3, 4]]`.',
  }),
  'value-needs-name': ({ variables }) =>
    variables.length === 0
      ? { message: 'The formula has no variable to give a value to.', hint: 'Try `max(0, x)`.' }
      : {
          message: `The formula has ${variables.length} variables, ${list(variables, 'and')}; which one has this value?`,
          hint: `Write \`${variables[0]} = [1, -2, 3]\`.`,
        },
  'unused-value': ({ name, variables }) => ({
    message: `There is no ${name} in the formula.`,
    hint:
      variables.length > 0
        ? `Its ${variables.length === 1 ? 'variable is' : 'variables are'} ${quoted(variables)}.`
        : 'It has no variables.',
  }),
  'bad-declaration': ({ found }) => ({
    message: `I cannot read the declaration “${found}”.`,
    hint: 'Write `A: 3x2, x: n, s: scalar, S: symmetric`.',
  }),
  'duplicate-value': ({ name }) => ({ message: `${name} is given twice.`, hint: 'Give each variable one value.' }),
  'shape-clash': ({ operation, left, leftShape, right, rightShape, edits }) => ({
    message: `The shapes do not fit in “${operation}”: ${left} is ${leftShape}, ${right} is ${rightShape}.`,
    hint: edits.length > 0 ? `Did you mean ${quoted(edits)}?` : 'Say what has which shape: `where A: 3x2, x: n`.',
  }),
  'not-square': ({ operation, operand, shape }) => ({
    message: `“${operation}” needs a square matrix; ${operand} is ${shape}.`,
    hint: 'Say what has which shape: `where A: nxn`.',
  }),
  'not-scalar': ({ operation, operand, shape }) => ({
    message: `“${operation}” needs a scalar there; ${operand} is ${shape}.`,
    hint: operation === '/' ? 'Entry by entry, write `./`.' : 'Say so if it is one: `where s: scalar`.',
  }),
  'entries-clash': ({ operand, shape, into }) => ({
    message: `${operand} is ${shape}, which does not fill a ${into} matrix.`,
    hint: 'A vector of 6 entries is reshaped by `reshape(x, 2, 3)`.',
  }),
  'not-matrix': ({ operand, shape }) => ({
    message: `${operand} is ${shape}, which has no axis 1.`,
    hint: 'A vector has `axis=0` only.',
  }),
  'only-vector': ({ operation, operand, shape }) => ({
    message: `I take “${operation}” along an axis of a vector only; ${operand} is ${shape}.`,
    hint: `For all entries write \`${operation}(${operand})\`.`,
  }),
  'not-euclidean': ({ operand, shape }) => ({
    message: `The 2-norm of a matrix is its spectral norm, which I do not have; ${operand} is ${shape}.`,
    hint: `The Frobenius norm is \`normF(${operand})\`; if it is a vector, say so: \`where x: vector\`.`,
  }),
  'not-vector': ({ operation, operand, shape }) => ({
    message:
      operation === 'index'
        ? `Those indices do not fit: ${operand} is ${shape}.`
        : `“${operation}” needs a vector; ${operand} is ${shape}.`,
    hint:
      operation === 'index'
        ? 'A vector has one index, `x[2]`; a matrix has two, `A[1, 2]`.'
        : 'A vector is a column, as in `x`; a row or a matrix is made one by `vec(A)`.',
  }),
  'duplicate-declaration': ({ name }) => ({
    message: `${name} is declared with two shapes.`,
    hint: 'Declare each variable once: `A: 3x2, S: 3x3 symmetric`.',
  }),
  'declared-square': ({ name, tag, shape }) => ({
    message: `${name} is declared ${tag}, which needs a square matrix; it is ${shape}.`,
    hint: `Change one of the two, as in \`${name}: nxn ${tag}\`.`,
  }),
  'breaks-declaration': ({ name, tag, why }) => ({
    message: `The value of ${name} is not ${tag}, as it is declared: ${why}.`,
    hint: `Change the value, or leave “${tag}” out.`,
  }),
  'size-clash': ({ name, given, needed }) => ({
    message: `The value of ${name} is ${given}, but it should be ${needed}.`,
    hint: 'Give a value of that shape.',
  }),
  'index-out-of-range': ({ index, size }) => ({
    message: `There is no entry ${index}: there are ${size}.`,
    hint: 'Entries are counted from 1.',
  }),
  slice: () => ({
    message: 'I read single entries, no ranges of them.',
    hint: 'Write `x[1]` or `A[1, 2]`; the first column of A is `A*unit(1, n)`.',
  }),
  'not-an-index': ({ found }) => ({
    message: `${shown(found)} is not a whole number from 1 on.`,
    hint: 'Entries and sizes are counted from 1: `x[1]`, `eye(3)`.',
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
    hint: `Entry by entry it is \`${base}.^${/^\w+$/.test(exponent) ? exponent : `(${exponent})`}\`.`,
  }),
  'unsupported-power': ({ exponent }) => ({
    message: `The matrix power ${exponent} is too high to differentiate term by term.`,
    hint: 'I go up to the 8th power.',
  }),
  'parameter-not-constant': ({ operation, parameter }) => ({
    message: `I have no rule for the derivative of “${operation}” by ${parameter}.`,
    hint: 'Differentiate by another variable, or write the formula in other operations.',
  }),
  'outside-domain': ({ operation, where }) => ({
    message: `“${operation}” has no finite value at this point.`,
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
  'unknown-command': ({ name, nearest }) => ({
    message: `There is no command “${name}”.`,
    hint: didYouMean(nearest, 'See `/help`.'),
  }),
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
