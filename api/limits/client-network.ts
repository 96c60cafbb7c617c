import ipaddr from 'ipaddr.js';

/** Of an IPv6 address, the half that names the network. A client may pick the other half as it likes. */
const NETWORK_PARTS = 4;

/**
 * The name under which a client's address is counted: an IPv4 address whole, an IPv6 address by its /64, because one
 * subscriber has all of that. Text that is no address is its own name.
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
