// The menus on a message, and what is said in a language in Discord's menus.

/** Their names, and what the text of the message is asked for. */
export const MENUS = [
  { name: 'Explain the Jacobian', want: 'jacobian' },
  { name: 'Check this derivative', want: 'check' },
] as const;

type Named = readonly [name: string, description: string];

/** Names have lower-case letters, digits, - and _, at most 32; descriptions have at most 100 characters. */
export interface Words {
  readonly commands: Readonly<Record<string, Named>>;
  /** By the name of the option, the same in every command. */
  readonly options: Readonly<Record<string, Named>>;
  readonly menus: Readonly<Record<(typeof MENUS)[number]['name'], string>>;
}
