// Where people type: which command, its fields, earlier questions.
import { INPUT_ID, mainLabel, options, placeholder, SUGGESTIONS_ID } from '../view/composer.js';
import { questionOf, saidOf, shown } from '../view/question.js';
import type { CommandJson, Question } from '../wire.js';
import type { Place } from './ask.js';
import { find, node } from './dom.js';
import { createSuggestionList, suggestionsFor } from './suggestions.js';

/** Earlier questions that go along with one in words. */
const MOST_BEFORE = 4;

export interface Composer {
  /** Puts a question back to be changed, the place of its problem marked. */
  put(question: Question, place?: Place): void;
  /** A question that the arrows bring back. */
  remember(question: Question): void;
  focus(): void;
}

/** Calls `asked` with every question that is sent. */
export function startComposer(commands: readonly CommandJson[], asked: (question: Question) => void): Composer {
  const form = find<HTMLFormElement>('form.composer');
  const input = find<HTMLInputElement>(`#${INPUT_ID}`);
  const select = find<HTMLSelectElement>('.command select', form);
  const current = (): CommandJson | undefined => commands.find(({ name }) => name === select.value);
  const asks: Question[] = [];
  let recalled = 0;

  const fill = (question: Question): void => {
    const command = commands.find(({ name }) => name === question.command);
    if (!command) return;
    select.value = command.name;
    input.value = shown(question.arguments[command.main]);
    input.placeholder = placeholder(command);
    find('label.unseen', form).textContent = mainLabel(command);
    find('.options', form).replaceWith(node(options(command, question)));
    unfold(
      [...form.querySelectorAll<HTMLInputElement>('.options :is(input, select)')].some(({ value }) => value !== ''),
    );
  };
  // On a narrow screen there is room for one field besides the main one.
  const more = find('button.more', form);
  const unfold = (all: boolean): void => {
    more.setAttribute('aria-expanded', String(all));
    more.hidden = form.querySelectorAll('.options .field').length < 2;
  };
  more.addEventListener('click', () => unfold(more.getAttribute('aria-expanded') !== 'true'));
  const chooseCommand = (command: string, text: string): void => {
    fill({ command, arguments: {} });
    input.value = text;
    input.focus();
  };
  const list = createSuggestionList(input, find(`#${SUGGESTIONS_ID}`), ({ kind, name }) => {
    if (kind === 'command') chooseCommand(name, '');
    else input.value = name;
    suggest();
  });
  const suggest = (): void => list.show(suggestionsFor(input.value, current(), commands));

  input.addEventListener('input', () => {
    // A whole line may be pasted: `/jacobian max(0, x)`.
    const [, name = '', rest = ''] = /^\s*\/(\S+)\s(.*)$/.exec(input.value) ?? [];
    if (commands.some((command) => command.name === name)) chooseCommand(name, rest.trimStart());
    suggest();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (list.key(event)) event.preventDefault();
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') recall(event);
    else if (event.key === 'Escape') input.value = '';
  });
  const recall = (event: KeyboardEvent): void => {
    const next = recalled + (event.key === 'ArrowUp' ? -1 : 1);
    if (next < 0 || next > asks.length) return;
    event.preventDefault();
    recalled = next;
    fill(asks[next] ?? { command: select.value, arguments: {} });
    input.setSelectionRange(input.value.length, input.value.length);
  };
  select.addEventListener('change', () => {
    chooseCommand(select.value, input.value);
    suggest();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const parameters = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
    const question = questionOf(parameters, commands);
    if (!question) return;
    fill({ command: question.command, arguments: {} });
    list.show([]);
    // The keyboard of a phone would cover the answer.
    if (matchMedia('(pointer: coarse)').matches) input.blur();
    asked(withContext(question));
  });

  /** A question in words may refer to those before it. */
  const withContext = (question: Question): Question => {
    const takesContext = commands.some(
      ({ name, arguments: all }) => name === question.command && all.some(({ kind }) => kind === 'texts'),
    );
    if (!takesContext || asks.length === 0) return question;
    const main = (command: string): string => commands.find(({ name }) => name === command)?.main ?? '';
    const context = asks.slice(-MOST_BEFORE).map((each) => saidOf(each, main(each.command)));
    return { ...question, arguments: { ...question.arguments, context } };
  };

  // The question of the address is answered above.
  fill({ command: select.value, arguments: {} });

  return {
    put(question, place) {
      fill(question);
      const field = place?.field ? form.querySelector<HTMLInputElement>(`input[name="${place.field}"]`) : null;
      const target = field ?? input;
      target.focus();
      if (place) target.setSelectionRange(...place.span);
    },
    remember(question) {
      asks.push(question);
      recalled = asks.length;
    },
    focus: () => input.focus(),
  };
}
