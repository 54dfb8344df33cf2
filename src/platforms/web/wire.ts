// The forms of the JSON that goes in and out; outside programs rely on them. Shared with the page.

export type Theme = 'dark' | 'light';
export type Inline = string | { readonly code: string } | { readonly strong: string };

export interface TextJson {
  readonly type: 'text';
  /** What the text is for; `formula` is a formula whose picture could not be had. */
  readonly role: string;
  readonly text: string;
  /** The same text: plain, in typewriter letters, or strong. Nothing in it is markup. */
  readonly parts: readonly Inline[];
}
export interface ImageJson {
  readonly type: 'image';
  readonly url: string;
  /** The picture in words. */
  readonly alt: string;
  /** In CSS pixels; the PNG has two pixels for each. */
  readonly width: number;
  readonly height: number;
  /** The picture in plain characters. */
  readonly text: string;
}
export interface CodeJson {
  readonly type: 'code';
  readonly language: string;
  readonly code: string;
}
export interface ButtonsJson {
  readonly type: 'buttons';
  readonly buttons: readonly ButtonJson[];
}
export interface ButtonJson {
  readonly label: string;
  /** Whether it shows what is being shown already. */
  readonly pressed: boolean;
  readonly command: string;
  readonly arguments: Arguments;
}
export type BlockJson = TextJson | ImageJson | CodeJson | ButtonsJson;
export type Arguments = Readonly<Record<string, unknown>>;

export interface ReplyJson {
  /** The whole answer as plain text. */
  readonly text: string;
  readonly blocks: readonly BlockJson[];
}
export interface AnswerJson {
  readonly reply: ReplyJson;
  readonly data: unknown;
}
export interface ErrorJson {
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** From and to, in UTF-16 positions of the argument `field`. */
    readonly span: readonly [number, number] | null;
    readonly hint: string;
    readonly field: string | null;
  };
  /** The same in blocks to be shown, where a command was asked. */
  readonly reply?: ReplyJson;
}

export interface ArgumentJson {
  readonly name: string;
  readonly kind: 'text' | 'texts' | 'values' | 'choice' | 'name';
  readonly description: string;
  readonly required: boolean;
  readonly maxLength?: number;
  readonly choices?: readonly string[];
  /** What a choice is if nothing is chosen. */
  readonly fallback?: string;
  /** What a name may be. */
  readonly names?: readonly string[];
}
export interface CommandJson {
  readonly name: string;
  readonly description: string;
  /** The argument that a text without a name is. */
  readonly main: string;
  readonly arguments: readonly ArgumentJson[];
  readonly examples: readonly Arguments[];
}
export interface CommandsJson {
  readonly commands: readonly CommandJson[];
}

/** What is asked: a command and its arguments. */
export interface Question {
  readonly command: string;
  readonly arguments: Arguments;
}
