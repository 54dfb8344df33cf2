// Knows the way from a request to its picture, in the thread that it is called in.
import { compose } from './compose.js';
import { rasterise } from './rasterise.js';
import type { Picture, PictureRequest } from './request.js';
import { THEMES } from './themes.js';
import { typeset } from './typeset.js';

/** Throws RenderFailed: `tex`, `text-in-svg`, `too-large`. */
export async function draw({ rows, theme }: PictureRequest): Promise<Picture> {
  const { svg, width, height } = compose(rows.map(typeset), THEMES[theme]);
  return { png: await rasterise(svg), width, height };
}
