// State in Redis, shared by every process that is given the same address.
import { createClient } from '@redis/client';
import type { SharedState } from './shared-state.js';

const PREFIX = 'jacobot:';
const CONNECT_MS = 5000;
const LONGEST_PAUSE_MS = 5000;

export async function openRedis(url: string, onLost: (reason: unknown) => void): Promise<SharedState> {
  let wasReady = false;
  const client = createClient({
    url,
    // Without a connection a command fails at once: whoever waits for an answer cannot wait for Redis.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_MS,
      reconnectStrategy: (tries, cause) => (wasReady ? Math.min(50 * 2 ** tries, LONGEST_PAUSE_MS) : cause),
    },
  });
  client.on('error', (reason) => wasReady && onLost(reason));
  await client.connect();
  wasReady = true;
  return {
    async get(key) {
      return (await client.get(PREFIX + key)) ?? undefined;
    },
    async set(key, value, ttlMs) {
      await client.set(PREFIX + key, value, ttlMs === undefined ? {} : { expiration: { type: 'PX', value: ttlMs } });
    },
    add: async (key, value, ttlMs) =>
      (await client.set(PREFIX + key, value, { condition: 'NX', expiration: { type: 'PX', value: ttlMs } })) !== null,
    async delete(key) {
      await client.del(PREFIX + key);
    },
    close: async () => {
      if (client.isReady) await client.close();
      else client.destroy();
    },
  };
}
