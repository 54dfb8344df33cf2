// Asks the router on behalf of a person: within their limits, with their settings, and with a record of how it went.
import type { Command } from '../chat/command.js';
import { type CommandRequest, type ProblemData, text } from '../chat/reply.js';
import { type Answered, type Router, type Theme, unknownCommand } from '../chat/router.js';
import { DEFAULT_SETTINGS, type Settings, type SettingsStore, withSettings } from '../chat/settings.js';
import type { RateLimit } from './rate-limit.js';
import type { RequestRecord } from './request-record.js';
import { within } from './within.js';

/** Each may hold an answer of some 100 kB. With more the event loop is so late that people have gone. */
const MAX_IN_FLIGHT = 256;

export interface Ask {
  /** Stands in the log. */
  readonly id: string;
  /** Unique within the platform: whose limit it counts against, whose settings hold. */
  readonly person: string;
  readonly request: CommandRequest;
  /** Said for this question; else the person's own. */
  readonly theme?: Theme;
  readonly part?: RequestRecord['part'];
}

export interface Asked {
  /** What was asked, with what the person has set. */
  readonly request: CommandRequest;
  readonly settings: Settings;
  /** The answer without its pictures; there within milliseconds. */
  readonly words: Answered;
  /** The answer with its pictures, or in words where those take too long. Never rejects. */
  readonly whole: Promise<Answered>;
}

/** Nobody tried to answer: too many questions of one person, one that is still being answered, or too many of all. */
export interface Declined {
  readonly declined: 'too-many' | 'one-at-a-time' | 'busy';
  /** When it may be tried again. */
  readonly seconds: number;
}

export interface Asking {
  /** What can be asked here. */
  readonly commands: readonly Command[];
  /** Never rejects. */
  ask(ask: Ask): Promise<Asked | Declined>;
  settingsOf(person: string): Promise<Settings>;
  readonly inFlight: number;
}

export interface AskingParts {
  readonly platform: RequestRecord['platform'];
  readonly router: Router;
  readonly limit: RateLimit;
  readonly observe: (record: RequestRecord) => void;
  /** Without it nobody has settings, and commands that are about persons cannot be asked. */
  readonly settings?: SettingsStore | undefined;
  /** Whether a person's next question has to wait for the last one's answer. */
  readonly oneAtATime?: boolean;
  readonly maxInFlight?: number | undefined;
  /** An answer goes out in words where its pictures take longer, ms; without it, it waits for them. */
  readonly wholeMs?: number | undefined;
}

export function createAsking(parts: AskingParts): Asking {
  const { router, limit, observe, platform, settings: store, maxInFlight = MAX_IN_FLIGHT, wholeMs } = parts;
  const commands = router.commands.filter(({ personal }) => !personal || store);
  const byName = new Map(commands.map((command) => [command.name, command]));
  const asking = new Set<string>();
  let inFlight = 0;

  const settingsOf = async (person: string): Promise<Settings> =>
    store ? store.of(`${platform}:${person}`) : DEFAULT_SETTINGS;

  /** A command about the person: what it says is kept, and it answers with all there is. */
  const changed = async (request: CommandRequest, person: string): Promise<Answered> => {
    const answered = await router.answer(request, undefined);
    if (answered.outcome !== 'answer' || !store) return answered;
    try {
      const settings = await store.change(`${platform}:${person}`, request.values);
      return await router.answer({ ...request, values: { ...settings } }, undefined);
    } catch {
      const message = 'Your settings could not be kept.';
      const problem: ProblemData = { code: 'not-kept', message, span: null, hint: 'Please try again in a minute.' };
      const blocks = [text('problem', message), text('hint', problem.hint)];
      return { outcome: 'fault', problem, reply: { blocks }, pictures: new Map() };
    }
  };

  return {
    commands,
    settingsOf,
    get inFlight() {
      return inFlight;
    },
    async ask({ id, person, request: asked, theme, part = 'answer' }) {
      const start = performance.now();
      const command = byName.get(asked.command);
      const main = command === undefined ? undefined : asked.values[command.main];
      const record = (outcome: RequestRecord['outcome']): void =>
        observe({
          id,
          platform,
          part,
          command: command?.name ?? 'unknown',
          length: typeof main === 'string' ? main.length : 0,
          ms: Math.round((performance.now() - start) * 100) / 100,
          outcome,
        });
      const declined = (reason: Declined['declined'], seconds: number): Declined => {
        record('refused');
        return { declined: reason, seconds };
      };
      if (parts.oneAtATime && asking.has(person)) return declined('one-at-a-time', 1);
      if (inFlight >= maxInFlight) return declined('busy', 1);
      inFlight++;
      asking.add(person);
      const done = (): void => {
        inFlight--;
        asking.delete(person);
      };
      const wait = await limit(person).catch(() => 0);
      if (wait > 0) {
        done();
        return declined('too-many', wait);
      }
      const own = await settingsOf(person);
      const request = command ? withSettings(asked, command, own) : asked;
      const words = !command
        ? unknownCommand(asked, [...byName.keys()])
        : command.personal
          ? await changed(request, person)
          : await router.answer(request, undefined);
      const settings = command?.personal ? await settingsOf(person) : own;
      const isDrawn = words.outcome === 'answer' && !command?.personal;
      const drawn = isDrawn ? router.answer(request, theme ?? settings.theme) : Promise.resolve(words);
      const whole = wholeMs === undefined ? drawn : within(wholeMs, drawn).then((answered) => answered ?? words);
      const finished = whole.then((answered) => {
        done();
        record(answered.outcome);
        return answered;
      });
      return { request, settings, words, whole: finished };
    },
  };
}
