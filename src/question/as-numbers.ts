// A formula whose letters do not fit together as vectors, read as one of numbers: x²·y; and a loss, which is one number.

import { entriesIn, hasGlued, lettersIn, ofNumbers, ofVector } from './formulas/several.js';
import { substituted } from './formulas/terms.js';
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
  // "At y = 3" names y where the others have no numbers.
  const valued = names.filter((name) => reading.at?.split('; ').some((each) => each.startsWith(`${name} = `)));
  const wrt = reading.wrt ?? (valued.length === 1 ? valued[0] : undefined);
  if (wrt !== undefined && names.includes(wrt)) {
    const where = [...names.map((name) => `${name}: scalar`), ...reading.where];
    return { ...reading, wrt, where, entries: { names } };
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

const LOSS = /^(?:L|J|E|C|loss|cost|error|objective|Loss|Cost)$/;

/** A loss is one number: "loss = (yhat - y)^2" of vectors is the sum of its entries, where its gradient is asked for. */
export function asLoss(reading: Reading, question: Question): Reading {
  const { targets, definitions, wrt, words, claims } = reading;
  const [target] = targets;
  const isLoss = [...definitions].some(
    ([name, meaning]) => LOSS.test(name) && substituted(meaning, definitions, wrt) === target,
  );
  const isMap = ['jacobian', 'elementwise', 'entrywise'].some((word) => words.has(word));
  if (target === undefined || !isLoss || isMap || reading.second || reading.order || claims.length > 0) return reading;
  const isOfNumber = (formula: string): boolean =>
    /^(?:gradient|scalar|zero)$/.test(
      derivativeOf({ ...valuesOf(reading, formula, question), at: undefined })?.structure ?? '',
    );
  const whole = `sum(${target})`;
  return isOfNumber(target) || !isOfNumber(whole) ? reading : { ...reading, targets: [whole, ...targets] };
}
