// A line as people type it into a chat: curly quotes, options in any usual way, and who is to see the answer.
import { MAX_CHARACTERS } from '../formula/limits.js';
import type { Command } from './command.js';
import { valueText } from './line.js';
import type { CommandRequest } from './reply.js';
import type { Settings } from './settings.js';

/** Without what programs put into people's typing: curly quotes, hard spaces, invisible characters, a frame of quotes. */
export const plainTyped = (text: string): string =>
  text
    .replace(/[\u2018\u2019\u201b]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/(^|\s)\u2014(?=[a-z])/g, '$1--')
    .trim()
    .replace(/^(`+)(?:[a-z]+\n)?([^`]+)\1$/s, '$2')
    .replace(/^"([^"]+)"$/s, '$1')
    .trim();

export interface TypedLine {
  readonly request: CommandRequest;
  /** Where the line says who is to see the answer. */
  readonly visibility?: Settings['visibility'];
}

const PRIVATE = /(^|\s)(?:--)?only[- ]me(?=\s|$)/gi;
const AT_THE_END = /\s(?:--)?(private|privately|public|publicly)$/i;
const WRT = /(^|\s)(?:--)?(?:w\.\s?r\.\s?t\.?|with respect to|by)(?=[\s:=])/gi;

/** The values of `command` as the line says them: the main argument, then others after their names in any order. */
export function readTyped(typed: string, command: Command): TypedLine {
  let rest = plainTyped(typed);
  if (Object.hasOwn(command.args, 'wrt')) rest = rest.replace(WRT, '$1wrt');
  let visibility: Settings['visibility'] | undefined;
  if (PRIVATE.test(rest)) visibility = 'private';
  rest = rest.replace(PRIVATE, '').trim();
  const [end, word] = AT_THE_END.exec(` ${rest}`) ?? [];
  if (!Object.hasOwn(command.args, 'visibility') && end !== undefined && word !== undefined) {
    visibility = word.toLowerCase().startsWith('private') ? 'private' : 'public';
    rest = rest.slice(0, -end.length);
  }
  const names = Object.keys(command.args).filter((name) => name !== command.main);
  // From the right, since what follows a name goes up to the next one.
  const named = new RegExp(`^(|.*[\\s,;])(?:--)?(${names.join('|') || '(?!)'})(?:\\s*[:=]\\s*|\\s+)(\\S.*)$`, 'is');
  // A name with nothing behind it says nothing.
  rest = rest.replace(new RegExp(`(^|[\\s,;])(?:--)?(?:${names.join('|') || '(?!)'})\\s*[:=]?\\s*$`, 'i'), '');
  const found: [string, string][] = [];
  for (let match = named.exec(rest); match; match = named.exec(rest)) {
    const [, before = '', name = '', value = ''] = match;
    found.unshift([name.toLowerCase(), choiceOf(command, name.toLowerCase(), value)]);
    rest = before;
  }
  const isChoice = command.args[command.main]?.kind === 'choice';
  const own = new RegExp(`^\\s*(?:--)?${command.main}(?:\\s*[:=]\\s*|${isChoice ? '\\s+' : '(?!)'})`, 'i');
  const main = rest
    .replace(own, '')
    .replace(/(?<![\s,;])[\s,;]+$/, '')
    .trim();
  if (main !== '') found.unshift([command.main, choiceOf(command, command.main, main)]);
  const request = { command: command.name, values: Object.fromEntries(found) };
  return visibility === undefined ? { request } : { request, visibility };
}

/** Behind a formula: "tanh(W*x) by x", "log(x) at -1"; "x + at + 1" has a variable of that name. */
const BEHIND = /\s(?:by|at|wrt|where|w\.?\s?r\.?\s?t\.?|with respect to)\s+[-\w[(\p{L}]/iu;

/** A request whose formula has its other arguments behind it; those that stand on their own are kept. */
export function withBehind({ command: name, values }: CommandRequest, command: Command): CommandRequest {
  const typed = values[command.main];
  const takesPoint = Object.values(command.args).some(({ kind }) => kind === 'values');
  if (!takesPoint || typeof typed !== 'string' || typed.length > MAX_CHARACTERS || !BEHIND.test(typed))
    return { command: name, values };
  const { [command.main]: _, ...others } = values;
  return { command: name, values: { ...readTyped(typed, command).request.values, ...others } };
}

/** A choice may be begun, and in capitals. */
function choiceOf({ args }: Command, name: string, value: string): string {
  const trimmed = plainTyped(value.replace(/(?<![\s,;])[\s,;]+$/, ''));
  const argument = args[name];
  if (argument?.kind !== 'choice') return trimmed;
  const wanted = trimmed.toLowerCase();
  return argument.choices.find((choice) => choice === wanted || choice.startsWith(wanted)) ?? trimmed;
}

/**
 * The command that the text itself names, with a slash or without. Without one the rest is no sentence, since “explain
 * why this is diagonal” is a question and no topic.
 */
export function readNamed(typed: string, commands: readonly Command[]): TypedLine | undefined {
  const [, slash, name = '', rest = ''] = /^(\/?)([a-z-]+)(?=\s|$)(.*)$/is.exec(plainTyped(typed)) ?? [];
  const command = commands.find((each) => each.name === name.toLowerCase());
  if (!command) return undefined;
  const line = readTyped(rest, command);
  const isMeant = slash === '/' || (isComplete(line.request, command) && !OF.test(rest)) || !SENTENCE.test(rest);
  return isMeant ? line : undefined;
}
/** Three words in a row, or what follows “the Jacobian …”. */
const SENTENCE = /\b[a-z]{2,}\s+[a-z]{2,}\s+[a-z]{2,}\b|^\s*(?:of|for)\s/i;
const OF = /^\s*(?:of|for)\s/i;

function isComplete({ values }: CommandRequest, { args }: Command): boolean {
  return Object.entries(args).every(([name, argument]) => {
    const value = values[name];
    if (value === undefined) return !argument.required;
    if (argument.kind === 'choice') return argument.choices.includes(valueText(value));
    return argument.kind !== 'name' || argument.names().includes(valueText(value));
  });
}

/** What a mention or a message asks: a command that it names, else the question in its words. */
export function readQuestion(
  typed: string,
  commands: readonly Command[],
  more: { readonly context?: readonly string[]; readonly want?: 'anything' | 'jacobian' | 'check' } = {},
): TypedLine {
  const { context = [], want = 'anything' } = more;
  const named = want === 'anything' ? readNamed(typed, commands) : undefined;
  if (named) return named;
  const text = plainTyped(typed);
  const values = { text, ...(context.length > 0 && { context }), ...(want !== 'anything' && { want }) };
  return { request: { command: 'ask', values } };
}
