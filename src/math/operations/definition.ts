// What a row of the table of defined operations says.
import type { Code } from '../framework.js';
import type { Operation } from '../operation.js';
import type { Reports } from '../row.js';
import type { Outcome, Shape, ShapeRules } from '../shape.js';
import type { Tensor } from '../tensor.js';

export interface Definition {
  readonly name: string;
  readonly spellings?: readonly string[];
  readonly says: string;
  /** Its arguments as in a row of the tables. */
  readonly args: string;
  readonly shape: (args: readonly Shape[], rules: ShapeRules) => Outcome;
  /** The definition; N is the number of entries of the first operand, n of its columns. */
  readonly by: string;
  /** The definition for a matrix, where it acts on each row by itself; m is the number of rows. */
  readonly byRows?: string;
  readonly note?: string;
  readonly code?: Code;
  /** What frameworks report for the gradient by the first operand, where it is not that of the definition. */
  readonly reports?: (args: readonly Tensor[]) => Reports | undefined;
  /** One sentence: what frameworks report where it has no value. */
  readonly beyond?: string;
  /** Its value and its kinks where it stands for itself, not for what defines it. */
  readonly evaluate?: NonNullable<Operation['evaluate']>;
  readonly kinks?: NonNullable<Operation['kinks']>;
  readonly pieces?: NonNullable<Operation['pieces']>;
  /** The sign of a norm of vectors, behind its bars: TeX and Unicode. */
  readonly norm?: readonly [tex: string, plain: string];
  /** Said where the first operand is a matrix. */
  readonly ofMatrix?: string;
}
