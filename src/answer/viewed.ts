// What every answer about a derivative is made of: a line, a picture, reasons, how sure it is, and views.
import type { ContentBlock, Inline, PictureBlock } from './blocks.js';

export interface Viewed<View extends string, Data> {
  readonly verdict: readonly Inline[];
  readonly picture: PictureBlock;
  readonly why: readonly string[];
  readonly badge: string;
  readonly conventions: string;
  /** Each view is made when it is asked for. */
  readonly views: Readonly<Record<View, () => readonly ContentBlock[]>>;
  readonly data: Data;
}
