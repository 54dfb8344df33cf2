// Kinds of variables: what a value must be, an example, and how it is read.
import { z } from 'zod';

export interface Variable {
  /** What a value must be, to be said after "should be". */
  readonly expected: string;
  /** A value that is right, and the default where there is one. */
  readonly example: string;
  readonly schema: z.ZodType;
  /** Never shown; may also be given as the name of a file that holds it, in the variable NAME_FILE. */
  readonly secret?: true;
}

export const whole = (least: number, most: number, example: number) => ({
  expected: `a whole number from ${least} to ${most}`,
  example: String(example),
  schema: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most)),
});

export const oneOf = <const T extends readonly string[]>(choices: T, example: T[number]) => ({
  expected: `one of ${choices.join(', ')}`,
  example,
  schema: z.enum(choices),
});

export const text = (expected: string, pattern: RegExp, example: string) => ({
  expected,
  example,
  schema: z.string().regex(pattern),
});

export const secret = (expected: string, pattern: RegExp, example: string) => ({
  ...text(expected, pattern, example),
  secret: true as const,
});

/** What a variable of this kind is once it was read. */
export type ValueOf<V extends Variable> = z.output<V['schema']>;

/** An address of a server, without a slash at its end. */
export const address = (protocols: RegExp, expected: string, example: string) => ({
  expected,
  example,
  schema: z
    .url({ protocol: protocols })
    .regex(/^[^?#\s]+$/)
    .transform((url) => url.replace(/\/+$/, '')),
});

/** The same kind of value, changed once it was read. */
export const changed = <T>(schema: z.ZodType<string, string>, change: (text: string) => T) => schema.transform(change);

/** The shards that one process serves, of how many. */
export const shards = (expected: string, example: string) => ({
  expected,
  example,
  schema: z
    .string()
    .regex(/^(?:auto|\d{1,5}(?:-\d{1,5})?\/\d{1,5})$/)
    .transform((range) => {
      if (range === 'auto') return 'auto';
      const [, first = '0', last = first, count = '1'] = /^(\d+)(?:-(\d+))?\/(\d+)$/.exec(range) ?? [];
      return { first: Number(first), last: Number(last), count: Number(count) };
    })
    .refine((each) => each === 'auto' || (each.first <= each.last && each.last < each.count)),
});
