// How much work one answer takes in all: each part counts what it does, so that their own limits do not add up.

/** What is counted, and what it costs with all that goes along with it: about nanoseconds of an ordinary processor. */
const COSTS = {
  /** A number computed, as the evaluator counts them. */
  number: 1,
  /** A character of a formula that is remembered, and of one that is read. */
  remembered: 20,
  character: 200,
  /** A node that is looked at, written, or rebuilt, and one whose shape is found, or tried in an answer. */
  seen: 100,
  written: 2000,
  rebuilt: 1000,
  shaped: 200,
  tried: 600,
  /** A step of simplification. */
  step: 1900,
  /** A character of a message, and of a sentence that is read. */
  message: 2000,
  sentence: 2500,
} as const;

/** What one answer may cost. Work is counted and never time, so that the same question is always answered alike. */
export const WORTH = 5.5e7;

/** Past that nothing goes on: no attempt on the way catches it, since what is left out must not pass for an answer. */
export class Exhausted extends Error {
  override readonly name = 'Exhausted';
}

interface Answer {
  spent: number;
  readonly worth: number;
  readonly found: Map<string, () => unknown>;
}

/** The answer that is being made: they are made one after the other, each to its end. Outside of one nothing is bounded. */
let current: Answer | undefined;

/** Counts work. Throws Exhausted past what the answer is worth. */
export function work(kind: keyof typeof COSTS, times = 1): void {
  if (current === undefined) return;
  current.spent += COSTS[kind] * times;
  if (current.spent > current.worth) throw new Exhausted();
}

/** What is made as one answer, or as a part of the one that is being made; `otherwise` where it would take too much. */
export function asOneAnswer<T>(make: () => T, otherwise: () => T): T {
  return current === undefined ? unlessExhausted(() => counted(make, WORTH).made, otherwise) : make();
}

export function unlessExhausted<T>(make: () => T, otherwise: () => T): T {
  try {
    return make();
  } catch (problem) {
    if (problem instanceof Exhausted) return otherwise();
    throw problem;
  }
}

/** What is made, and the work that it took. */
export function counted<T>(
  make: () => T,
  worth = Number.POSITIVE_INFINITY,
): { readonly made: T; readonly spent: number } {
  const own: Answer = { spent: 0, worth, found: new Map() };
  const outer = current;
  current = own;
  try {
    return { made: make(), spent: own.spent };
  } finally {
    current = outer;
  }
}

/** What is kept from one answer to the next is no work of either: whoever keeps it counts it for each alike. */
export function uncounted<T>(make: () => T): T {
  const outer = current;
  current = undefined;
  try {
    return make();
  } finally {
    current = outer;
  }
}

/** What several parts of one answer ask for is found once, or once found to be impossible. */
export function onceInAnswer<T>(key: string, find: () => T): T {
  if (current === undefined) return find();
  let known = current.found.get(key) as (() => T) | undefined;
  if (known === undefined) {
    known = settled(find);
    current.found.set(key, known);
  }
  return known();
}

function settled<T>(find: () => T): () => T {
  try {
    const found = find();
    return () => found;
  } catch (problem) {
    return () => {
      throw problem;
    };
  }
}
