// The arguments of a command out of the body of a request.
import { Refused } from './refused.js';
import type { Arguments } from './wire.js';

/** Bytes of a body: an expression of 2,000 characters and 10,000 numbers take less. */
export const MAX_BODY = 256 * 1024;
/** Lists inside one another; everything that walks over values is recursive. */
const MAX_DEPTH = 20;

/** An empty body gives no arguments. Throws Refused. */
export function readArguments(body: string, contentType: string | undefined): Arguments {
  if (body === '') return {};
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) throw new Refused('unsupported-media-type');
  const value = parsed(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refused('bad-body');
  if (isDeeper(value, MAX_DEPTH)) throw new Refused('too-deep');
  return value as Arguments;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refused('bad-json');
  }
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));
