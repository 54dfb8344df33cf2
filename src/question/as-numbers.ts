// A formula whose letters do not fit together as vectors, read as one of numbers: x²·y.

import { entriesIn, hasGlued, lettersIn, ofNumbers, ofVector } from './formulas/several.js';
import { derivativeOf } from './formulas/tried.js';
import type { Reading } from './reading/reading.js';
import { valuesOf } from './requests.js';
import type { Question } from './understood.js';

/** The same reading where the formula has a derivative as it is, or none of numbers either. */
export function asNumbers(reading: Reading, question: Question): Reading {
  const [target] = reading.targets;
  const names = target === undefined ? [] : entriesIn(target);
  if (target === undefined || names.length < 2 || reading.entries || reading.order?.by || reading.order?.total)
    return reading;
  if (!ofNumbers(names, target)) return reading;
  const data = derivativeOf({ ...valuesOf(reading, target, question), at: undefined });
  // A gradient or a Hessian is that of a number: x² + y² acts on no entries then.
  const isOfScalar =
    reading.wrt === undefined && ['gradient', 'grad', 'hessian'].some((word) => reading.words.has(word));
  if (data && !hasGlued(target) && !(isOfScalar && data.structure === 'diagonal')) return reading;
  const others = reading.targets.slice(1);
  if (reading.wrt !== undefined && names.includes(reading.wrt)) {
    const where = [...names.map((name) => `${name}: scalar`), ...reading.where];
    return { ...reading, where, entries: { names } };
  }
  const made = reading.wrt === undefined ? ofVector(names, target, new Set(lettersIn(reading.list))) : undefined;
  if (!made) return reading;
  const { formula, vector } = made;
  return {
    ...reading,
    targets: [formula, ...others],
    wrt: vector,
    entries: { vector, names },
    vectors: [`${vector} = [${names.join('; ')}]`],
    where: [`${vector}: ${names.length}`, ...reading.where],
  };
}
