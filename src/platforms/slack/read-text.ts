// What people typed into Slack as plain characters: out of rich text where it is there, else out of Slack's markup.

/** Anything of Slack's that has parts; only what is read is named. */
interface Part {
  readonly type?: string;
  readonly text?: unknown;
  readonly url?: string;
  readonly name?: string;
  readonly unicode?: string;
  readonly style?: unknown;
  readonly elements?: readonly Part[];
}

/** The text of a message, without whom it mentions. */
export function messageText({ text, blocks }: { readonly text?: unknown; readonly blocks?: unknown }): string {
  const rich = (Array.isArray(blocks) ? (blocks as readonly Part[]) : []).filter(({ type }) => type === 'rich_text');
  const read =
    rich.length > 0 ? rich.map(richText).join('\n') : unframed(markupText(typeof text === 'string' ? text : ''));
  return read.replace(/[ \t]+\n/g, '\n').trim();
}

/** Slack's markup: entities, `<url|label>`, `<@user>`, `<#channel|name>`, `<!here>`. */
export const markupText = (text: string): string =>
  text
    .replace(/<([@#!])([^>|]*)(?:\|([^>]*))?>/g, (_, sign: string, _id, name?: string) =>
      sign === '#' && name ? `#${name}` : ' ',
    )
    .replace(/<((?:https?|mailto|tel):[^>|]*)(?:\|([^>]*))?>/g, (_, url: string, label?: string) => label ?? url)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();

/** Code as people mark it in Slack. */
const unframed = (text: string): string => text.replace(/```/g, '\n').replace(/`([^`\n]+)`/g, '$1');

const LINES = new Set(['rich_text', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted']);

function richText(part: Part): string {
  if (part.elements) {
    const parts = part.type === 'rich_text' || part.type === 'rich_text_list' ? '\n' : '';
    return part.elements
      .map((each, i, all) => marked(each, all[i - 1], all[i + 1]))
      .join(LINES.has(part.type ?? '') ? parts : '');
  }
  if (part.type === 'text') return String(part.text ?? '');
  if (part.type === 'link') return String(part.text ?? part.url ?? '');
  if (part.type === 'emoji')
    return part.unicode === undefined
      ? `:${part.name}:`
      : String.fromCodePoint(...part.unicode.split('-').map((code) => Number.parseInt(code, 16)));
  return '';
}

/** Slack's editor takes `*b*` in the middle of a formula for bold letters and eats the stars; words stay words. */
function marked(part: Part, before: Part | undefined, after: Part | undefined): string {
  const text = richText(part);
  const { bold, italic, strike, code } = (part.style ?? {}) as Readonly<Record<string, boolean | undefined>>;
  const sign = bold ? '*' : italic ? '_' : strike ? '~' : '';
  if (part.type !== 'text' || sign === '' || code || !before || !after || /^\s*[a-z]{4,}(?:\s|$)/i.test(text))
    return text;
  return `${sign}${text}${sign}`;
}
