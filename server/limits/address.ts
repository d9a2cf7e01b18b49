import { isIP } from 'node:net';

/** Whatever a proxy passes on that is no address. */
const NO_ADDRESS = 'none';
/** How an IPv4 address looks where the server listens on IPv6. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** By what an address is counted: IPv4 by itself, IPv6 by its /64, which is what one household or machine has. */
export function addressKey(address: string): string {
  const version4 = MAPPED.exec(address)?.[1] ?? address;
  switch (isIP(version4)) {
    case 4:
      return version4;
    case 6:
      return `${groupsOf(version4).slice(0, 4).join(':')}::/64`;
    default:
      return NO_ADDRESS;
  }
}

/** All eight, in lower case, without leading zeros. */
function groupsOf(address: string): string[] {
  const { hostname } = new URL(`http://[${address.split('%', 1)[0]}]`);
  const [before = [], after = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((side) => side.split(':').filter((group) => group !== ''));
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
