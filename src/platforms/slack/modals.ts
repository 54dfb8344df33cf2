// The form in which a question is typed or corrected: what is asked, the line, and where the answer goes.

import type { Command } from '../../chat/command.js';
import { writeLine } from '../../chat/line.js';
import type { Block, CommandRequest } from '../../chat/reply.js';
import { readQuestion, readTyped, type TypedLine } from '../../chat/typed-line.js';
import { kitOf, NO_SOURCES } from './block-kit.js';
import type { KitBlock, View, WebClient } from './bolt.js';
import type { Bot } from './bot.js';
import { call } from './calls.js';

export const QUESTION_VIEW = 'question';
const ANYTHING = 'anything';
const MOST_LINE = 3000;
const MOST_FORM = 4000;

/** What the form keeps of where it was opened. */
export interface Opened {
  readonly channel?: string;
  readonly thread?: string;
  /** The answer that is being edited. */
  readonly message?: string;
  /** Whether nobody else sees the answer. */
  readonly isPrivate?: boolean;
}

export interface QuestionForm {
  readonly commands: readonly Command[];
  readonly request?: CommandRequest | undefined;
  readonly opened: Opened;
  /** Where there is no conversation yet, one can be chosen. */
  readonly asksWhere?: boolean;
  /** What was wrong with the line. */
  readonly problem?: readonly Block[];
}

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });

export function questionForm({ commands, request, opened, asksWhere = false, problem = [] }: QuestionForm): View {
  const isAsk = request?.command === 'ask';
  const command = commands.find(({ name }) => name === request?.command);
  const line = command && request ? lineOf(command, request) : '';
  const choices = commands.filter(({ name, personal }) => !personal && name !== 'ask' && name !== 'help');
  const options = [
    { text: plain('Any question, in words'), value: ANYTHING },
    ...choices.map(({ name, description }) => ({ text: plain(shortened(`${name}: ${description}`)), value: name })),
  ];
  const chosen = options.find(({ value }) => value === request?.command);
  const first = options.find(({ value }) => value === 'jacobian') ?? options[0];
  const initial = isAsk ? options[0] : (chosen ?? first);
  const blocks: KitBlock[] = [
    ...(problem.length > 0 ? kitOf(problem, { sources: NO_SOURCES, actions: [], room: MOST_FORM }).blocks : []),
    {
      type: 'input',
      block_id: 'command',
      label: plain('What'),
      element: { type: 'static_select', action_id: 'value', options, ...(initial && { initial_option: initial }) },
    },
    {
      type: 'input',
      block_id: 'line',
      label: plain('Your question'),
      hint: plain('As in: relu(W*x + b) wrt x at x = [1, -2]; W = [[1, 2]]; b = [0]'),
      element: {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: true,
        max_length: MOST_LINE,
        ...(line !== '' && { initial_value: line.slice(0, MOST_LINE) }),
      },
    },
  ];
  if (asksWhere)
    blocks.push({
      type: 'input',
      block_id: 'where',
      optional: true,
      label: plain('Where to answer'),
      hint: plain('Without a conversation I answer you in a direct message.'),
      element: {
        type: 'conversations_select',
        action_id: 'value',
        default_to_current_conversation: true,
        response_url_enabled: true,
      },
    });
  return {
    type: 'modal',
    callback_id: QUESTION_VIEW,
    private_metadata: JSON.stringify({ ...opened, asksWhere }),
    title: plain('Ask Jacobot'),
    submit: plain('Answer'),
    close: plain('Cancel'),
    blocks,
  };
}

/** The trigger works once and for three seconds. */
export async function openForm(
  { asking }: Bot,
  client: WebClient,
  trigger: string,
  form: Omit<QuestionForm, 'commands'>,
): Promise<void> {
  const view = questionForm({ commands: asking.commands, ...form });
  await call('once', () => client.views.open({ trigger_id: trigger, view }));
}

const shortened = (text: string): string => (text.length <= 75 ? text : `${text.slice(0, 74)}…`);

/** Without the command's name, which stands in the menu above. */
function lineOf(command: Command, { values }: CommandRequest): string {
  if (command.name === 'ask') return String(values['text'] ?? '');
  const { view: _view, ...question } = values;
  return writeLine(command, question).slice(command.name.length + 2);
}

export interface Submitted extends TypedLine {
  readonly opened: Opened & { readonly asksWhere: boolean };
  readonly where: string | undefined;
}

interface State {
  readonly values: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly value?: string | null;
            readonly selected_option?: { readonly value: string } | null;
            readonly selected_conversation?: string | null;
          }
        >
      >
    >
  >;
}

export function readForm(
  view: { readonly state: State; readonly private_metadata: string },
  commands: readonly Command[],
): Submitted {
  const field = (name: string) => view.state.values[name]?.['value'];
  const line = field('line')?.value ?? '';
  const name = field('command')?.selected_option?.value;
  const command = commands.find((each) => each.name === name);
  return {
    ...(command ? readTyped(line, command) : readQuestion(line, commands)),
    opened: JSON.parse(view.private_metadata) as Submitted['opened'],
    where: field('where')?.selected_conversation ?? undefined,
  };
}
