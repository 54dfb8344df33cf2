// Remembers what was asked for lately, within a number of bytes.
import { LRUCache } from 'lru-cache';

export interface MemoryStats {
  readonly hits: number;
  readonly misses: number;
  readonly entries: number;
  readonly bytes: number;
}

export interface Memory<V extends {}> {
  get(key: string): V | undefined;
  /** What is larger than the whole memory is not kept. */
  set(key: string, value: V): void;
  stats(): MemoryStats;
}

export interface MemoryOptions<V> {
  /** What all entries may take together; with 0 nothing is remembered. */
  readonly bytes: number;
  /** What a value takes, without its key. */
  readonly sizeOf: (value: V) => number;
}

// What an entry takes besides its value and its key, measured over 10,000 entries.
const ENTRY_BYTES = 600;

/** Forgets what was not asked for longest. */
export function createMemory<V extends {}>({ bytes, sizeOf }: MemoryOptions<V>): Memory<V> {
  const cache = new LRUCache<string, V>({
    // The library refuses 0, and nothing fits into 1.
    maxSize: Math.max(1, Math.floor(bytes)),
    sizeCalculation: (value, key) => Math.ceil(sizeOf(value)) + 2 * key.length + ENTRY_BYTES,
  });
  let hits = 0;
  let misses = 0;
  return {
    get(key) {
      const value = cache.get(key);
      if (value === undefined) misses++;
      else hits++;
      return value;
    },
    set(key, value) {
      cache.set(key, value);
    },
    stats: () => ({ hits, misses, entries: cache.size, bytes: cache.calculatedSize }),
  };
}

const POINTER = 8;

/** The bytes that plain data takes, roughly: numbers, texts, lists, maps and objects of them. Shared parts count each time. */
export function weigh(value: unknown): number {
  if (typeof value === 'string') return 16 + 2 * value.length;
  if (typeof value !== 'object' || value === null) return POINTER;
  if (ArrayBuffer.isView(value)) return 100 + value.byteLength;
  if (value instanceof Map) return 64 + sum([...value.values()]);
  return Array.isArray(value) ? 16 + sum(value) : 32 + sum(Object.values(value));
}

const sum = (values: readonly unknown[]): number =>
  values.reduce((total: number, value) => total + POINTER + weigh(value), 0);
