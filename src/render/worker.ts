// Knows what a worker thread does: it warms up, then draws one picture per task.
import { draw } from './draw.js';
import { type FailureReason, RenderFailed } from './render-failed.js';
import type { Picture, PictureRequest } from './request.js';

/** A class of ours does not survive the way between threads, so a foreseen failure travels as plain data. */
export type Drawn = { readonly picture: Picture } | { readonly reason: FailureReason; readonly message: string };

/** What a task is: a request, or nothing, to learn that the worker is warm. */
export type Task = PictureRequest | 'warm';

async function run(task: Task): Promise<Drawn | undefined> {
  if (task === 'warm') return undefined;
  try {
    return { picture: await draw(task) };
  } catch (error) {
    if (error instanceof RenderFailed) return { reason: error.reason, message: error.message };
    throw error;
  }
}

async function warm(): Promise<typeof run> {
  await draw({ rows: [['\\begin{bmatrix} x \\end{bmatrix}^{\\top}', '= \\frac{1}{2}']], theme: 'dark' });
  return run;
}

// The pool counts a worker as ready when this promise is fulfilled.
export default warm();
