// Elements as HTML, every text and value escaped.
import { type Child, written } from './element.js';

const VOID = new Set(['meta', 'link', 'input', 'img', 'source', 'br', 'hr']);
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

export function html(child: Child): string {
  if (child === undefined || child === false) return '';
  if (typeof child === 'string') return escaped(child);
  const { tag, attributes, children } = child;
  const start = `<${[tag, ...written(attributes).map(([name, value]) => `${name}="${escaped(value)}"`)].join(' ')}>`;
  // HTML drops a line break at the beginning of a <pre>.
  const lead = tag === 'pre' ? '\n' : '';
  return VOID.has(tag) ? start : `${start}${lead}${children.map(html).join('')}</${tag}>`;
}
