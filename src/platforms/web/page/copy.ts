// Copies a text, and says so on the button.
import { announce, find } from './dom.js';

const SHOWN_MS = 1600;

export async function copy(text: string, button: Element): Promise<void> {
  const copied = (await viaClipboard(text)) || viaSelection(text);
  const label = find('span', button);
  const before = label.textContent;
  const said = copied ? 'Copied' : 'Press Ctrl+C';
  if (before === said) return;
  label.textContent = said;
  announce(said);
  setTimeout(() => {
    label.textContent = before;
  }, SHOWN_MS);
}

async function viaClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Where the page came over plain HTTP there is no clipboard. */
function viaSelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
