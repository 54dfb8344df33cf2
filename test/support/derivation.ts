// Short ways to ask the calculus something.

import type { Derivation } from '../../src/answer/derivation.js';
import { derivativeFormula } from '../../src/answer/derivative-formula.js';
import { derive } from '../../src/answer/derive.js';
import { print } from '../../src/formula/print.js';

/** The derivative as text of our language. */
export function derivative(expression: string, wrt?: string, where?: string): string {
  return print(derivativeFormula(derive({ expression, wrt, where }).derivative.map));
}

export const derived = (expression: string, wrt?: string, where?: string, at?: unknown): Derivation =>
  derive({ expression, wrt, where, at });
