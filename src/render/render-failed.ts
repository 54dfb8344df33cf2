// Knows why a picture may be missing.

/**
 * - `tex`: the TeX is wrong or uses a command that is not known here, or a figure has no proper numbers
 * - `text-in-svg`: a character has no glyph of ours and would need a font of the machine
 * - `too-large`: the request, or what it draws, exceeds a limit
 * - `timeout`: drawing took longer than allowed
 * - `crashed`: the worker died or failed in a way nobody foresaw; `cause` has the details
 * - `busy`: too many pictures are waiting
 * - `closed`: the renderer is closed
 */
export type FailureReason = 'tex' | 'text-in-svg' | 'too-large' | 'timeout' | 'crashed' | 'busy' | 'closed';

/** The message is one sentence without paths and may be shown; `cause` is for logs only. */
export class RenderFailed extends Error {
  override readonly name = 'RenderFailed';

  constructor(
    readonly reason: FailureReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
