// What is known of the symbols of one question: their shapes, assumed structure, and the letters of sizes.
import type { Tag } from '../formula/declarations.js';
import type { SettledShape } from './shape.js';

export interface Scope {
  /** The shapes of the variables. */
  readonly shapes: ReadonlyMap<string, SettledShape>;
  /** Structure that the person declared. */
  readonly tags: ReadonlyMap<string, ReadonlySet<Tag>>;
  /** Letters that stand for sizes in this question: `n` in `x: n`; as symbols they are scalars that never vary. */
  readonly sizes: ReadonlySet<string>;
}
