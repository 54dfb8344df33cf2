// Discord's documented limits, as it holds what it is sent against them. Each function returns what is wrong.
// biome-ignore-all lint/suspicious/noExplicitAny: what comes in may be anything

type Problems = string[];

const length = (value: unknown): number => (typeof value === 'string' ? [...value].length : -1);
const between = (path: string, value: unknown, least: number, most: number): Problems => {
  const found = length(value);
  return found < least || found > most ? [`${path}: ${found} characters, not ${least} to ${most}`] : [];
};

const CONTAINED = [1, 9, 10, 12, 13, 14];
const V2 = 1 << 15;

export function problemsOfMessage(body: any, files: readonly { name: string }[], isEdit = false): Problems {
  const problems: Problems = [];
  const isV2 = ((body.flags ?? 0) & V2) !== 0;
  if (isV2 && (body.content || body.embeds?.length)) problems.push('content or embeds beside components V2');
  if (!isV2 && !isEdit && !body.content && !(body.embeds?.length > 0)) problems.push('an empty message');
  if (body.content !== undefined && body.content !== null) problems.push(...between('content', body.content, 0, 2000));
  const mentions = body.allowed_mentions;
  if (mentions?.parse?.length !== 0 || mentions.users?.length || mentions.roles?.length)
    problems.push('allowed_mentions lets somebody be pinged');
  const texts: string[] = [];
  const ids: string[] = [];
  const numbers: number[] = [];
  let count = 0;
  const used: string[] = [];
  const media = (path: string, url: unknown): void => {
    const name = /^attachment:\/\/(.+)$/.exec(String(url))?.[1];
    if (name === undefined || !files.some((file) => file.name === name)) problems.push(`${path}: no file ${url}`);
    else used.push(name);
  };
  const walk = (component: any, path: string, parent: number): void => {
    count++;
    if (component.id !== undefined) numbers.push(component.id);
    if (parent === 0 && ![1, 9, 10, 12, 13, 14, 17].includes(component.type))
      problems.push(`${path}: type ${component.type} on top`);
    if (parent === 17 && !CONTAINED.includes(component.type))
      problems.push(`${path}: type ${component.type} in a container`);
    if (component.type !== 1 && parent === 0 && !isV2) problems.push(`${path}: components V2 without the flag`);
    if (component.custom_id !== undefined) {
      problems.push(...between(`${path}.custom_id`, component.custom_id, 1, 100));
      ids.push(component.custom_id);
    }
    if (component.type === 1) {
      const kinds = component.components.map((each: any) => each.type);
      const isMenu = kinds.some((kind: number) => kind !== 2);
      if (kinds.length < 1 || kinds.length > (isMenu ? 1 : 5)) problems.push(`${path}: a row of ${kinds.length}`);
    } else if (component.type === 2) {
      problems.push(...between(`${path}.label`, component.label, 1, 80));
    } else if (component.type === 3) {
      if (component.placeholder !== undefined)
        problems.push(...between(`${path}.placeholder`, component.placeholder, 0, 150));
      if (component.options.length < 1 || component.options.length > 25)
        problems.push(`${path}: ${component.options.length} options`);
      const values = component.options.map((each: any) => each.value);
      if (new Set(values).size < values.length) problems.push(`${path}: an option twice`);
      for (const each of component.options) {
        problems.push(...between(`${path}.label`, each.label, 1, 100), ...between(`${path}.value`, each.value, 1, 100));
      }
    } else if (component.type === 10) {
      problems.push(...between(`${path}.content`, component.content, 1, 4000));
      texts.push(component.content);
    } else if (component.type === 12) {
      if (component.items.length < 1 || component.items.length > 10)
        problems.push(`${path}: ${component.items.length} pictures`);
      for (const item of component.items) {
        media(path, item.media.url);
        problems.push(...between(`${path}.description`, item.description, 1, 1024));
      }
    } else if (component.type === 13) {
      media(path, component.file.url);
    } else if (component.type === 17) {
      if (component.components.length < 1) problems.push(`${path}: an empty container`);
    }
    for (const [i, each] of (component.components ?? []).entries()) walk(each, `${path}.${i}`, component.type);
  };
  for (const [i, component] of (body.components ?? []).entries()) walk(component, `components.${i}`, 0);
  if (count > 40) problems.push(`${count} components`);
  if (length(texts.join('')) > 4000) problems.push(`${length(texts.join(''))} characters in all texts`);
  if (new Set(ids).size < ids.length) problems.push(`a custom_id twice: ${ids.join(' ')}`);
  if (new Set(numbers).size < numbers.length) problems.push('an id twice');
  if (files.length > 10) problems.push(`${files.length} files`);
  if (isV2) {
    for (const { name } of files) if (!used.includes(name)) problems.push(`the file ${name} is shown nowhere`);
  }
  for (const [i, each] of (body.attachments ?? []).entries()) {
    if (each.description !== undefined)
      problems.push(...between(`attachments.${i}.description`, each.description, 0, 1024));
  }
  if (body.nonce !== undefined) problems.push(...between('nonce', String(body.nonce), 0, 25));
  return problems;
}

export function problemsOfModal(data: any): Problems {
  const problems = [...between('custom_id', data.custom_id, 1, 100), ...between('title', data.title, 1, 45)];
  if (data.components.length < 1 || data.components.length > 5) problems.push(`${data.components.length} fields`);
  for (const [i, label] of data.components.entries()) {
    if (label.type !== 18) problems.push(`components.${i}: type ${label.type}`);
    problems.push(...between(`components.${i}.label`, label.label, 1, 45));
    if (label.description !== undefined)
      problems.push(...between(`components.${i}.description`, label.description, 0, 100));
    const { type, custom_id, style, value, max_length: most } = label.component;
    if (type !== 4 || (style !== 1 && style !== 2)) problems.push(`components.${i}: no text input`);
    problems.push(...between(`components.${i}.custom_id`, custom_id, 1, 100));
    if (most < 1 || most > 4000) problems.push(`components.${i}.max_length: ${most}`);
    if (value !== undefined) problems.push(...between(`components.${i}.value`, value, 1, most ?? 4000));
  }
  return problems;
}

export function problemsOfChoices(choices: any): Problems {
  const problems: Problems = choices.length > 25 ? [`${choices.length} choices`] : [];
  for (const [i, { name, value }] of choices.entries())
    problems.push(...between(`choices.${i}.name`, name, 1, 100), ...between(`choices.${i}.value`, value, 1, 100));
  return problems;
}

const LOCALES = ['de', 'fr', 'es-ES', 'it', 'ja', 'pl', 'pt-BR', 'nl', 'da', 'sv-SE', 'uk', 'zh-CN'];
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function problemsOfName(path: string, each: any, isMenu: boolean): Problems {
  const names = [each.name, ...Object.values(each.name_localizations ?? {})] as string[];
  const locales = [...Object.keys(each.name_localizations ?? {}), ...Object.keys(each.description_localizations ?? {})];
  const problems = locales.filter((locale) => !LOCALES.includes(locale)).map((locale) => `${path}: locale ${locale}`);
  for (const name of names) {
    if (isMenu) problems.push(...between(`${path} ${name}`, name, 1, 32));
    else if (!NAME.test(name) || name !== name.toLowerCase()) problems.push(`${path}: the name ${name}`);
  }
  if (isMenu) {
    if (each.description) problems.push(`${path}: a menu with a description`);
    return problems;
  }
  for (const text of [each.description, ...Object.values(each.description_localizations ?? {})])
    problems.push(...between(`${path}: description ${text}`, text, 1, 100));
  return problems;
}

export function problemsOfCommands(commands: any): Problems {
  const problems: Problems = [];
  const all = commands.map(({ type, name }: any) => `${type} ${name}`);
  if (new Set(all).size < all.length) problems.push('a command twice');
  if (commands.filter(({ type }: any) => type === 3).length > 15) problems.push('too many menus');
  for (const command of commands) {
    problems.push(...problemsOfName(command.name, command, command.type === 3));
    const options = command.options ?? [];
    if (options.length > 25) problems.push(`${command.name}: ${options.length} options`);
    const locales = [
      '',
      ...new Set(options.flatMap((each: any) => Object.keys(each.name_localizations ?? {}))),
    ] as string[];
    for (const locale of locales) {
      const names = options.map((each: any) => each.name_localizations?.[locale] ?? each.name);
      if (new Set(names).size < names.length) problems.push(`${command.name}: an option twice in ${locale}: ${names}`);
    }
    let isOptional = false;
    let sum = longest(command);
    for (const each of options) {
      if (each.required && isOptional) problems.push(`${command.name}.${each.name}: required after optional`);
      isOptional ||= !each.required;
      sum += longest(each);
      problems.push(...problemsOfName(`${command.name}.${each.name}`, each, false));
      if (each.choices && each.autocomplete) problems.push(`${command.name}.${each.name}: choices and suggestions`);
      if (each.max_length !== undefined && (each.max_length < 1 || each.max_length > 6000))
        problems.push(`${each.name}: max_length`);
      problems.push(
        ...problemsOfChoices(each.choices ?? []).map((problem) => `${command.name}.${each.name}: ${problem}`),
      );
      sum += (each.choices ?? []).reduce(
        (total: number, { name, value }: any) => total + name.length + value.length,
        0,
      );
    }
    if (sum > 8000) problems.push(`${command.name}: ${sum} characters`);
  }
  return problems;
}

/** Only the longest of its translations counts. */
function longest({ name, name_localizations = {}, description = '', description_localizations = {} }: any): number {
  const most = (texts: string[]): number => Math.max(...texts.map((text) => text.length));
  return (
    most([name, ...Object.values<string>(name_localizations)]) +
    most([description, ...Object.values<string>(description_localizations)])
  );
}
