// Opens the state that is kept beyond a restart: in Redis or in files.
import type { SharedState } from './shared-state.js';
import { openFiles } from './state-files.js';
import { openRedis } from './state-redis.js';

export type { SharedState };

export interface StateOptions {
  /** With it, all processes that are given the same address share one state. */
  readonly redisUrl?: string | undefined;
  /** Else files in this folder, for one process; it is made when something is first set. */
  readonly dataDir: string;
  /** Told of every connection to Redis that breaks; it is made again by itself. */
  readonly onLost: (reason: unknown) => void;
}

/** Rejects where Redis cannot be reached at the start. */
export const openState = ({ redisUrl, dataDir, onLost }: StateOptions): Promise<SharedState> =>
  redisUrl === undefined ? openFiles(dataDir) : openRedis(redisUrl, onLost);
