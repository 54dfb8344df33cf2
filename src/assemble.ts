// Puts renderer, memories and router together: the same for the server and for the terminal.
import { allCommands, commands as forEverybody } from '../commands/index.js';
import { type Completion, createComplete, type Suggestion } from './chat/complete.js';
import type { CommandRequest } from './chat/reply.js';
import { type Answered, createRouter, NoAnswer, type Router, type RouterParts } from './chat/router.js';
import { type Ran, runnerOf } from './chat/run.js';
import { createRenderer, type Picture, type Renderer } from './render/index.js';
import { createMemory, type MemoryStats, weigh } from './service/memory.js';
import { Pool } from './threads/pool.js';
import { PoolFailed } from './threads/pool-failed.js';

export interface AssembleOptions {
  /** Whether those who ask are known, so that they can have settings of their own. */
  readonly personal?: boolean;
  /** Threads that answer, about 60 MB each; without one the commands run on the thread that calls. */
  readonly answerers?: number | undefined;
  /** Threads that draw pictures; as many as the machine suggests if left out. */
  readonly workers?: number | undefined;
  /** How long one picture may take, ms. */
  readonly timeoutMs?: number | undefined;
  /** What remembered answers and pictures may take together; 0 remembers nothing. */
  readonly cacheBytes?: number | undefined;
  /** Told of every fault of ours, with the reference that the person sees. */
  readonly onFault: RouterParts['onFault'];
  /** Told of every picture that could not be had: a RenderFailed. */
  readonly onMissingPicture: RouterParts['onMissingPicture'];
  readonly onUnverified?: RouterParts['onUnverified'];
  /** Told how long each picture took that had to be drawn, ms. */
  readonly onPicture?: ((ms: number) => void) | undefined;
}

export interface Assembled {
  readonly router: Router;
  readonly renderer: Renderer;
  /** What could be typed next. */
  readonly complete: (completion: Completion) => Promise<readonly Suggestion[]>;
  /** Fulfilled when the threads that answer are warm; the first questions wait for that. */
  readonly ready: () => Promise<void>;
  readonly memories: () => { readonly answers: MemoryStats; readonly pictures: MemoryStats };
  /** Finishes the pictures being drawn and ends the threads, so that the process can end. */
  close(): Promise<void>;
}

const CACHE_BYTES = 64 * 1024 * 1024;
/** Far beyond the budget of any answer: only a fault of ours takes as long. */
const ANSWER_MS = 5000;
/** Answers that may wait. At some milliseconds each, whoever is behind as many has to wait for seconds. */
const MAX_WAITING = 1000;
const ANSWER_HEAP_MB = 256;

/** Cheap: threads start with the first picture or with `renderer.ready()`. */
export function assemble({
  personal = false,
  answerers = 0,
  workers,
  timeoutMs,
  cacheBytes = CACHE_BYTES,
  onFault,
  onMissingPicture,
  onUnverified,
  onPicture,
}: AssembleOptions): Assembled {
  const commands = personal ? allCommands : forEverybody;
  // Two memories: another answer may have the same picture, and answers without pictures are small.
  const pictures = createMemory<Picture>({ bytes: cacheBytes / 2, sizeOf: ({ png }) => png.byteLength });
  const answers = createMemory<Answered>({ bytes: cacheBytes / 2, sizeOf: weigh });
  const renderer = createRenderer({
    memory: pictures,
    ...(workers === undefined ? {} : { workers }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(onPicture ? { onDrawn: onPicture } : {}),
  });
  const answering = answerers > 0 ? new Pool<CommandRequest, Ran>({ ...ANSWERING, threads: answerers }) : undefined;
  const router = createRouter({
    commands,
    run: answering ? (request) => answering.run(request).catch(explained) : runnerOf(commands),
    memory: answers,
    draw: (drawing, theme) => renderer.picture({ ...drawing, theme }),
    onFault,
    onMissingPicture,
    onUnverified,
  });
  return {
    router,
    renderer,
    complete: createComplete(commands, (request) => router.answer(request, undefined)),
    memories: () => ({ answers: answers.stats(), pictures: pictures.stats() }),
    ready: async () => answering?.ready(),
    close: async () => {
      await Promise.all([answering?.close(), renderer.close()]);
    },
  };
}

const ANSWERING = {
  file: new URL('./answer-worker.js', import.meta.url),
  timeoutMs: ANSWER_MS,
  maxQueue: MAX_WAITING,
  heapMb: ANSWER_HEAP_MB,
};

/** What broke in a thread, as what the router tells people. */
function explained(failure: unknown): never {
  if (!(failure instanceof PoolFailed)) throw failure;
  if (failure.reason === 'timeout') throw new NoAnswer('took-too-long');
  if (failure.reason === 'busy' || failure.reason === 'closed') throw new NoAnswer('busy');
  throw failure.cause ?? failure;
}
