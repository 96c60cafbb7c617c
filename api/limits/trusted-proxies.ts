import ipaddr from 'ipaddr.js';

/** Names for ranges that Fastify knows. */
const RANGES = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * How many proxies stand in front, or the addresses that they have: `2`, or `10.0.0.0/8,loopback`. Undefined when the
 * text is neither. Everything else that a request says about its address is ignored.
 */
export function parseTrustedProxies(text: string): number | string[] | undefined {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  const proxies = text.split(',').map((proxy) => proxy.trim());
  return proxies.every(isProxy) ? proxies : undefined;
}

const isProxy = (text: string) =>
  RANGES.includes(text) || ipaddr.isValidCIDR(text) || (/[.:]/.test(text) && ipaddr.isValid(text));
