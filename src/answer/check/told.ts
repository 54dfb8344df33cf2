// What is said of a person's answer: the judgement, for programs the reason, and the words.
import type { ContentBlock, Inline, PictureBlock } from '../blocks.js';
import type { Counterexample } from './counterexample.js';

export type Judgement = 'true' | 'false' | 'conditional';

export interface Told {
  readonly judgement: Judgement;
  /** For programs. */
  readonly reason: string;
  /** What follows "True", "False" or "True only". */
  readonly words: string;
  readonly why: readonly string[];
}

export interface CheckAnswer {
  readonly verdict: readonly Inline[];
  readonly picture: PictureBlock;
  readonly why: readonly string[];
  readonly counterexample: readonly ContentBlock[];
  readonly badge: string;
  readonly conventions: string;
  readonly data: CheckData;
}

/** The answer for programs; outside programs rely on its form. */
export interface CheckData {
  readonly verdict: Judgement;
  readonly reason: string;
  /** The derivative in our language and numerator layout; a scalar's has the shape of its variable. */
  readonly expected: string;
  readonly counterexample: Counterexample | null;
}
