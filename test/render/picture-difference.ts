// Knows how different two pictures look, whatever the last bit of their edges.
import sharp from 'sharp';

const greyThird = async (png: Uint8Array): Promise<{ data: Buffer; width: number; height: number }> => {
  const { width } = await sharp(png).metadata();
  const small = sharp(png)
    .greyscale()
    .resize({ width: Math.ceil(width / 3) });
  const { data, info } = await small.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};

/**
 * From here on two pictures of one size show something different. Measured: a shift by 0.4 px gives at most 62, a plus
 * that became a minus at least 105. At a quarter of the size the thin plus would be 53, at half the shift 93.
 */
export const VISIBLE = 80;

/** The greatest difference of grey between two pictures at a third of their size: 0 to 255. */
export async function pictureDifference(a: Uint8Array, b: Uint8Array): Promise<number> {
  const [one, other] = await Promise.all([greyThird(a), greyThird(b)]);
  if (one.width !== other.width || one.height !== other.height) return 255;
  let greatest = 0;
  for (const [i, grey] of one.data.entries()) greatest = Math.max(greatest, Math.abs(grey - other.data[i]!));
  return greatest;
}
