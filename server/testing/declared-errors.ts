import { type Endpoint, refusalsOf } from '../../src/protocol/endpoint.ts';
import * as account from '../../src/protocol/p2core/account-endpoints.ts';
import * as endpoints from '../../src/protocol/p2core/endpoints.ts';
import * as foreign from '../../src/protocol/p2core/foreign-endpoints.ts';
import { fits } from './fits.ts';

const ALL: readonly Endpoint[] = [account, endpoints, foreign].flatMap((each) =>
  Object.values<Endpoint>(each),
);

/**
 * Throws where an answer is not one that the endpoint's description allows: another status, or an error that it does
 * not declare. `error` is the refusal's code without prefix.
 */
export function expectDeclared(method: string, url: string, status: number, error: string | undefined): void {
  const endpoints = ALL.filter((each) => each.method === method && matches(each.path, url));
  const isAllowed = (endpoint: Endpoint): boolean =>
    error === undefined
      ? status === endpoint.status
      : [...refusalsOf(endpoint)].some((code) => code === error);
  if (endpoints.length === 0 || endpoints.some(isAllowed)) return;
  throw new Error(`${method} ${url} may not answer ${status} ${error ?? ''}`);
}

/** A path without parameters is more exact than one with. */
function matches(path: string, url: string): boolean {
  const [pathname = ''] = url.split('?');
  if (ALL.some((each) => each.path === pathname)) return path === pathname;
  return fits(path, pathname);
}
