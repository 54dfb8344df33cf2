// What a question of the corpus holds: its words, and what it is to be understood as.

export interface Row {
  readonly text: string;
  readonly context?: readonly string[];
  /** The command, the formula in our language, and what else must be understood. */
  readonly command?: 'jacobian' | 'hessian' | 'check';
  readonly expression?: string;
  readonly wrt?: string;
  readonly at?: string;
  readonly where?: RegExp;
  readonly answer?: string;
  readonly verdict?: 'true' | 'false' | 'conditional';
  readonly layout?: 'denominator';
  readonly view?: string;
  /** The topic, or one of several that answer it. */
  readonly topic?: readonly string[];
  /** A formula with the values of the derivative asked for, at `values` or where every letter is 0.4. */
  readonly result?: string;
  readonly values?: Readonly<Record<string, number | readonly number[] | readonly (readonly number[])[]>>;
  /** The derivative asked for in numbers, at the point of the question. */
  readonly value?: unknown;
  /** The kind of part that is asked for in place of the whole. */
  readonly part?: string;
  /** The verdicts on several results, in their order. */
  readonly verdicts?: string;
  /** How the answer begins. */
  readonly says?: RegExp;
  /** Why nothing is computed. */
  readonly reason?: string;
  /** The first line of the answer. */
  readonly first?: RegExp;
}

export const derivative = (text: string, expression: string, wrt?: string, more: Partial<Row> = {}): Row => ({
  text,
  command: 'jacobian',
  expression,
  ...(wrt ? { wrt } : {}),
  ...more,
});
export const hessian = (text: string, expression: string, wrt?: string): Row => ({
  text,
  command: 'hessian',
  expression,
  ...(wrt ? { wrt } : {}),
});
export const check = (
  text: string,
  expression: string,
  answer: string,
  verdict: NonNullable<Row['verdict']>,
  more: Partial<Row> = {},
): Row => ({
  text,
  command: 'check',
  expression,
  answer,
  verdict,
  ...more,
});
export const idea = (text: string, ...topic: string[]): Row => ({ text, topic });
export const told = (text: string, reason: string): Row => ({ text, reason });
/** A question with yes or no for an answer, which stands in its first line. */
export const property = (text: string, first: RegExp, command: NonNullable<Row['command']> = 'jacobian'): Row => ({
  text,
  first,
  command,
});
export const after = (context: string, row: Row): Row => ({ ...row, context: [context] });
