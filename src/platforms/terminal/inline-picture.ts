// Which terminals show pictures between lines of text, and the sequences that they take them with.
import type { Environment } from './style.js';

export type Protocol = 'kitty' | 'iterm';

/** Undefined where no picture can be shown: tmux and screen keep the sequences to themselves. */
export function protocolOf(stream: { readonly isTTY?: boolean }, env: Environment): Protocol | undefined {
  const term = env['TERM'] ?? '';
  if (!stream.isTTY || env['TMUX'] || /^(tmux|screen)/.test(term)) return undefined;
  if (env['KITTY_WINDOW_ID'] || /kitty|ghostty/.test(term) || env['TERM_PROGRAM'] === 'ghostty') return 'kitty';
  if (/^(iTerm\.app|WezTerm)$/.test(env['TERM_PROGRAM'] ?? '')) return 'iterm';
  return Number(env['KONSOLE_VERSION']) >= 220400 ? 'iterm' : undefined;
}

// CSS pixels of a usual column; the terminal's own font decides how large the picture becomes.
const COLUMN_WIDTH = 8;
// The longest piece that kitty's protocol allows.
const CHUNK = 4096;

export function inlinePicture(
  { png, width }: { readonly png: Uint8Array; readonly width: number },
  protocol: Protocol,
  columns: number,
): string {
  const wide = Math.max(1, Math.min(columns, Math.round(width / COLUMN_WIDTH)));
  const base64 = Buffer.from(png).toString('base64');
  if (protocol === 'iterm') {
    return `\u001b]1337;File=inline=1;size=${png.byteLength};width=${wide}:${base64}\u0007`;
  }
  let sequence = '';
  for (let at = 0; at < base64.length; at += CHUNK) {
    // a=T shows it, f=100 is PNG, q=2 asks for no reply, which would arrive as if somebody had typed it.
    const first = at === 0 ? `a=T,f=100,q=2,c=${wide},` : '';
    const more = at + CHUNK < base64.length ? 1 : 0;
    sequence += `\u001b_G${first}m=${more};${base64.slice(at, at + CHUNK)}\u001b\\`;
  }
  return sequence;
}
