// Discord: connects, hears questions over the gateway or over HTTP, and answers them.
import { type APIInteraction, InteractionType } from 'discord.js';
import { text } from '../../chat/reply.js';
import type { DiscordConfig } from '../../config/index.js';
import type { Platform, PlatformParts } from '../../service/platform.js';
import { PRIVATELY, suggest } from './answer-call.js';
import { type Bot, noteOf } from './bot.js';
import { Call, type Way } from './call.js';
import { observeRest, restFor } from './connection.js';
import { faultOf, told } from './faults.js';
import { createGateway, failure, TOKEN_REFUSED } from './gateway.js';
import { interactionsListener } from './http-interactions.js';
import { answerInteraction } from './interactions.js';
import { Mentions } from './mentions.js';
import { discordSetup } from './setup.js';

/** After so long people see that an answer is coming. */
const EARLY_MS = 700;
const PATH = '/discord/interactions';

const AGAIN = noteOf({
  blocks: [text('problem', 'I am being started anew.'), text('hint', 'Please ask again in a minute.')],
});

export function createDiscord(config: DiscordConfig, parts: PlatformParts, earlyMs = EARLY_MS): Platform {
  const { log, metrics, asking } = parts;
  const underway = new Set<Promise<void>>();
  let [isClosing, isStarted] = [false, false];

  const during = (work: Promise<void>): Promise<void> => {
    const mine = work.finally(() => underway.delete(mine));
    underway.add(mine);
    return mine;
  };
  const onInteraction = (interaction: APIInteraction, way: Way, arrived: number): Promise<void> => {
    const call = new Call({ interaction, way, arrived, rest: bot.rest, metrics });
    return during(isClosing ? refuse(call) : answerInteraction(bot, call));
  };
  const gateway =
    config.publicKey === undefined
      ? createGateway({
          config,
          log,
          metrics,
          onInteraction,
          onLost: parts.onLost,
          onCreated: (message) => void (isClosing || during(mentions?.created(message) ?? Promise.resolve())),
          onChanged: (message) => void (isClosing || during(mentions?.changed(message) ?? Promise.resolve())),
          onDeleted: (channel, id) => void during(mentions?.deleted(channel, id) ?? Promise.resolve()),
        })
      : undefined;
  const rest = gateway?.rest ?? restFor(config);
  observeRest(rest, metrics);
  const setup = discordSetup(config, config.devGuildId, rest);
  const bot: Bot = { ...parts, rest, earlyMs };
  const mentions = gateway && new Mentions(bot, gateway.self, () => parts.onLost(TOKEN_REFUSED));

  /** One process of many registers for all. */
  const registers = config.shards === 'auto' || config.shards.first === 0;
  const registerCommands = async (): Promise<void> => {
    try {
      const changed = await setup.register(asking.commands);
      log.info({ changed }, changed.length > 0 ? 'commands registered' : 'commands are as they were');
    } catch (err) {
      if (faultOf(err) === 'unauthorised') throw err;
      log.error({ err: told(err) }, 'the commands could not be registered; those that Discord knows go on');
    }
  };

  return {
    name: 'discord',
    listeners:
      config.publicKey === undefined
        ? []
        : [{ path: PATH, listener: interactionsListener(config.publicKey, onInteraction) }],
    async start() {
      try {
        if (registers) await registerCommands();
        await gateway?.connect();
      } catch (error) {
        throw failure(error) ?? error;
      }
      isStarted = true;
      log.info(setup.links, 'Discord is connected; with these links it is added to a server, or to a person');
    },
    isReady: () => isStarted && !isClosing && (gateway?.isReady() ?? true),
    async close(ms) {
      isClosing = true;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ms);
      });
      await Promise.race([Promise.allSettled([...underway]), late]);
      clearTimeout(timer);
      await gateway?.close();
    },
  };
}

const refuse = (call: Call): Promise<void> =>
  (call.interaction.type === InteractionType.ApplicationCommandAutocomplete
    ? suggest(call, [])
    : call.show(AGAIN, PRIVATELY)
  ).catch(() => {});
