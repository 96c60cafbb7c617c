import ipaddr from 'ipaddr.js';

/** Named ranges of Fastify. */
const RANGES = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Parses the trusted proxies: their number or their addresses, such as `2` or `10.0.0.0/8,loopback`. Returns undefined for
 * any other text. Forwarding headers of other senders are ignored.
 */
export function parseTrustedProxies(text: string): number | string[] | undefined {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  const proxies = text.split(',').map((proxy) => proxy.trim());
  return proxies.every(isProxy) ? proxies : undefined;
}

const isProxy = (text: string) =>
  RANGES.includes(text) || ipaddr.isValidCIDR(text) || (/[.:]/.test(text) && ipaddr.isValid(text));
