// The formula of a reading as a command takes it: with its variable, and what is declared of its own letters.
import { nameOf, namesIn } from '../formulas/terms.js';

/** What a reading says of the letters of a formula. */
interface Letters {
  readonly wrt?: string;
  readonly where: readonly string[];
}

/** The values that name a formula, its variable and what is declared of its letters. */
export function formulaValues(reading: Letters, target: string): Record<string, unknown> {
  const names = new Set(ownNames(target, reading.wrt));
  const wrt = reading.wrt === undefined ? undefined : sameName(reading.wrt, names);
  const where = reading.where
    .flatMap((each) => each.split('; '))
    .filter((each) => names.has(/^[^:]+/.exec(each)?.[0] ?? ''));
  return {
    expression: target,
    ...(wrt === undefined ? {} : { wrt }),
    ...(where.length === 0 ? {} : { where: where.join('; ') }),
  };
}

/** The name of the formula that is meant: W1 of W_1, or w of W where there is no other. */
function sameName(given: string, names: ReadonlySet<string>): string {
  if (names.has(given)) return given;
  // μ is mu.
  if (names.has(nameOf(given))) return nameOf(given);
  // Each x_j is an entry of x.
  const whole = given.replace(/_[ijkl]$/, '');
  if (names.has(whole)) return whole;
  const bare = (name: string): string => name.replaceAll('_', '');
  const alike = [...names].filter((name) => bare(name) === bare(given));
  const anyCase = [...names].filter((name) => bare(name).toLowerCase() === bare(given).toLowerCase());
  return alike[0] ?? (anyCase.length === 1 ? (anyCase[0] as string) : given);
}

/** The names of the formula; x of x1 where the variable is x. */
export const ownNames = (target: string, wrt?: string): readonly string[] =>
  namesIn(target, wrt === undefined ? undefined : new Set([wrt]));
