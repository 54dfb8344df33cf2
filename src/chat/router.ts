// From a request to an answer: has the command run, draws the pictures, remembers both; the one place that catches.
import type { Command } from './command.js';
import { problemReply } from './problem.js';
import type { CommandRequest, FormulaBlock, ProblemData, Reply } from './reply.js';
import type { Ran } from './run.js';

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
  /** Draws rows of TeX; rejects where a picture cannot be had, and the answer goes out as text. */
  readonly draw: (rows: FormulaBlock['rows'], theme: Theme) => Promise<Picture>;
  /** Remembers answers; undefined from `get` is a miss. */
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
  /** The pictures of the reply's formulas; one may be missing. */
  readonly pictures: ReadonlyMap<FormulaBlock, Picture>;
}

export interface Router {
  readonly commands: readonly Command[];
  /** Never rejects. Without a theme no pictures are drawn. */
  answer(request: CommandRequest, theme: Theme | undefined): Promise<Answered>;
}

/** What tells requests apart; undefined for values that no platform sends and no command takes. */
function keyOf(request: CommandRequest, theme: Theme | undefined): string | undefined {
  try {
    return JSON.stringify([request, theme ?? '']);
  } catch {
    return undefined;
  }
}

const NO_PICTURES: ReadonlyMap<FormulaBlock, Picture> = new Map();

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
    const formulas = answered.reply.blocks.filter((block) => block.type === 'formula');
    const pictures = new Map<FormulaBlock, Picture>();
    await Promise.all(
      formulas.map(async (block) => {
        try {
          pictures.set(block, await parts.draw(block.rows, theme));
        } catch (reason) {
          parts.onMissingPicture(reason);
        }
      }),
    );
    return { ...answered, pictures };
  };

  return {
    commands: parts.commands,
    async answer(request, theme) {
      const key = keyOf(request, theme);
      const known = key && parts.memory.get(key);
      if (known) return known;
      const answered = await run(request);
      if (answered.reply.unverified) parts.onUnverified?.(request);
      if (answered.outcome === 'fault' || !key) return answered;
      const complete = theme ? await drawn(answered, theme) : answered;
      const formulas = complete.reply.blocks.filter((block) => block.type === 'formula').length;
      // An answer that lacks a picture may have it the next time.
      if (!theme || complete.pictures.size === formulas) parts.memory.set(key, complete);
      return complete;
    },
  };
}
