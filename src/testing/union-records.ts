import fc from 'fast-check';
import type { Snapshot } from '../flows/backup/ports.ts';
import type { Incoming } from '../flows/backup/union.ts';
import type { ForeignServerRecord } from '../flows/foreign/ports.ts';
import type {
  IdCertRecord,
  IdentityKeyRecord,
  JournalEntry,
  KeyPackageRecord,
  SessionRecord,
} from '../flows/ports.ts';

/** Whatever is here and in a file, of the same two sessions: no browser has just these, but the rules hold of all. */

const NOW = 2000;
const sessionId = fc.constantFrom('a', 'b');
const at = fc.integer({ min: 1, max: 9 });
const isEnded = fc.option(at, { freq: 2 });

function records<T>(shape: Record<string, fc.Arbitrary<unknown>>, id: keyof T): fc.Arbitrary<T[]> {
  return fc.uniqueArray(fc.record(shape) as unknown as fc.Arbitrary<T>, {
    maxLength: 4,
    selector: (record) => record[id],
  });
}

const named = (prefix: string) => fc.constantFrom(...[1, 2, 3, 4].map((number) => `${prefix}${number}`));
const secret = fc.record({ nonce: fc.constant('nonce'), ciphertext: fc.constantFrom('here', 'there') });

const sessions = records<SessionRecord>({ sessionId, createdAt: at, endedAt: isEnded }, 'sessionId').map(
  (all) =>
    // One is open at most.
    all.map((each, index) => (index === 0 ? each : { ...each, endedAt: each.endedAt ?? 1 })),
);
const identityKeys = records<IdentityKeyRecord>(
  {
    fingerprint: named('key'),
    sessionId,
    state: fc.constantFrom('prepared', 'retired', 'current', 'dead'),
    secret,
  },
  'fingerprint',
);
const idCerts = records<IdCertRecord>(
  { id: named('cert'), sessionId, state: fc.constantFrom('current', 'superseded', 'rejected') },
  'id',
);
const keyPackages = records<KeyPackageRecord>(
  {
    ref: named('ref'),
    sessionId,
    state: fc.constantFrom('staged', 'published', 'claimed', 'superseded', 'replaced'),
    publishedAt: fc.option(at),
    claimedAt: fc.option(at),
    handedOut: fc.boolean(),
    secret: fc.option(secret),
  },
  'ref',
);
const activity = fc.array(
  fc.record({ sessionId, at, event: fc.constantFrom({ kind: 'rotated' }, { kind: 'backup-made' }) }),
  { maxLength: 4 },
);
const settings = fc.record({
  names: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('phone', 'laptop'), {
    noNullPrototype: true,
  }),
});
const journal = records<JournalEntry>(
  { sessionId, state: fc.constantFrom('PREPARED', 'CERTIFIED'), revision: at },
  'sessionId',
);
const foreignServers = records<ForeignServerRecord>(
  { id: named('server'), sessionId, createdAt: at, endedAt: isEnded, token: fc.constant(null) },
  'id',
);
const all = { sessions, identityKeys, idCerts, keyPackages, journal, foreignServers, activity, settings };
export const snapshots = fc.record({
  ...all,
  backup: fc.record({ madeAt: at, logLength: fc.nat({ max: 4 }) }, { requiredKeys: [] }),
}) as unknown as fc.Arbitrary<Snapshot>;
export const files = fc.record({
  ...all,
  madeAt: at,
  now: fc.constant(NOW),
}) as unknown as fc.Arbitrary<Incoming>;
