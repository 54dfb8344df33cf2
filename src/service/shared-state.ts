// What is kept beyond a restart: texts by name, each for a time or for ever.

/** Each call may reject, where the disk or the network fails; no answer should depend on it. */
export interface SharedState {
  /** undefined: never set, deleted or past its time. */
  get(key: string): Promise<string | undefined>;
  /** Without a time it is kept until it is deleted. */
  set(key: string, value: string, ttlMs?: number): Promise<void>;
  /** Sets it unless it is there: true for whoever is first, of all processes that share the state. */
  add(key: string, value: string, ttlMs: number): Promise<boolean>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}
