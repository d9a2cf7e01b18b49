import type { Access, Endpoint } from '../../src/protocol/endpoint.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { AnyCaller } from './mount.ts';

interface WithEndpoint {
  readonly endpoint: Endpoint;
}

/** Those of one method and path together. */
export function sharedRoutes<Each extends WithEndpoint>(mounted: readonly Each[]): [Each, ...Each[]][] {
  const routes = new Map<string, [Each, ...Each[]]>();
  for (const each of mounted) {
    const name = `${each.endpoint.method} ${each.endpoint.path}`;
    const sharing = routes.get(name);
    if (sharing) sharing.push(each);
    else routes.set(name, [each]);
  }
  return [...routes.values()];
}

/** Which of those that share a route is for this caller? Throws FORBIDDEN where none is. */
export function endpointFor<Each extends WithEndpoint>(
  sharing: readonly Each[],
  caller: AnyCaller | null,
): Each {
  const found = sharing.find(({ endpoint }) => admits(endpoint.access, caller));
  if (!found) throw new ProtocolError('FORBIDDEN');
  return found;
}

function admits(access: Access, caller: AnyCaller | null): boolean {
  if (access === 'public') return true;
  if (!caller) return false;
  return access === 'any-session' || (access === 'foreign-session') === caller.isForeign;
}
