// Which slash commands there are on Slack, and a line of ours as it is typed there.

/** Slack's names of those that have one of their own; a workspace may have other apps with a `/check`. */
export const SLASH_NAMES: Readonly<Record<string, string>> = {
  jacobian: '/jacobian',
  hessian: '/hessian',
  check: '/check-derivative',
};
/** Takes everything else, in words or by the command's name. */
export const ANYTHING = '/jacobot';

const OTHERS = /^\/(activation|explain|ask|help|settings)(?=\s|$)/;
const OWN = /^\/(jacobian|hessian|check)(?=\s|$)/;

/** `/activation gelu` is `/jacobot activation gelu` on Slack; what is no line of ours stays as it is. */
export const typedHere = (shown: string): string =>
  shown
    .replace(OWN, (_, name: string) => SLASH_NAMES[name] ?? '')
    .replace(OTHERS, (_, name: string) => `${ANYTHING} ${name}`);

/** The command that a slash command of Slack's is; undefined for the one that takes everything. */
export const commandOf = (slash: string): string | undefined =>
  Object.entries(SLASH_NAMES).find(([, name]) => name === slash)?.[0];
