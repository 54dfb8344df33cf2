// What is said of a person's answer: the judgement, for programs the reason, and the words.

export type Judgement = 'true' | 'false' | 'conditional';

export interface Told {
  readonly judgement: Judgement;
  /** For programs. */
  readonly reason: string;
  /** What follows "True", "False" or "True only". */
  readonly words: string;
  readonly why: readonly string[];
}
