import fc from 'fast-check';
import { forgeKey, requestOf } from '../../../../src/testing/forge-openpgp.ts';
import { flaw, type Rows, type Target, withBodies, withHeaders } from './bad-request.ts';
import { damagedJson } from './damaged-requests.ts';
import { badKeyRequests, respelled } from './key-requests.ts';
import type { World } from './world.ts';

export function rotations({ alice, past, phone, bob, serial }: World, target: Target): Rows {
  const otherSerial = fc
    .oneof(
      fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map((other) => `"${other}"`),
      fc.constantFrom('*', serial, `W/"${serial}"`, `"${serial}", "${serial}"`, `"0${serial}"`, '""', '"'),
      fc.stringMatching(/^[!-~]{1,40}$/),
    )
    .filter((etag) => etag !== `"${serial}"`);
  const changed = otherSerial.map((etag) =>
    flaw('If-Match is not the current serial', ['KEY_CHANGED'], { 'if-match': etag }),
  );
  const known = (session: typeof alice, code: 'KEY_SUPERSEDED' | 'KEY_IN_USE') =>
    respelled(session.key.request).map((value) => flaw('a key that is known', [code], value));
  const inUse = fc.oneof(known(past, 'KEY_SUPERSEDED'), known(phone, 'KEY_IN_USE'));
  return [
    { weight: 14, arbitrary: withBodies(target, badKeyRequests) },
    { weight: 1, arbitrary: withBodies(target, inUse) },
    {
      weight: 1,
      arbitrary: withBodies(
        target,
        respelled(bob.key.request).map((value) => flaw('another’s key', ['KEY_USER_ID_MISMATCH'], value)),
      ),
    },
    { weight: 1, arbitrary: withHeaders({ ...target, body: requestOf(forgeKey(8)) }, changed) },
    { weight: 1, arbitrary: damagedJson(target) },
  ];
}
