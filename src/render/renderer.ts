// Knows which pictures are on their way, which were drawn before, and how many there were.
import { availableParallelism } from 'node:os';
import { Pool } from '../threads/pool.js';
import { PoolFailed } from '../threads/pool-failed.js';
import { type FailureReason, RenderFailed } from './render-failed.js';
import { checkRequest, keyOf, type Picture, type PictureRequest } from './request.js';
import type { Drawn } from './worker.js';

/** Where finished pictures are kept; undefined from `get` is a miss. */
export interface PictureMemory {
  get(key: string): Picture | undefined;
  set(key: string, picture: Picture): unknown;
}

export interface RendererOptions {
  /** Threads. They take about 100 MB each. */
  readonly workers?: number;
  /** How long one picture may take, from the moment a worker begins it. */
  readonly timeoutMs?: number;
  /** Without one every picture is drawn anew. */
  readonly memory?: PictureMemory;
  /** Told how long each picture took that was drawn, ms, with the time that it waited. */
  readonly onDrawn?: (ms: number) => void;
  /** Pictures that may wait for a worker; one more is rejected as `busy`. */
  readonly maxQueue?: number;
  /**
   * What the JavaScript objects of one worker may take, MB; a picture that needs more ends its worker. MathJax itself
   * needs 20; with less than that Node may end the whole process.
   */
  readonly workerHeapMb?: number;
}

/** Counts since the beginning, except the last, which is of the moment. */
export interface RendererStats {
  readonly rendered: number;
  /** Pictures that were in the memory. */
  readonly remembered: number;
  /** Requests that waited for the same picture of another request. */
  readonly shared: number;
  readonly failures: Readonly<Partial<Record<FailureReason, number>>>;
  readonly waiting: number;
}

export interface Renderer {
  /** Rejects with RenderFailed and nothing else. */
  picture(request: PictureRequest): Promise<Picture>;
  /** Fulfilled when every worker has drawn a first picture; without it the first requests wait for that. */
  ready(): Promise<void>;
  /** Finishes the pictures being drawn, rejects the waiting ones as `closed`, ends the threads. */
  close(): Promise<void>;
  stats(): RendererStats;
}

// More workers than this do not make one picture faster, and a chat rarely asks for more at once.
const MOST_WORKERS = 4;
const NO_MEMORY: PictureMemory = { get: () => undefined, set: () => undefined };

/** Cheap: the threads start with the first picture or with `ready()`. */
export function createRenderer({
  workers = Math.max(1, Math.min(MOST_WORKERS, availableParallelism() - 1)),
  timeoutMs = 3000,
  memory = NO_MEMORY,
  onDrawn = () => {},
  maxQueue = 64,
  workerHeapMb = 256,
}: RendererOptions = {}): Renderer {
  const file = new URL('./worker.js', import.meta.url);
  const pool = new Pool<PictureRequest, Drawn>({ file, threads: workers, timeoutMs, maxQueue, heapMb: workerHeapMb });
  const underway = new Map<string, Promise<Picture>>();
  const failures: Partial<Record<FailureReason, number>> = {};
  const counts = { rendered: 0, remembered: 0, shared: 0 };

  async function draw(key: string, request: PictureRequest): Promise<Picture> {
    try {
      checkRequest(request);
      const start = performance.now();
      const drawn = await pool.run(request).catch(asRenderFailed);
      if ('reason' in drawn) throw new RenderFailed(drawn.reason, drawn.message);
      const { picture } = drawn;
      onDrawn(performance.now() - start);
      counts.rendered++;
      memory.set(key, picture);
      return picture;
    } catch (error) {
      if (error instanceof RenderFailed) failures[error.reason] = (failures[error.reason] ?? 0) + 1;
      throw error;
    }
  }

  return {
    async picture(request) {
      const key = keyOf(request);
      const known = memory.get(key);
      if (known) {
        counts.remembered++;
        return known;
      }
      const other = underway.get(key);
      if (other) {
        counts.shared++;
        return other;
      }
      const picture = draw(key, request).finally(() => underway.delete(key));
      underway.set(key, picture);
      return picture;
    },
    ready: () => pool.ready().catch(asRenderFailed),
    close: () => pool.close(),
    stats: () => ({ ...counts, failures: { ...failures }, waiting: pool.waiting }),
  };
}

const FAILURES = {
  timeout: 'The picture took longer than it may.',
  crashed: 'The worker that draws pictures failed.',
  busy: 'Too many pictures are waiting to be drawn.',
  closed: 'The renderer is closed.',
} as const;

function asRenderFailed(failure: unknown): never {
  if (!(failure instanceof PoolFailed)) throw failure;
  throw new RenderFailed(failure.reason, FAILURES[failure.reason], { cause: failure.cause });
}
