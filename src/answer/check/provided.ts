// Answers that are right provided that a sign, a number or a shape in them is what it usually is not.
import { type Expr, isCall, nodes } from '../../formula/expr.js';
import { strong } from '../blocks.js';
import type { One } from './one.js';
import { isProgram } from './spelling.js';
import type { CheckAnswer, Told } from './told.js';

/** An answer that is right if ⊗ is the elementwise product. */
export const asHadamard = ({ data, ...answer }: CheckAnswer): CheckAnswer => ({
  ...answer,
  verdict: [strong('True only'), ' if ⊗ is the elementwise product.'],
  why: [
    ...answer.why,
    'Some texts, Parr & Howard among them, write ⊗ for it; here ⊗ is the Kronecker product and ⊙ the elementwise one.',
  ],
  data: { ...data, verdict: 'conditional', reason: 'only-if-elementwise' },
});

/** An answer that is right of square matrices alone. */
export function asSquare({ data, ...answer }: CheckAnswer, names: readonly string[], claim: Expr): CheckAnswer {
  const [last, ...others] = [...names].reverse() as [string, ...string[]];
  const all = others.length > 0 ? `${others.reverse().join(', ')} and ${last} are` : `${last} is`;
  const inverts = nodes(claim).some((node) => isCall(node, 'inv') || isCall(node, '^'));
  return {
    ...answer,
    verdict: [strong('True only'), ` if ${all} square${inverts ? ' and what is inverted has an inverse' : ''}.`],
    why: [...answer.why, 'The function does not ask it: its shapes fit without.'],
    data: { ...data, verdict: 'conditional', reason: 'only-if-square' },
  };
}

/** What makes zeros and a one of a label. */
const ONE_HOT = /\bone_?hot\(/i;
const LABELS = 'The labels are zeros and a one, which sum to 1.';
const PROGRAM = 'Read as a program: * and / act on each entry, @ is the matrix product.';

/** What is said of an answer that was read as a program: if it does not look like one, it is right only if that was meant. */
export function toldOf(
  said: Told,
  { program, one }: { readonly program: boolean; readonly one?: One },
  typed: string,
): Told {
  if (said.reason === 'only-if-sum-1' && ONE_HOT.test(typed))
    return { ...said, judgement: 'true', reason: 'equal', words: '', why: [LABELS] };
  if (one === 'ones') return { ...said, why: [...said.why, 'The 1 behind a matrix is read as a vector of ones.'] };
  if (one === 'identity' && said.judgement === 'true')
    return {
      ...said,
      judgement: 'conditional',
      reason: 'only-if-identity',
      words: ' if 1 is the identity matrix I',
      why: [...said.why, 'In programs and in this language A − 1 takes 1 from every entry of A.'],
    };
  if (!program || said.judgement === 'false') return said;
  if (said.judgement === 'true' && !isProgram(typed) && typed.includes('*'))
    return {
      ...said,
      judgement: 'conditional',
      reason: 'only-if-elementwise',
      words: ' if * is the elementwise product, which is ⊙ or .* here',
    };
  return { ...said, why: [...said.why, PROGRAM] };
}
