// What a thread of a pool runs: it warms up, then does one task after the other.

/** What a thread is sent: a task, or nothing, to learn that it is warm. */
export type Sent<Task> = { readonly task: Task } | 'warm';

/** The default export of a thread's program: the pool counts the thread as ready when the promise is fulfilled. */
export async function serve<Task, Result>(
  run: (task: Task) => Result | Promise<Result>,
  warmUp: () => unknown,
): Promise<(sent: Sent<Task>) => Promise<Result | undefined>> {
  await warmUp();
  return async (sent) => (sent === 'warm' ? undefined : run(sent.task));
}
