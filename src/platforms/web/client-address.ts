// Who asks, as far as limits are concerned.
import { isIP } from 'node:net';

/**
 * The address of the client: of the connection, or with `proxies` in front the entry of X-Forwarded-For that the
 * outermost of them wrote; what stands to the left of it anybody may have written.
 */
export function clientAddress(connection: string | undefined, forwarded: string | undefined, proxies: number): string {
  const own = connection ?? '';
  if (proxies === 0) return network(own);
  const entries = (forwarded ?? '').split(',').map((entry) => entry.trim());
  const entry = entries.at(-proxies) ?? entries[0] ?? '';
  return network(isIP(entry) === 0 ? own : entry);
}

/** One IPv6 client has 2⁶⁴ addresses: the first four groups stand for it. IPv4 in IPv6 is IPv4. */
function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || isIP(address) !== 6) return mapped ?? address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [left, right] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
