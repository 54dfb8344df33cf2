// The options that every command has on the terminal.

export interface GeneralOption {
  /** What stands for its value in the help; without it the option takes none. */
  readonly value?: string;
  readonly description: string;
}

export const GENERAL_OPTIONS = {
  json: { description: 'Print the answer as JSON, for programs' },
  png: { value: 'FILE', description: 'Write the picture into FILE; a second one into FILE-2, and so on' },
  picture: { description: 'Show the picture in the terminal, where it can (kitty, Ghostty, WezTerm, Konsole, iTerm2)' },
  theme: { value: 'THEME', description: 'Colours of the picture: dark (default), light' },
  'no-color': { description: 'No colours; the variables NO_COLOR and FORCE_COLOR are read too' },
  help: { description: 'Help, as does -h; after a command, about that command' },
  version: { description: 'The version' },
} as const satisfies Readonly<Record<string, GeneralOption>>;

export type GeneralOptionName = keyof typeof GENERAL_OPTIONS;

export const isGeneralOption = (name: string): name is GeneralOptionName => Object.hasOwn(GENERAL_OPTIONS, name);
