// The words for problems with values, declarations and shapes.
import { list, quoted, shown, type WordsOf } from './wording.js';

type ValueProblem =
  | 'reserved-name'
  | 'bad-value'
  | 'sum-in-value'
  | 'not-finite'
  | 'ragged-value'
  | 'value-needs-name'
  | 'unused-value'
  | 'bad-declaration'
  | 'duplicate-value'
  | 'shape-clash'
  | 'not-square'
  | 'not-scalar'
  | 'entries-clash'
  | 'not-matrix'
  | 'only-vector'
  | 'not-vector'
  | 'duplicate-declaration'
  | 'declared-square'
  | 'not-a-count'
  | 'breaks-declaration'
  | 'size-clash'
  | 'index-out-of-range'
  | 'slice'
  | 'not-an-index';

export const valueProblems: WordsOf<ValueProblem> = {
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
  'not-a-count': ({ name, found }) => ({
    message: `${name} is a positive integer here, and ${found} is none.`,
    hint: 'Give a value such as 3.',
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
};
