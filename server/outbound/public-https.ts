import { Resolver } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { ClavesError } from '../../src/protocol/claves-error.ts';
import type { HttpPort } from '../../src/protocol/http.ts';
import { exchange } from './exchange.ts';
import { isPublicAddress } from './public-address.ts';

/** Milliseconds for one question to the name server. Not by the system's resolver: that holds up passwords and files. */
const DNS_TIMEOUT = 2000;

/** What of the world the connections are made in. */
export interface Internet {
  /** Every address of a name; none where it has none. */
  readonly addressesOf: (name: string) => Promise<readonly string[]>;
  readonly isPublic: (address: string) => boolean;
  readonly port: number;
  /** Who vouches for certificates: those whom Node trusts, if it does not say. */
  readonly ca?: string;
}

export const INTERNET: Internet = { addressesOf, isPublic: isPublicAddress, port: 443 };

/**
 * Speaks with a server of the public internet, by https on port 443 alone. Its name is resolved once, and connected to
 * is an address that was looked at: nobody makes us ask something in our own network. `baseUrl`: no slash at its end.
 * `send` throws `ClavesError('SERVER_UNREACHABLE')` for all that goes wrong.
 */
export function publicHttps(internet: Internet, baseUrl: string, signal: AbortSignal): HttpPort {
  const { port, ca } = internet;
  const connecting = { port, signal, lookup: lookupIn(internet), ...(ca === undefined ? {} : { ca }) };
  return {
    async send(request) {
      const url = URL.parse(baseUrl + request.path);
      if (!url || !isAllowed(url)) throw new ClavesError('SERVER_UNREACHABLE');
      return exchange(url, request, connecting);
    },
  };
}

/** No address in place of a name: it would not be looked up, and so not be looked at. */
function isAllowed({ protocol, port, hostname, username, password }: URL): boolean {
  const isName = isIP(hostname) === 0 && !hostname.startsWith('[');
  return protocol === 'https:' && port === '' && isName && username === '' && password === '';
}

/** Node connects to nothing but what this gives it. */
function lookupIn({ addressesOf, isPublic }: Internet): LookupFunction {
  return (name, { all }, callback) => {
    const found = addressesOf(name).then((addresses) => addresses.filter(isPublic));
    found.then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) callback(new Error('no public address'), '', 0);
        else if (!all) callback(null, first, isIP(first));
        else
          callback(
            null,
            addresses.map((address) => ({ address, family: isIP(address) })),
          );
      },
      (error) => callback(error, '', 0),
    );
  };
}

async function addressesOf(name: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: DNS_TIMEOUT, tries: 1 });
  const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  return found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
}
