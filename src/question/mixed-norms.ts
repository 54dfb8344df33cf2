// ‖W‖₂,₁, which texts define in two ways: the sum of the Euclidean norms of the rows, or that of the columns.
import { mixedNorm } from './say.js';
import type { Told } from './understood.js';

const BAR = String.raw`(?:‖|\|\||\\\|)`;
const IN_SIGNS = new RegExp(
  String.raw`${BAR}\s*([^|‖\n]{1,60}?)\s*${BAR}\s*(?:_?\s*\{?\s*\(?2\s*,\s*1\)?\s*\}?|_\{?21\}?|₂\s*,?\s*₁)`,
);
const IN_WORDS =
  /(?<![\p{L}\d])[lℓ]_?\s?(?:\{?\(?2\s?[,/]\s?l?_?1\)?\}?|₂\s?,?\s?₁|21)[- ](?:norm|penalty|regulari[sz]\w+)(?:\s+of\s+(?:(?:the|a)\s+)?(?:matrix\s+)?([A-Z])(?![\p{L}\d]))?/iu;

/** Asks which of the two is meant, with the question that each makes; undefined where the text has no such norm. */
export function askedOfMixedNorm(text: string): Told | undefined {
  const found = IN_SIGNS.exec(text) ?? IN_WORDS.exec(text);
  if (!found) return undefined;
  const [whole, matrix = 'W'] = found;
  const along = (axis: 0 | 1): string =>
    text.replace(whole, () => `sum(sqrt(sum((${matrix.trim()}).^2, axis=${axis})))`);
  return mixedNorm(matrix.trim(), { rows: along(1), columns: along(0) });
}
