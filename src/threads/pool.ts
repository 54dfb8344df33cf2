// Worker threads that do one task each at a time: who does what, for how long at most, and who waits.
import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import { PoolFailed } from './pool-failed.js';
import type { Sent } from './serve.js';

export interface PoolOptions {
  /** The program of a thread; it calls `serve`. */
  readonly file: URL;
  readonly threads: number;
  /** How long one task may take, from the moment a thread begins it. */
  readonly timeoutMs: number;
  /** Tasks that may wait for a thread. */
  readonly maxQueue: number;
  /** What the JavaScript objects of one thread may take, MB; a task that needs more ends its thread. */
  readonly heapMb: number;
}

interface Job<Task, Result> {
  readonly task: Task;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: PoolFailed) => void;
}

// Piscina starts, kills and replaces the threads. The queue is ours: Piscina does not count tasks that can be aborted
// against its maxQueue, and the time of a task would run while it waits.
export class Pool<Task, Result> {
  readonly #options: PoolOptions;
  #threads: Piscina | undefined;
  #warm: Promise<void> | undefined;
  #isWarm = false;
  #isClosed = false;
  readonly #waiting: Job<Task, Result>[] = [];
  readonly #running = new Set<Promise<void>>();

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Tasks that no thread has begun. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Starts the threads unless they are started; fulfilled when each is warm, else `crashed`. */
  ready(): Promise<void> {
    if (this.#isClosed) return Promise.reject(new PoolFailed('closed'));
    this.#warm ??= this.#start();
    return this.#warm;
  }

  /** Rejects with PoolFailed. */
  run(task: Task): Promise<Result> {
    if (this.#isClosed) return Promise.reject(new PoolFailed('closed'));
    if (this.#waiting.length >= this.#options.maxQueue) return Promise.reject(new PoolFailed('busy'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#beginWaiting();
    });
  }

  /** Lets the tasks under way come to their end, rejects the waiting ones, ends the threads. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#rejectWaiting(new PoolFailed('closed'));
    await Promise.allSettled([this.#warm, ...this.#running]);
    await this.#threads?.destroy();
  }

  async #start(): Promise<void> {
    try {
      this.#threads = await this.#newThreads();
      const sent: Sent<Task> = 'warm';
      await Promise.all(Array.from({ length: this.#options.threads }, () => this.#threads?.run(sent)));
      this.#isWarm = true;
      this.#beginWaiting();
    } catch (cause) {
      await this.#threads?.destroy();
      this.#warm = undefined;
      const failure = new PoolFailed('crashed', { cause });
      this.#rejectWaiting(failure);
      throw failure;
    }
  }

  async #newThreads(): Promise<Piscina> {
    const { file, threads, heapMb } = this.#options;
    // Loaded here, since many a run of the program needs no thread.
    const { Piscina } = await import('piscina');
    const piscina = new Piscina({
      filename: fileURLToPath(file),
      minThreads: threads,
      maxThreads: threads,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      recordTiming: false,
    });
    // A thread that comes to replace another is counted as idle only after the event that announces it.
    piscina.on('workerCreate', () => queueMicrotask(() => this.#beginWaiting()));
    // A thread died without a task to blame. A waiting task makes a new one start.
    piscina.on('error', () => this.#beginWaiting());
    return piscina;
  }

  #beginWaiting(): void {
    if (!this.#isWarm) {
      // Its failure has rejected every waiting task already.
      if (this.#waiting.length > 0) this.ready().catch(() => {});
      return;
    }
    const threads = this.#threads!;
    // A task begins at once on an idle thread; or where one is missing, because its replacement did not start, it makes
    // another try.
    while (this.#waiting.length > 0 && (threads.idleThreads > 0 || threads.threads.length < this.#options.threads)) {
      const running = this.#run(threads, this.#waiting.shift()!).finally(() => {
        this.#running.delete(running);
        this.#beginWaiting();
      });
      this.#running.add(running);
    }
  }

  async #run(threads: Piscina, { task, resolve, reject }: Job<Task, Result>): Promise<void> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), this.#options.timeoutMs);
    const sent: Sent<Task> = { task };
    try {
      resolve(await threads.run(sent, { signal: deadline.signal }));
    } catch (cause) {
      reject(new PoolFailed(deadline.signal.aborted ? 'timeout' : 'crashed', { cause }));
    } finally {
      clearTimeout(timer);
    }
  }

  #rejectWaiting(failure: PoolFailed): void {
    for (const job of this.#waiting.splice(0)) job.reject(failure);
  }
}
