import ipaddr from 'ipaddr.js';

/** The length of the network part of an IPv6 address. Clients choose the other half freely. */
const NETWORK_PARTS = 4;

/**
 * Returns the key under which a client is counted: an IPv4 address, or the /64 network of an IPv6 address, because one
 * subscriber has a whole network. Text that is not an address is its own key.
 */
export function clientNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address); // an IPv4 address written as IPv6 is IPv4
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, NETWORK_PARTS)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
