// Knows the worker threads: who draws what, for how long at most, and who waits.
import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import { RenderFailed } from './render-failed.js';
import type { Picture, PictureRequest } from './request.js';
import type { Drawn, Task } from './worker.js';

export interface PoolOptions {
  readonly workers: number;
  readonly timeoutMs: number;
  readonly maxQueue: number;
  readonly workerHeapMb: number;
}

interface Job {
  readonly request: PictureRequest;
  readonly resolve: (picture: Picture) => void;
  readonly reject: (error: RenderFailed) => void;
}

// Piscina starts, kills and replaces the threads. The queue is ours: Piscina does not count tasks that can be aborted
// against its maxQueue, and the time of a task would run while it waits.
export class Pool {
  readonly #options: PoolOptions;
  #threads: Piscina | undefined;
  #warm: Promise<void> | undefined;
  #isWarm = false;
  #isClosed = false;
  readonly #waiting: Job[] = [];
  readonly #running = new Set<Promise<void>>();

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Pictures that no worker has begun. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Starts the workers unless they are started; fulfilled when each has drawn a first picture, else `crashed`. */
  ready(): Promise<void> {
    if (this.#isClosed) return Promise.reject(closed());
    this.#warm ??= this.#start();
    return this.#warm;
  }

  /** Rejects with RenderFailed. */
  draw(request: PictureRequest): Promise<Picture> {
    if (this.#isClosed) return Promise.reject(closed());
    if (this.#waiting.length >= this.#options.maxQueue) {
      return Promise.reject(new RenderFailed('busy', 'Too many pictures are waiting to be drawn.'));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
      this.#beginWaiting();
    });
  }

  /** Lets the pictures that are being drawn come to their end, rejects the waiting ones, ends the threads. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#rejectWaiting(closed());
    await Promise.allSettled([this.#warm, ...this.#running]);
    await this.#threads?.destroy();
  }

  async #start(): Promise<void> {
    try {
      this.#threads = await this.#newThreads();
      const task: Task = 'warm';
      await Promise.all(Array.from({ length: this.#options.workers }, () => this.#threads?.run(task)));
      this.#isWarm = true;
      this.#beginWaiting();
    } catch (cause) {
      await this.#threads?.destroy();
      this.#warm = undefined;
      const failure = new RenderFailed('crashed', 'The workers that draw pictures do not start.', { cause });
      this.#rejectWaiting(failure);
      throw failure;
    }
  }

  async #newThreads(): Promise<Piscina> {
    const { workers, workerHeapMb } = this.#options;
    // Loaded here, since many a run of the program draws nothing.
    const { Piscina } = await import('piscina');
    const threads = new Piscina({
      filename: fileURLToPath(new URL('./worker.js', import.meta.url)),
      minThreads: workers,
      maxThreads: workers,
      resourceLimits: { maxOldGenerationSizeMb: workerHeapMb },
      recordTiming: false,
    });
    // A worker that comes to replace another is counted as idle only after the event that announces it.
    threads.on('workerCreate', () => queueMicrotask(() => this.#beginWaiting()));
    // A worker died without a picture to blame. A waiting picture makes a new one start.
    threads.on('error', () => this.#beginWaiting());
    return threads;
  }

  #beginWaiting(): void {
    if (!this.#isWarm) {
      // Its failure has rejected every waiting picture already.
      if (this.#waiting.length > 0) this.ready().catch(() => {});
      return;
    }
    const threads = this.#threads!;
    // A picture begins at once on an idle worker; or where one is missing, because its replacement did not start,
    // it makes another try.
    while (this.#waiting.length > 0 && (threads.idleThreads > 0 || threads.threads.length < this.#options.workers)) {
      const running = this.#run(threads, this.#waiting.shift()!).finally(() => {
        this.#running.delete(running);
        this.#beginWaiting();
      });
      this.#running.add(running);
    }
  }

  async #run(threads: Piscina, { request, resolve, reject }: Job): Promise<void> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), this.#options.timeoutMs);
    try {
      const drawn: Drawn = await threads.run(request, { signal: deadline.signal });
      if ('picture' in drawn) resolve(drawn.picture);
      else reject(new RenderFailed(drawn.reason, drawn.message));
    } catch (cause) {
      if (deadline.signal.aborted) {
        reject(new RenderFailed('timeout', `The picture took longer than ${this.#options.timeoutMs} ms.`));
      } else {
        reject(new RenderFailed('crashed', 'The worker that drew the picture failed.', { cause }));
      }
    } finally {
      clearTimeout(timer);
    }
  }

  #rejectWaiting(failure: RenderFailed): void {
    for (const job of this.#waiting.splice(0)) job.reject(failure);
  }
}

function closed(): RenderFailed {
  return new RenderFailed('closed', 'The renderer is closed.');
}
