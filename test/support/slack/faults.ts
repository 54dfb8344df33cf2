// What can go wrong between a program and Slack, on request: so many times, for one method.
export type Fault =
  | { readonly kind: 'rate-limit'; readonly seconds: number }
  | { readonly kind: 'refuse'; readonly error: string }
  | { readonly kind: 'status'; readonly status: number }
  /** The connection breaks, and nothing was done. */
  | { readonly kind: 'cut-before' }
  /** The connection breaks, and all was done. */
  | { readonly kind: 'cut-after' }
  | { readonly kind: 'late'; readonly ms: number };

export interface Faults {
  /** The next `times` calls of the method; `respond` is an address to respond to, `upload` one to upload to. */
  add(method: string, fault: Fault, times?: number): void;
  next(method: string): Fault | undefined;
}

export function createFaults(): Faults {
  const waiting: { method: string; fault: Fault; times: number }[] = [];
  return {
    add: (method, fault, times = 1) => void waiting.push({ method, fault, times }),
    next(method) {
      const found = waiting.find((each) => each.method === method && each.times > 0);
      if (!found) return undefined;
      found.times--;
      return found.fault;
    },
  };
}
