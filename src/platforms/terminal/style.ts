// The colours of the terminal, and when there are any.

export type Paint = (text: string) => string;
export interface Style {
  readonly hasColours: boolean;
  readonly plain: Paint;
  readonly bold: Paint;
  readonly faint: Paint;
  readonly code: Paint;
  readonly problem: Paint;
}

const same: Paint = (text) => text;
// The sixteen basic colours follow the person's own theme, dark or light.
const sequence =
  (on: number, off: number): Paint =>
  (text) =>
    text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;

const COLOURS: Style = {
  hasColours: true,
  plain: same,
  bold: sequence(1, 22),
  faint: sequence(2, 22),
  code: sequence(36, 39),
  problem: sequence(31, 39),
};
const NONE: Style = { hasColours: false, plain: same, bold: same, faint: same, code: same, problem: same };

export type Environment = Readonly<Record<string, string | undefined>>;

/** FORCE_COLOR goes before NO_COLOR, as in Node itself; an explicit refusal goes before both. */
export function styleFor(stream: { readonly isTTY?: boolean }, env: Environment, isRefused: boolean): Style {
  const forced = env['FORCE_COLOR'];
  if (isRefused) return NONE;
  if (forced !== undefined) return forced === '0' || forced === 'false' ? NONE : COLOURS;
  return stream.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb' ? COLOURS : NONE;
}
