// What a person sees of a message of Discord: its markdown shown, its pictures in words, its buttons.
// biome-ignore-all lint/suspicious/noExplicitAny: a message may be anything

/** As Discord shows it, without formatting. Written after Discord's own rules: code first, then what is escaped. */
function shown(markdown: string): string {
  const parts = markdown.split(/(```[\s\S]*?```|(?<![`\\])(`+)(?!`)[\s\S]*?[^`]\2(?!`))/g);
  let text = '';
  for (let i = 0; i < parts.length; i += 3) {
    text += unformatted(parts[i] ?? '');
    const code = parts[i + 1];
    if (code === undefined) continue;
    const fence = parts[i + 2];
    text +=
      fence === undefined
        ? code.replace(/^```(?:[a-z]+\n|\n)?|\n?```$/g, '')
        : code.slice(fence.length, -fence.length).replace(/^ (?=`)|(?<=`) $/g, '');
  }
  return text.replaceAll('\u200b', '');
}

const unformatted = (text: string): string =>
  text.replace(/^-# /gm, '').replace(/\\([^0-9A-Za-z\s])|\*\*|__|~~|\|\|/g, (_, sign?: string) => sign ?? '');

/** Formats and links that are in the text outside of code and that nobody wrote. */
export function formatting(markdown: string): string[] {
  const outside = markdown
    .replace(/```[\s\S]*?```|(?<![`\\])(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')
    .replace(/\\[^0-9A-Za-z\s]/g, 'x');
  const wrong = outside
    .replace(/\*\*/g, '')
    .match(/[*_~|`]|<[@#:t]|\]\(|https?:\/\/|@(?:everyone|here)|^(?:> |#{1,3} |[-+] |\d+\. )/gm);
  return wrong ?? [];
}

export interface Under {
  readonly label: string;
  readonly id: string;
  readonly style: number;
}

export interface SeenMessage {
  readonly text: string;
  /** As it was sent. */
  readonly markdown: string;
  readonly alts: readonly string[];
  readonly files: readonly string[];
  readonly buttons: readonly Under[];
  readonly menus: readonly { readonly id: string; readonly values: readonly string[] }[];
}

export function seenOf(body: any): SeenMessage {
  const texts: string[] = body.content ? [body.content] : [];
  const [alts, files]: [string[], string[]] = [[], []];
  const buttons: Under[] = [];
  const menus: { id: string; values: string[] }[] = [];
  const walk = (component: any): void => {
    if (component.type === 10) texts.push(component.content);
    if (component.type === 12) alts.push(...component.items.map((item: any) => item.description));
    if (component.type === 13) files.push(component.file.url.replace('attachment://', ''));
    if (component.type === 2) buttons.push({ label: component.label, id: component.custom_id, style: component.style });
    if (component.type === 3)
      menus.push({ id: component.custom_id, values: component.options.map((each: any) => each.value) });
    for (const each of component.components ?? []) walk(each);
  };
  for (const component of body.components ?? []) walk(component);
  const markdown = texts.join('\n');
  return { text: shown(markdown), markdown, alts, files, buttons, menus };
}
