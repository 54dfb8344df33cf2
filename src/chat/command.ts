// A command: one record from which every platform makes its menus, checks, help and completion.
import type { Reply } from './reply.js';

interface ArgumentCommon {
  /** What it means, at most 100 characters. */
  readonly description: string;
  readonly required?: boolean;
}
export type Argument = ArgumentCommon &
  (
    | { readonly kind: 'text'; readonly maxLength: number }
    /** Values of variables: text, or JSON numbers and lists by name. */
    | { readonly kind: 'values' }
    | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly fallback: string }
    /** Earlier messages of a conversation, oldest first; they come from the platform, not from menus. */
    | { readonly kind: 'texts'; readonly most: number; readonly maxLength: number }
    /** A name out of a longer list, completed as one types. */
    | { readonly kind: 'name'; readonly names: () => readonly string[] }
  );

export type Values<A extends Readonly<Record<string, Argument>>> = {
  readonly [K in keyof A]: A[K] extends { kind: 'values' }
    ? unknown
    : A[K] extends { kind: 'texts' }
      ? readonly string[]
      : A[K] extends { kind: 'choice'; choices: readonly (infer C)[] }
        ? C
        : A[K] extends { required: true }
          ? string
          : string | undefined;
};

export interface Command<A extends Readonly<Record<string, Argument>> = Readonly<Record<string, Argument>>> {
  /** Lower case; the file's name is the command's. */
  readonly name: string;
  /** What it answers, at most 100 characters. */
  readonly description: string;
  readonly args: A;
  /** The argument that a bare text after the command's name is. */
  readonly main: keyof A & string;
  /** Requests that run; they feed help, completion, search and the tests. */
  readonly examples: readonly Example<A>[];
  /** It is about the person who asks: only platforms that know persons have it. */
  readonly personal?: true;
  /** The answer. Pure: throws nothing but Unanswerable. */
  readonly run: (values: Values<A>) => Reply;
}
export type Example<A> = { readonly [K in keyof A]?: unknown };

/** A command with the types of its arguments taken from their records. */
export const defineCommand = <const A extends Readonly<Record<string, Argument>>>(command: Command<A>): Command =>
  command as unknown as Command;
