// Knows what a worker thread does: it warms up, then draws one picture per task.
import { serve } from '../threads/serve.js';
import { draw } from './draw.js';
import { type FailureReason, RenderFailed } from './render-failed.js';
import type { Picture, PictureRequest } from './request.js';

/** A class of ours does not survive the way between threads, so a foreseen failure travels as plain data. */
export type Drawn = { readonly picture: Picture } | { readonly reason: FailureReason; readonly message: string };

async function run(request: PictureRequest): Promise<Drawn> {
  try {
    return { picture: await draw(request) };
  } catch (error) {
    if (error instanceof RenderFailed) return { reason: error.reason, message: error.message };
    throw error;
  }
}

export default serve(run, () =>
  draw({ rows: [['\\begin{bmatrix} x \\end{bmatrix}^{\\top}', '= \\frac{1}{2}']], theme: 'dark' }),
);
