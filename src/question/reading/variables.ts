// By what a sentence differentiates: a name, an entry of one, the vector of several numbers, one after the other.

import type { Gathered } from '../formulas/gathered.js';
import type { Item } from '../formulas/items.js';
import { variableInWords } from '../formulas/roles.js';
import { letterOfEntries, namesTogether } from '../formulas/several.js';
import { namesIn } from '../formulas/terms.js';
import { PARAMETERS } from '../spoken/function-phrases.js';
import { withOperandOf } from '../spoken/functions-in-words.js';
import { BY_OTHERS } from '../spoken/loss-phrases.js';
import { wrapped } from '../spoken/spoken-text.js';
import type { Order } from './order.js';
import { entryNamed, orderOf, variablesIn } from './order-read.js';

export interface Variables {
  readonly wrt?: string;
  readonly order?: Order;
  /** What is differentiated, where it is written anew for the vector of several numbers. */
  readonly formula?: string;
  /** The parameters of f(x, y), and the vector of which they are the entries, where they are. */
  readonly entries?: { readonly vector?: string; readonly names: readonly string[] };
  /** `v = [x; y]`. */
  readonly vectors: readonly string[];
  /** Shapes that follow. */
  readonly where: readonly string[];
}

interface Said {
  readonly target: string | undefined;
  readonly words: ReadonlySet<string>;
  readonly points: readonly string[];
  /** Whether the target is named in words, with the usual operand. */
  readonly inWords: boolean;
  /** Names that a new vector cannot have. */
  readonly taken: ReadonlySet<string>;
}

/** The formula with several usual forms that this one is or holds: `-cross_entropy(z, y)`. */
const usualIn = (formula: string): string | undefined =>
  Object.keys(BY_OTHERS).find((usual) => formula.includes(usual));

/** The formula with another form in place of the usual one. */
const inPlaceOf = (formula: string, usual: string, other: string): string =>
  formula.replace(usual, () => (formula === usual ? other : wrapped(other)));

/**
 * A function named in words, with the variable that it is differentiated by: softmax(z) by z or z_j, least squares by w.
 */
function withOperand(formula: string, wrt: string | undefined): string {
  const names = namesIn(formula);
  const letter = /^([a-z])(?:_?(?:[i-n]|\d))?$/.exec(wrt ?? '')?.[1];
  // elu by its alpha.
  const parameter = Object.hasOwn(PARAMETERS, wrt ?? '') ? PARAMETERS[wrt ?? ''] : undefined;
  const [, called] = /^(\w+)\(\w\)$/.exec(formula) ?? [];
  if (called !== undefined && parameter?.test(called)) return formula.replace(/\)$/, `, ${wrt})`);
  if (wrt !== undefined && !names.includes(wrt)) {
    const usual = usualIn(formula);
    const by = BY_OTHERS[usual ?? '']?.[wrt];
    const other = usual !== undefined && by !== undefined ? inPlaceOf(formula, usual, by) : withOperandOf(formula, wrt);
    if (other !== undefined) return other;
  }
  return letter !== undefined && names.length === 1 && names[0] !== letter && /^\w+\(\w\)$/.test(formula)
    ? formula.replace(/\(\w\)$/, `(${letter})`)
    : formula;
}

export function variablesOf(
  list: readonly Item[],
  found: Gathered,
  said: Order | undefined,
  { target: named = '', inWords, words, points, taken }: Said,
): Variables {
  // The cross entropy "with respect to the weights" is that of W*x.
  const byOthers = found.wrt ?? variableInWords(list, Object.keys(BY_OTHERS[usualIn(named) ?? ''] ?? {}).join(' '));
  const target = inWords ? withOperand(named, byOthers) : named;
  const isInTurn = said?.mixed === true || said?.times === 2 || words.has('then');
  const together =
    found.entries || isInTurn ? undefined : namesTogether(target, variablesIn(list), words, points, taken);
  const formula = together?.formula ?? target;
  const vector = found.entries ?? together;
  const letters = letterOfEntries(formula);
  const asked = together?.vector ?? found.wrt ?? variableInWords(list, formula) ?? letters?.letter;
  const entry = entryNamed(asked, formula);
  const wrt = entry?.name ?? asked;
  const order = orderOf(said, list, found, entry?.places);
  const isByLetter = letters !== undefined && wrt === letters.letter;
  const numbers = [...found.numbers, ...(letters && !isByLetter ? namesIn(formula) : [])];
  const sizes = vector
    ? [`${vector.vector}: ${vector.names.length}`]
    : isByLetter && points.length === 0
      ? [`${letters.letter}: ${letters.size}`]
      : [];
  const entries = vector ?? (found.numbers.length > 0 ? { names: found.numbers } : undefined);
  return {
    ...(wrt === undefined ? {} : { wrt }),
    ...(order ? { order } : {}),
    ...(formula === named ? {} : { formula }),
    ...(entries ? { entries } : {}),
    vectors: together ? [`${together.vector} = [${together.names.join('; ')}]`] : found.vectors,
    where: [...numbers.map((name) => `${name}: scalar`), ...sizes],
  };
}
