// What a chat platform is given, and what it is for whoever starts and ends the process.
import type { RequestListener } from 'node:http';
import type { Completion, Suggestion } from '../chat/complete.js';
import type { Asking } from './asking.js';
import type { Log } from './log.js';
import type { PlatformMetrics } from './metrics.js';
import type { SharedState } from './shared-state.js';

export interface PlatformParts {
  /** Within the limits of a chat: so many questions in a time, one after the other, with a person's settings. */
  readonly asking: Asking;
  /** What could be typed next; there within 50 ms, or empty. */
  readonly complete: (completion: Completion) => Promise<readonly Suggestion[]>;
  readonly state: SharedState;
  readonly log: Log;
  readonly metrics: PlatformMetrics;
  /** Where people reach the web page from outside; undefined where nobody said. */
  readonly publicUrl: string | undefined;
  /** Told when the service will not have us any more, as when a token was revoked: the process ends and says why. */
  readonly onLost: (problem: PlatformFailed) => void;
}

/** Takes every request to the web server whose path begins with `path`. */
export interface Listener {
  readonly path: `/${string}`;
  readonly listener: RequestListener;
}

export interface Platform {
  readonly name: 'discord' | 'slack';
  /** What it needs of the web server, for platforms that are called over HTTP. */
  readonly listeners: readonly Listener[];
  /** Connects; fulfilled when questions can come. Rejects with PlatformFailed where that cannot be. */
  start(): Promise<void>;
  /** Whether questions can come at this moment. */
  isReady(): boolean;
  /** Takes no new question, finishes those it has taken within `ms`, and disconnects. */
  close(ms: number): Promise<void>;
}

/** Why a platform cannot be started, in one sentence for whoever runs it; it never holds a secret. */
export class PlatformFailed extends Error {
  override readonly name = 'PlatformFailed';
}
