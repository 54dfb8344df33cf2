// Why a task that was given to a thread has no result.

/**
 * - `timeout`: it took longer than a task may
 * - `crashed`: the thread died or the task threw; `cause` has the details
 * - `busy`: too many tasks are waiting
 * - `closed`: the threads are ended
 */
export type PoolFailure = 'timeout' | 'crashed' | 'busy' | 'closed';

export class PoolFailed extends Error {
  override readonly name = 'PoolFailed';
  constructor(
    readonly reason: PoolFailure,
    options?: ErrorOptions,
  ) {
    super(`A task failed: ${reason}.`, options);
  }
}
