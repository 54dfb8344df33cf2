// Whether a derivative is the kind of array that a question says it is: a row, a number, 3×2, 0.
import { type ArrayKind, arrayKind } from '../answer/array-kind.js';
import type { Question } from '../answer/derivation.js';
import { answerable } from '../formula/unanswerable.js';
import type { Computed } from '../question/understood.js';
import { type CommandRequest, type Inline, strong } from './reply.js';

/** What the asker said that a derivative is. */
type SaidKind = NonNullable<Computed['saidKind']>;

/** The first line of the answer; undefined where the derivative itself cannot be answered. */
export function kindLine(said: SaidKind, isDenied: boolean, { command, values }: CommandRequest): Inline[] | undefined {
  const found = kindOf(values, command);
  if (!found) return undefined;
  const name = command === 'hessian' ? 'Hessian' : found.isGradient ? 'gradient' : 'derivative';
  const is = `the ${name} is ${found.kind}${found.size === '' ? '' : `, ${found.size}`}`;
  if (said === 'zero')
    return found.isZero ? [strong('Yes'), `: the ${name} is 0.`] : [strong('No'), `: ${is}, and not 0 everywhere.`];
  if (isDenied && said === found.kind)
    return [
      strong('It is'),
      `: ${is}${found.isDiagonal ? '; books that show a vector keep its diagonal alone, which multiplies with ⊙' : ''}.`,
    ];
  if (found.isDiagonal && !isDenied && /vector|column|row/.test(said))
    return [
      strong('Only as its diagonal'),
      `: ${is}, and diagonal; the vector is that diagonal, and is enough wherever it multiplies with ⊙.`,
    ];
  if (isDenied && !found.isGradient) return [strong('It is not'), `: ${is}.`];
  if (found.kind === 'a vector' && found.isGradient) return gradientLine(said, found);
  if (found.kind === 'a vector' && /row|column/.test(said))
    return [strong(said === 'a column' ? 'Yes' : 'No'), `: ${is} like the function.`];
  return [strong(said === found.kind ? 'Yes' : 'No'), `: ${is}.`];
}

/** A gradient is written in both ways. */
function gradientLine(said: SaidKind, { size, wrt }: ArrayKind): Inline[] {
  const column = `a column of ${size} entries like ${wrt}`;
  if (said === 'a row')
    return [strong('In numerator layout, yes'), `: there it is a row, 1×${size}; here it is ${column}.`];
  return said === 'a column' || said === 'a vector'
    ? [strong('Yes'), `: the gradient is ${column}; in numerator layout it is written as a row.`]
    : [strong('No'), `: the gradient is ${column}.`];
}

/** Whether the derivative has the size that a question names; undefined for a gradient, whose size is its variable's. */
export function sizeLine(said: string, { command, values }: CommandRequest): Inline[] | undefined {
  const wanted = /^[([]?\s*(\w+)\s*[x×]\s*(\w+)\s*[)\]]?$/.exec(said)?.slice(1);
  const found = wanted && kindOf(values, command);
  if (!found || found.isGradient || found.kind !== 'a matrix') return undefined;
  const is = wanted.join('×') === found.size ? 'Yes' : 'No';
  return [strong(is), `: it is ${found.size}, a row for each output and a column for each input.`];
}

/** The shape of the derivative, where that is all that is asked. */
export function shapeLine({ command, values }: CommandRequest): Inline[] | undefined {
  const found = answerable(() => arrayKind(values as unknown as Question, order(command))) ?? kindOf(values, command);
  if (!found) return undefined;
  const { kind, size, isGradient, wrt } = found;
  if (kind === 'a number') return [strong('A number'), ', 1×1.'];
  if (kind === 'a vector')
    return [
      strong(`${size} entries`),
      isGradient ? `, the shape of ${wrt}: a column ${size}×1, in numerator layout a row 1×${size}.` : ', a column.',
    ];
  return [
    strong(size),
    isGradient ? `, the shape of ${wrt}.` : ': a row for each entry of the output, a column for each of the input.',
  ];
}

const order = (command: string): 1 | 2 => (command === 'hessian' ? 2 : 1);

const kindOf = (values: CommandRequest['values'], command: string): ArrayKind | undefined =>
  answerable(() => arrayKind({ ...values, at: undefined } as unknown as Question, order(command)));
