// Slack's documented limits of blocks, as complaints: what Slack would refuse with `invalid_blocks`.

// biome-ignore lint/suspicious/noExplicitAny: whatever a program under test sends
type Any = any;
export type Surface = 'message' | 'modal' | 'home';

/** Undocumented; measured by others between 11,341 and 13,200. */
export const MOST_CHARACTERS = 11_300;

const ALLOWED: Readonly<Record<Surface, readonly string[]>> = {
  message: ['rich_text', 'section', 'image', 'context', 'actions', 'divider', 'header'],
  modal: ['rich_text', 'section', 'image', 'context', 'actions', 'divider', 'header', 'input'],
  home: ['rich_text', 'section', 'image', 'context', 'actions', 'divider', 'header', 'input'],
};

export function complaints(blocks: Any, surface: Surface): string[] {
  const found: string[] = [];
  const check = (ok: boolean, what: string): void => void (ok || found.push(what));
  const text = (value: Any, most: number, what: string, kind?: string): void => {
    check(
      typeof value?.text === 'string' && value.text.length >= 1 && value.text.length <= most,
      `${what}: 1 to ${most}`,
    );
    check(value?.type === 'plain_text' || (value?.type === 'mrkdwn' && kind !== 'plain_text'), `${what}: type`);
  };
  check(Array.isArray(blocks), 'blocks are a list');
  check(blocks.length >= 1 && blocks.length <= (surface === 'message' ? 50 : 100), 'number of blocks');
  const ids = new Set<string>();
  for (const block of blocks) {
    check(ALLOWED[surface].includes(block.type), `${block.type} in ${surface}`);
    check(block.block_id === undefined || block.block_id.length <= 255, 'block_id');
    if (block.type === 'section') text(block.text, 3000, 'section');
    if (block.type === 'header') text(block.text, 150, 'header', 'plain_text');
    if (block.type === 'image') {
      check(
        typeof block.alt_text === 'string' && block.alt_text.length >= 1 && block.alt_text.length <= 2000,
        'alt_text',
      );
      check((block.slack_file === undefined) !== (block.image_url === undefined), 'one source of an image');
      check(block.image_url === undefined || block.image_url.length <= 3000, 'image_url');
    }
    if (block.type === 'context') {
      check(block.elements.length >= 1 && block.elements.length <= 10, 'context elements');
      for (const element of block.elements) text(element, 3000, 'context');
    }
    if (block.type === 'actions') {
      check(block.elements.length >= 1 && block.elements.length <= 25, 'actions elements');
      for (const element of block.elements) {
        check(typeof element.action_id === 'string' && element.action_id.length <= 255, 'action_id');
        check(!ids.has(element.action_id) || surface !== 'message', `action_id ${element.action_id} twice`);
        ids.add(element.action_id);
        pressable(element);
      }
      const own = block.elements.map((element: Any) => element.action_id);
      check(new Set(own).size === own.length, 'action_id twice in a block');
    }
    if (block.type === 'input') input(block);
    if (block.type === 'rich_text') rich(block);
  }
  return found;

  function pressable(element: Any): void {
    check(['button', 'overflow', 'static_select'].includes(element.type), `${element.type} in actions`);
    if (element.type === 'button') {
      text(element.text, 75, 'button', 'plain_text');
      check(element.value === undefined || (element.value.length >= 1 && element.value.length <= 2000), 'button value');
      check([undefined, 'primary', 'danger'].includes(element.style), 'button style');
    }
    if (element.type === 'overflow') options(element.options, 5, 'plain_text');
    if (element.confirm) {
      text(element.confirm.title, 100, 'confirm title', 'plain_text');
      text(element.confirm.text, 300, 'confirm text');
      text(element.confirm.confirm, 30, 'confirm', 'plain_text');
      text(element.confirm.deny, 30, 'deny', 'plain_text');
    }
  }
  function options(list: Any, most: number, kind: string): void {
    check(Array.isArray(list) && list.length >= 1 && list.length <= most, 'number of options');
    for (const option of list) {
      text(option.text, 75, 'option', kind);
      check(option.value.length >= 1 && option.value.length <= 150, 'option value');
    }
  }
  function input(block: Any): void {
    text(block.label, 2000, 'label', 'plain_text');
    if (block.hint) text(block.hint, 2000, 'hint', 'plain_text');
    const { element } = block;
    if (element.type === 'plain_text_input') {
      check((element.max_length ?? 1) <= 3000, 'max_length');
      check((element.initial_value ?? '').length <= (element.max_length ?? 3000), 'initial_value');
    }
    if (element.type === 'static_select') {
      options(element.options, 100, 'plain_text');
      const isOne = element.options.some(
        (each: Any) => JSON.stringify(each) === JSON.stringify(element.initial_option),
      );
      check(element.initial_option === undefined || isOne, 'initial_option is one of the options');
    }
  }
  function rich(block: Any): void {
    check(block.elements.length >= 1, 'an empty rich_text');
    for (const part of block.elements) {
      check(
        ['rich_text_section', 'rich_text_preformatted', 'rich_text_list', 'rich_text_quote'].includes(part.type),
        part.type,
      );
      check(part.elements.length >= 1, `an empty ${part.type}`);
      for (const each of part.elements) {
        check(
          each.type === 'text' && typeof each.text === 'string' && each.text !== '',
          `an empty text in ${part.type}`,
        );
        check(part.type !== 'rich_text_preformatted' || each.style === undefined, 'styles in preformatted text');
      }
    }
  }
}

export function viewComplaints(view: Any): string[] {
  const found = complaints(view.blocks, view.type);
  const short = (value: Any, what: string): void =>
    void (value === undefined || (value.type === 'plain_text' && value.text.length <= 24) || found.push(what));
  if (view.type === 'modal') {
    if (!view.title) found.push('a modal has a title');
    for (const name of ['title', 'submit', 'close']) short(view[name], `${name}: 24`);
  }
  if ((view.private_metadata ?? '').length > 3000) found.push('private_metadata: 3000');
  return found;
}

/** All characters that count for `msg_blocks_too_long`. */
export function characters(kit: Any): number {
  if (typeof kit === 'string') return kit.length;
  if (typeof kit !== 'object' || kit === null) return 0;
  return Object.entries(kit).reduce(
    (sum, [name, each]) => sum + (['type', 'action_id', 'block_id', 'style'].includes(name) ? 0 : characters(each)),
    0,
  );
}

/** The words of blocks as a person reads them, without what can be pressed. */
export function wordsOf(blocks: Any): string {
  if (Array.isArray(blocks))
    return blocks
      .map(wordsOf)
      .filter((words) => words !== '')
      .join('\n');
  if (blocks.type === 'rich_text') return blocks.elements.map(wordsOf).join('\n');
  if (['rich_text_section', 'rich_text_preformatted'].includes(blocks.type))
    return blocks.elements.map((each: Any) => each.text).join('');
  if (blocks.type === 'context') return blocks.elements.map((each: Any) => each.text).join('\n');
  if (blocks.type === 'section' || blocks.type === 'header') return blocks.text.text;
  return '';
}
