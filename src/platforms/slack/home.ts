// The Home tab: what can be asked, with examples that run, and the person's settings.
import { writeLine } from '../../chat/line.js';
import { presentSettings } from '../../chat/present-settings.js';
import { type Block, type Button, code, strong, text } from '../../chat/reply.js';
import { kitOf, NO_SOURCES } from './block-kit.js';
import type { App, KitBlock } from './bolt.js';
import { type Body, type Bot, placeOf } from './bot.js';
import { call } from './calls.js';
import type { Place } from './deliver.js';
import { ANYTHING, typedHere } from './lines.js';

const EXAMPLES = 2;
const MOST_LABEL = 38;

export function onHome(app: App, bot: Bot): void {
  app.event('app_home_opened', ({ event, body, client }) =>
    bot.work.run(async () => {
      const { tab, user } = event as { readonly tab?: string; readonly user: string };
      if (tab === 'home') await publishHome(bot, placeOf(body as Body, { client, user }));
    }),
  );
}

export async function publishHome({ asking, pressing }: Bot, { client, person, user }: Place): Promise<void> {
  const blocks: KitBlock[] = [];
  const add = async (shown: readonly Block[], buttons: readonly Button[]): Promise<void> => {
    const asked = { person, request: { command: 'help', values: {} } };
    const actions = await pressing.actions([{ type: 'buttons', buttons }], asked, 'home');
    blocks.push(...kitOf(shown, { sources: NO_SOURCES, actions }).blocks);
  };
  await add(
    [
      text(
        'verdict',
        'I differentiate vector and matrix expressions, say in which form, check the result, and explain it.',
      ),
      text(
        'text',
        'Type ',
        code(`${ANYTHING} `),
        'and a question anywhere, mention me in a conversation, or write to me here.',
      ),
    ],
    [],
  );
  for (const command of asking.commands.filter(({ personal, name }) => !personal && name !== 'help')) {
    const buttons = command.examples.slice(0, EXAMPLES).map((values) => ({
      label: typedHere(writeLine(command, values)).slice(0, MOST_LABEL),
      request: { command: command.name, values },
    }));
    await add([text('text', strong(`/${command.name}`), `  ${command.description}.`)], buttons);
  }
  const settings = presentSettings(await asking.settingsOf(person)).blocks;
  blocks.push({ type: 'divider' });
  await add(
    settings,
    settings.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])),
  );
  await call('again', () => client.views.publish({ user_id: user, view: { type: 'home', blocks } }));
}
