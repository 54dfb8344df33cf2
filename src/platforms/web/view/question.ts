// A question as one line that people type, and as parameters of an address.
import type { Arguments, CommandJson, Question } from '../wire.js';

/** The command of a line that names none. */
export const DEFAULT_COMMAND = 'jacobian';
/** The argument that says which view of an answer is shown. Buttons choose it; the question is the same. */
export const VIEW = 'view';

/** The command of a sentence, and how a sentence is told from a formula: by words that no formula has. */
const SENTENCE_COMMAND = 'ask';
const SENTENCE =
  /(?:^|\s)(?:of|the|derivatives?|gradients?|jacobian|hessian|differentiate|respect|please|thanks|explain)(?=\s|$|[?.,!:])|^\s*(?:what|whats|what's|how|why|when|which|is|isn't|are|does|do|can|could|should|and|so|in|i|help|hi|hello|check)(?=\s|$|[?.,!:])|\?\s*$/i;

/** A question as people say it, for those that come after it. */
export function saidOf({ command, arguments: given }: Question, main: string): string {
  const text = shown(given[main]);
  if (![DEFAULT_COMMAND, 'hessian', 'check'].includes(command)) return text;
  const others = Object.entries(given).filter(([name, value]) => name !== main && name !== VIEW && isGiven(value));
  return [`/${command} ${text}`, ...others.map(([name, value]) => `${name}: ${shown(value)}`)].join(' ');
}

/** `/jacobian max(0, x) at [1, -2, 3]`: the command, its main argument, and others after their names. */
export function readLine(line: string, commands: readonly CommandJson[], otherwise = DEFAULT_COMMAND): Question {
  const isSentence = otherwise === DEFAULT_COMMAND && !/^\s*\//.test(line) && SENTENCE.test(line);
  const asked = isSentence ? commands.find(({ name }) => name === SENTENCE_COMMAND) : undefined;
  if (asked) return { command: asked.name, arguments: { [asked.main]: line.trim() } };
  const [, written = otherwise, rest = ''] = /^\s*(?:\/(\S*))?(.*)$/s.exec(line) ?? [];
  const name = written.toLowerCase();
  const command = commands.find((known) => known.name === name);
  // `/gradient x'*A*x` is a sentence.
  if (!command && rest.trim() !== '' && SENTENCE.test(name)) return readLine(`${name}${rest}`, commands);
  if (!command) return { command: name, arguments: {} };
  const others = command.arguments.map((argument) => argument.name).filter((other) => other !== command.main);
  const found: [string, string][] = [];
  let main = rest;
  // From the right, since what follows a name goes up to the next one.
  const named =
    others.length > 0 ? new RegExp(`^(.*)\\s(${others.join('|')})(?:\\s*[:=]\\s*|\\s+)(\\S.*)$`, 's') : /(?!)/;
  for (let match = named.exec(main); match; match = named.exec(main)) {
    const [, before = '', argument = '', value = ''] = match;
    found.unshift([argument, value.trim()]);
    main = before;
  }
  if (main.trim() !== '') found.unshift([command.main, main.trim()]);
  return { command: name, arguments: Object.fromEntries(found) };
}

/** A value of an argument as a person would type it. */
export const shown = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

export const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** Marks a parameter whose value is JSON; no argument has a point in its name. */
const JSON_MARK = '.json';

/** Arguments as parameters of an address, from which `argumentsOf` makes exactly the same arguments. */
export const parametersOf = (given: Arguments): [string, string][] =>
  Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) =>
      typeof value === 'string' ? [name, value] : [`${name}${JSON_MARK}`, JSON.stringify(value)],
    );

export function argumentsOf(parameters: Iterable<readonly [string, string]>): Arguments {
  const entries = [...parameters].map(([name, value]): [string, unknown] => {
    if (!name.endsWith(JSON_MARK)) return [name, value];
    try {
      return [name.slice(0, -JSON_MARK.length), JSON.parse(value)];
    } catch {
      return [name, value];
    }
  });
  return Object.fromEntries(entries);
}

/** Characters of an address: servers and proxies on the way take 8,000. */
export const MAX_ADDRESS = 6000;

/** The question as parameters of an address, or of a form. */
export const questionParameters = ({ command, arguments: given }: Question): [string, string][] => [
  [LINE, `/${command}`],
  ...parametersOf(given).filter(([, value]) => value !== ''),
];

/** The address of a question, relative to the page. */
export const addressOf = (question: Question): string => `?${new URLSearchParams(questionParameters(question))}`;

/** The parameter that holds a line as it was typed; others are arguments. */
export const LINE = 'q';
/** The parameter that holds the command of a line that names none; no argument has a point in its name. */
export const LINE_COMMAND = 'q.command';

/** The question that an address asks, or a form; an empty argument is not given. undefined if it asks nothing. */
export function questionOf(
  parameters: Iterable<readonly [string, string]>,
  commands: readonly CommandJson[],
): Question | undefined {
  const rest = new Map(parameters);
  const line = rest.get(LINE);
  const otherwise = rest.get(LINE_COMMAND) || DEFAULT_COMMAND;
  if (line === undefined) return undefined;
  rest.delete(LINE);
  rest.delete(LINE_COMMAND);
  const given = argumentsOf([...rest].filter(([, value]) => value.trim() !== ''));
  const typed = readLine(line, commands, otherwise);
  return { command: typed.command, arguments: { ...typed.arguments, ...given } };
}
