import type { Fetch } from '../../network/http.ts';
import { unless } from '../unless.ts';
import type { World } from './world.ts';

/**
 * Looks at what is durable here at the moment when a request leaves: all that the server hears of must be, and its
 * bytes must be those that were stored.
 */
export function watching(world: World, fetch: Fetch): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    world.found.push(...(await wireViolations(world, request.clone())));
    return fetch(input, init);
  };
}

async function wireViolations(world: World, request: Request): Promise<string[]> {
  const body = await request.text();
  const { pathname } = new URL(request.url);
  switch (`${request.method} ${pathname}`) {
    case 'POST /p2core/key/user/@me':
      return keyViolations(world, body, request.headers.get('if-match'));
    case 'POST /p2core/keypackage/@me': {
      const { journal } = await world.records();
      const isStored = journal.some((open) => open.state === 'STAGED' && open.uploads[0]?.body === body);
      return unless(isStored, 'KeyPackages were sent that are not the stored upload');
    }
    case 'PUT /p2core/keypackage_lr': {
      const { journal } = await world.records();
      const isStored = journal.some((open) => open.state === 'UPLOADED' && open.lastResort?.body === body);
      return unless(isStored, 'a last-resort KeyPackage was sent that is not the stored upload');
    }
    case 'POST /p2core/session/trust': {
      const { identityKeys } = await world.records();
      const isHere = identityKeys.some(({ request: stored, state }) => state !== 'dead' && has(body, stored));
      return unless(isHere, 'a key was sent to sign in that is not here, or dead');
    }
    default:
      return [];
  }
}

/** The pending key alone goes out, under the serial that was stored with it. */
async function keyViolations(world: World, body: string, ifMatch: string | null): Promise<string[]> {
  const { journal, identityKeys } = await world.records();
  const sent = identityKeys.find(({ request }) => has(body, request));
  const open = journal.find((each) => each.state === 'PREPARED' && each.fingerprint === sent?.fingerprint);
  const serial = open?.state === 'PREPARED' ? open.expectedSerial : undefined;
  return [
    ...unless(open !== undefined, 'an identity key was sent that is not the stored one'),
    ...unless(ifMatch === `"${serial}"`, 'an identity key was sent without the serial that it follows'),
    ...unless(
      identityKeys.filter(({ state }) => state === 'prepared').length <= 1,
      'two identity keys are prepared at once',
    ),
  ];
}

function has(body: string, request: string): boolean {
  return body.includes(JSON.stringify(request).slice(1, -1));
}
