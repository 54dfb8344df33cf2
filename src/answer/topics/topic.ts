// An explanation: its first line answers the question, its formulas are claims that the tests check in numbers.
import type { Illustration } from '../drawings/illustration.js';

/** An equation between two formulas of our language. */
export interface Claim {
  readonly left: string;
  readonly right: string;
  /** Shapes of the symbols. */
  readonly where: string;
}

/** A question within a topic whose answer begins with a line of its own; where yes or no answers it, with that. */
export interface Particular {
  /** In the words of many people, the first as it is shown. */
  readonly asked: readonly string[];
  readonly first: string;
}

/** What stands before the answer to a question that is only near to the one asked. */
export const NEAREST = 'The nearest question I can answer:';

/** Whether a line begins as the answer to a question for yes or no. */
export const isVerdict = (line: string): boolean => /^(?:Yes|No|Both|Neither|Only|Not)\b/.test(line);

export interface Topic {
  /** The name to type; the file's name is the topic's. */
  readonly name: string;
  /** The question as people ask it. */
  readonly question: string;
  /** The answer in one line. */
  readonly short: string;
  /** The same question in the words of other people: what a person asks is compared with them. */
  readonly asked: readonly string[];
  readonly particular?: readonly Particular[];
  /** Operations of which its first line speaks: it stands beside answers on formulas that have one; absent, beside all. */
  readonly about?: readonly string[];
  /** Formulas that its first line is about, in whatever letters: it leads the answer on these alone; absent, on all. */
  readonly of?: readonly string[];
  /** What is drawn. */
  readonly claims: readonly Claim[];
  /** What is drawn above them: the picture of the idea, from src/answer/drawings. */
  readonly drawing?: Illustration;
  /** At most six short paragraphs; what stands between backquotes is a formula. */
  readonly text: readonly string[];
  /** Formulas to differentiate next. */
  readonly examples: readonly {
    readonly label: string;
    readonly expression: string;
    readonly at?: string;
    readonly wrt?: string;
    /** What the topic says its derivative is, in numerator layout. */
    readonly derivative?: string;
  }[];
}
