// Knows sharp: SVG becomes a palette PNG.
import sharp from 'sharp';
import { MAX_PIXELS } from './measures.js';

// Each worker draws one picture at a time, and no picture is read twice.
sharp.concurrency(1);
sharp.cache(false);

/** A PNG of the size that the SVG says in its width and height, with at most so many colours. */
export function rasterise(svg: string, colours: number): Promise<Uint8Array> {
  return sharp(Buffer.from(svg), { limitInputPixels: MAX_PIXELS })
    .removeAlpha()
    .png({ palette: true, colours, effort: 1, dither: 0 })
    .toBuffer();
}
