// Brings the page to life: without this script its links and forms lead to pages with the same answers.
import { questionOf } from '../view/question.js';
import { fetchCommands } from './ask.js';
import { startCards } from './cards.js';
import { startComposer } from './composer.js';
import { copy } from './copy.js';
import { find } from './dom.js';
import { startTheme } from './theme.js';

const commands = await fetchCommands();
const cards = startCards(commands);
const composer = startComposer(commands, (question) => {
  composer.remember(question);
  cards.add(question);
});
startTheme(cards.retheme);
document.documentElement.classList.add('scripts');

const first = document.querySelector<HTMLElement>('.card');
const firstQuestion = first && cards.questionIn(first);
if (firstQuestion) composer.remember(firstQuestion);
// A keyboard that comes up by itself covers half a phone.
else if (matchMedia('(hover: hover) and (pointer: fine)').matches) composer.focus();

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches('.view')) return;
  event.preventDefault();
  const parameters = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
  const question = questionOf(parameters, commands);
  const shown = form.closest<HTMLElement>('.card');
  if (shown && question) cards.replace(shown, question, form.textContent.trim());
});

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const pressed = event.target.closest<HTMLElement>('[data-do], a.example, a.related');
  if (!pressed) return;
  const shown = pressed.closest<HTMLElement>('.card');
  const asked =
    pressed instanceof HTMLAnchorElement ? questionOf(new URL(pressed.href).searchParams, commands) : undefined;
  event.preventDefault();
  if (pressed.matches('.example, .related') && asked) {
    composer.remember(asked);
    cards.add(asked);
  } else if (pressed.dataset['do'] === 'edit' && asked && shown) {
    composer.put(asked, cards.placeIn(shown));
  } else if (pressed.dataset['do'] === 'copy-link' && shown) {
    copy(find<HTMLAnchorElement>('h2 a', shown).href, pressed);
  } else if (pressed.dataset['do'] === 'copy-code') {
    copy(find('code', pressed.closest('figure') ?? document).textContent, pressed);
  }
});

document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof Element && event.target.matches('input, select, textarea');
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  composer.focus();
});
