// From a request to an answer: has the command run, draws the pictures, remembers both; the one place that catches.
import type { Drawing } from '../drawing.js';
import type { Command } from './command.js';
import { problemOf, problemReply } from './problem.js';
import { type CommandRequest, type PictureBlock, type ProblemData, pictured, type Reply } from './reply.js';
import { noCommand, type Ran } from './run.js';

export type Theme = 'dark' | 'light';
export interface Picture {
  readonly png: Uint8Array;
  /** In CSS pixels; the PNG has two pixels for each. */
  readonly width: number;
  readonly height: number;
}

/** What the router needs of the world. */
export interface RouterParts {
  readonly commands: readonly Command[];
  /** Runs a command; rejects with NoAnswer where that says why, else with whatever broke. */
  readonly run: (request: CommandRequest) => Ran | Promise<Ran>;
  /** Rejects where a picture cannot be had, and the answer goes out as text. Remembers what it has drawn. */
  readonly draw: (drawing: Drawing, theme: Theme) => Promise<Picture>;
  /** Remembers answers without their pictures; undefined from `get` is a miss. */
  readonly memory: { get(key: string): Answered | undefined; set(key: string, answer: Answered): void };
  /** Told of every fault of ours, with the reference the person sees. */
  readonly onFault: (fault: unknown, reference: string, request: CommandRequest) => void;
  /** Told of every answer that goes out as not verified. */
  readonly onUnverified?: ((request: CommandRequest) => void) | undefined;
  /** Told of every picture that could not be had. */
  readonly onMissingPicture: (reason: unknown) => void;
}

export interface Answered {
  /** `answer`; `problem` if the request cannot be answered; `fault` if we broke. */
  readonly outcome: 'answer' | 'problem' | 'fault';
  readonly reply: Reply;
  readonly problem?: ProblemData;
  /** The reply's pictures; one may be missing. */
  readonly pictures: ReadonlyMap<PictureBlock, Picture>;
}

export interface Router {
  readonly commands: readonly Command[];
  /** Never rejects. Without a theme no pictures are drawn; asking again with one has only them drawn. */
  answer(request: CommandRequest, theme: Theme | undefined): Promise<Answered>;
}

/** What tells requests apart; undefined for values that no platform sends and no command takes. */
function keyOf(request: CommandRequest): string | undefined {
  try {
    // In whatever order the values came: what is asked while one types is asked again when it is sent.
    const values = Object.entries(request.values).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([request.command, values]);
  } catch {
    return undefined;
  }
}

const NO_PICTURES: ReadonlyMap<PictureBlock, Picture> = new Map();

/** Why a request that is in order has no answer: it took too long, or too many are waiting. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(readonly code: keyof typeof NO_ANSWERS) {
    super(NO_ANSWERS[code].message);
  }
}
const NO_ANSWERS = {
  'took-too-long': {
    message: 'That took longer than an answer may.',
    hint: 'Please ask for a smaller part of it.',
  },
  busy: { message: 'Too many questions are being answered at this moment.', hint: 'Please try again in a second.' },
} as const;

/** What is answered to a command that a platform does not have. */
export function unknownCommand(request: CommandRequest, known: readonly string[]): Answered {
  const problem = problemOf(noCommand(request.command, known));
  return { outcome: 'problem', problem, reply: problemReply(problem, request), pictures: NO_PICTURES };
}

export function createRouter(parts: RouterParts): Router {
  const failed = (problem: ProblemData, outcome: 'problem' | 'fault', request: CommandRequest): Answered => ({
    outcome,
    problem,
    reply: problemReply(problem, request),
    pictures: NO_PICTURES,
  });
  const run = async (request: CommandRequest): Promise<Answered> => {
    try {
      const ran = await parts.run(request);
      if ('problem' in ran) return failed(ran.problem, 'problem', request);
      return { outcome: 'answer', reply: ran.reply, pictures: NO_PICTURES };
    } catch (fault) {
      const reference = Math.random().toString(16).slice(2, 8);
      parts.onFault(fault, reference, request);
      if (fault instanceof NoAnswer)
        return failed({ code: fault.code, ...NO_ANSWERS[fault.code], span: null }, 'fault', request);
      const message = `Something broke on my side (reference ${reference}). Your question was fine as far as I can tell.`;
      const hint = 'Please try another way of writing it.';
      return failed({ code: 'fault', message, span: null, hint }, 'fault', request);
    }
  };

  const drawn = async (answered: Answered, theme: Theme): Promise<Answered> => {
    const pictures = new Map<PictureBlock, Picture>();
    await Promise.all(
      pictured(answered.reply).map(async (block) => {
        try {
          pictures.set(block, await parts.draw(block.drawing, theme));
        } catch (reason) {
          parts.onMissingPicture(reason);
        }
      }),
    );
    return { ...answered, pictures };
  };

  const words = async (request: CommandRequest): Promise<Answered> => {
    const key = keyOf(request);
    const known = key && parts.memory.get(key);
    if (known) return known;
    const answered = await run(request);
    if (answered.reply.unverified) parts.onUnverified?.(request);
    if (answered.outcome !== 'fault' && key) parts.memory.set(key, answered);
    return answered;
  };

  return {
    commands: parts.commands,
    async answer(request, theme) {
      const answered = await words(request);
      return theme && answered.outcome === 'answer' ? drawn(answered, theme) : answered;
    },
  };
}
