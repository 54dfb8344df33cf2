// Slash commands: acknowledged within Slack's three seconds, problems at once and in private, answers with pictures.

import type { Command } from '../../chat/command.js';
import type { CommandRequest } from '../../chat/reply.js';
import { plainTyped, readNamed, readQuestion, readTyped, type TypedLine } from '../../chat/typed-line.js';
import type { App } from './bolt.js';
import { acknowledge, ask, type Bot, inTime, placeOf } from './bot.js';
import { isProblem, type Respond } from './deliver.js';
import { commandOf } from './lines.js';
import { markupText } from './read-text.js';

/** What a slash command says. A command of its own with `help` behind it or with nothing is asked for help. */
function readSlash(slash: string, typed: string, commands: readonly Command[]): TypedLine {
  const text = plainTyped(markupText(typed));
  const name = commandOf(slash);
  const command = commands.find((each) => each.name === name);
  const help = (about?: string): TypedLine => ({
    request: { command: 'help', values: about === undefined ? {} : { command: about } },
  });
  if (/^(?:help|\?)?$/i.test(text)) return help(command?.name);
  if (command) return readTyped(text, command);
  return readNamed(text, commands) ?? readQuestion(text, commands);
}

export function onSlashCommands(app: App, bot: Bot): void {
  // One for all: a name that nobody listens to would hang until Slack gives up.
  app.command(/.*/, ({ command: body, ack, respond, client }) =>
    bot.work.run(async () => {
      const { asking, delivery } = bot;
      const place = placeOf(body, {
        client,
        user: body.user_id,
        channel: body.channel_id,
        respond: respond as unknown as Respond,
      });
      const told = (message?: Record<string, unknown>): Promise<boolean> =>
        acknowledge(bot, () => ack(message as never));
      const { request, visibility } = readSlash(body.command, body.text ?? '', asking.commands);
      const asked = ask(bot, place.person, request);
      const isInTime = await inTime(asked);
      if (!isInTime) await told();
      const answer = await asked;
      const { settings, answered } = answer;
      const isPublic = !isProblem(answered) && !isPersonal(request) && (visibility ?? settings.visibility) === 'public';
      if (isPublic) {
        // Shows everybody the command as it was typed.
        if (isInTime) await told({ response_type: 'in_channel' });
        await delivery.public(await answer.whole, place);
        return;
      }
      const message = await delivery.privateMessage(answer, place);
      const isTold = isInTime && (await told({ response_type: 'ephemeral', ...message }));
      if (!isTold) await delivery.private(answer, place);
    }),
  );
}

const isPersonal = ({ command }: CommandRequest): boolean => command === 'settings' || command === 'help';
