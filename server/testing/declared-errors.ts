import { COMMON_ERRORS, type Endpoint, SESSION_ERRORS } from '../../src/protocol/endpoint.ts';
import * as account from '../../src/protocol/p2core/account-endpoints.ts';
import * as endpoints from '../../src/protocol/p2core/endpoints.ts';
import { fits } from './fits.ts';

const ALL: readonly Endpoint[] = [...Object.values(account), ...Object.values(endpoints)];

/**
 * Throws where an answer is not one that the endpoint's description allows: another status, or an error that it does
 * not declare. `error` is the refusal's code without prefix.
 */
export function expectDeclared(method: string, url: string, status: number, error: string | undefined): void {
  const endpoint = ALL.find((each) => each.method === method && matches(each.path, url));
  if (!endpoint) return;
  const allowed: readonly string[] = [
    ...endpoint.errors,
    ...COMMON_ERRORS,
    ...(endpoint.access === 'session' ? SESSION_ERRORS : []),
  ];
  if (error === undefined ? status === endpoint.status : allowed.includes(error)) return;
  throw new Error(`${method} ${endpoint.path} may not answer ${status} ${error ?? ''}`);
}

/** A path without parameters is more exact than one with. */
function matches(path: string, url: string): boolean {
  const [pathname = ''] = url.split('?');
  if (ALL.some((each) => each.path === pathname)) return path === pathname;
  return fits(path, pathname);
}
