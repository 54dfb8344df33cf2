// Where people type: the command, its main argument in large, the others in small.
import type { ArgumentJson, CommandJson, Question } from '../wire.js';
import { type Element, h } from './element.js';
import { icon } from './icons.js';
import { isGiven, LINE, LINE_COMMAND, shown, VIEW } from './question.js';

export const INPUT_ID = 'question';
export const SUGGESTIONS_ID = 'suggestions';
const OPTIONS_ID = 'options';

export interface ComposerView {
  readonly commands: readonly CommandJson[];
  /** The command chosen, and what stands in its fields. */
  readonly question: Question;
}

export function composer({ commands, question }: ComposerView): Element {
  const command = commands.find(({ name }) => name === question.command) ?? commands[0];
  return h(
    'form',
    { class: 'composer', method: 'get', action: './', 'aria-label': 'Ask' },
    h(
      'div',
      { class: 'line' },
      h('label', { class: 'unseen', for: INPUT_ID }, command ? mainLabel(command) : 'Question'),
      h('input', {
        id: INPUT_ID,
        name: LINE,
        type: 'text',
        value: command ? shown(question.arguments[command.main]) : '',
        placeholder: command ? placeholder(command) : '',
        autocomplete: 'off',
        autocapitalize: 'none',
        autocorrect: 'off',
        spellcheck: 'false',
        enterkeyhint: 'send',
      }),
      h('button', { class: 'send', type: 'submit', 'aria-label': 'Answer', title: 'Answer (Enter)' }, icon('send')),
    ),
    h('ul', { id: SUGGESTIONS_ID, class: 'suggestions', role: 'listbox', 'aria-label': 'Suggestions', hidden: true }),
    h(
      'div',
      { class: 'fields' },
      h(
        'label',
        { class: 'field command' },
        h('span', { class: 'unseen' }, 'command'),
        h(
          'select',
          { name: LINE_COMMAND },
          ...commands.map(({ name }) => h('option', { value: name, selected: name === command?.name }, `/${name}`)),
        ),
      ),
      command && options(command, question),
      h(
        'button',
        { class: 'tool more scripted', type: 'button', 'aria-expanded': 'false', 'aria-controls': OPTIONS_ID },
        icon('more'),
        h('span', { class: 'unseen' }, 'More fields'),
      ),
    ),
  );
}

/** The arguments besides the main one. */
export const options = (command: CommandJson, question: Question): Element =>
  h(
    'div',
    { id: OPTIONS_ID, class: 'options' },
    ...command.arguments
      .filter(({ name, kind }) => name !== command.main && name !== VIEW && kind !== 'texts')
      .map((argument) => field(command, argument, shown(question.arguments[argument.name]))),
  );

function field(command: CommandJson, argument: ArgumentJson, value: string): Element {
  const { name, kind, description, maxLength } = argument;
  return h(
    'label',
    { class: `field ${kind} ${name}`, title: description },
    h('span', {}, name),
    kind === 'choice'
      ? choice(argument, value)
      : h('input', {
          name,
          type: 'text',
          value,
          placeholder: exampleOf(command, argument),
          maxlength: maxLength,
          autocomplete: 'off',
          autocapitalize: 'none',
          autocorrect: 'off',
          spellcheck: 'false',
        }),
  );
}

/** What is chosen without choosing has no value, so that a command without this argument is not given one. */
const choice = ({ name, choices = [], fallback = '' }: ArgumentJson, value: string): Element =>
  h(
    'select',
    { name },
    ...choices.map((each) => h('option', { value: each === fallback ? '' : each, selected: each === value }, each)),
  );

export const mainLabel = ({ name, main, arguments: all }: CommandJson): string =>
  `${main} for /${name}: ${all.find((argument) => argument.name === main)?.description ?? ''}`;

export const placeholder = ({ examples, main }: CommandJson): string =>
  shown(examples.find((each) => isGiven(each[main]))?.[main]);

/** From an example that runs, else from the description: `…, as in A: 3x2`. */
const exampleOf = ({ examples }: CommandJson, { name, description }: ArgumentJson): string =>
  shown(examples.find((each) => isGiven(each[name]))?.[name]) || (/, as in (.+)$/.exec(description)?.[1] ?? '');
