import * as z from 'zod/mini';
import { fromBase64, toBase64 } from '../../crypto/encoding.ts';
import type { BackupContent } from '../../flows/backup/ports.ts';
import { POOL_TARGET } from '../../protocol/numbers.ts';
import { activity } from './activity-schema.ts';
import { fid, fingerprint, ref, seconds, serial, sessionId, text } from './terms-schema.ts';

/** What is in a backup file, as JSON. Bytes are Base64. Strict: what it does not name is refused. */

const SEED_LENGTH = 32;
const PRIVATE_HALVES_LENGTH = 64;

const bytes = z.pipe(z.string(), z.transform(fromBase64));
const bytesOf = (length: number) => bytes.check(z.refine((value) => value.length === length));

const server = z.strictObject({ certificate: text, domain: text, fingerprint, expiresAt: seconds });

const session = z.strictObject({
  sessionId,
  fid,
  homeServer: z.url({ protocol: /^https?$/ }),
  dialect: text,
  server,
  createdAt: seconds,
  endedAt: z.nullable(seconds),
  syncedAt: z.nullable(seconds),
});

const identityKey = z.strictObject({
  fingerprint,
  sessionId,
  state: z.enum(['prepared', 'current', 'retired', 'dead']),
  created: seconds,
  request: text,
  secret: bytesOf(SEED_LENGTH),
});

const idCert = z.strictObject({
  id: text,
  sessionId,
  idCert: text,
  issuer: text,
  serial: z.nullable(serial),
  fingerprint,
  state: z.enum(['current', 'superseded', 'rejected']),
  receivedAt: seconds,
  supersededAt: z.nullable(seconds),
});

const keyPackage = z.strictObject({
  ref,
  sessionId,
  serial,
  kind: z.enum(['ordinary', 'last-resort']),
  state: z.enum(['staged', 'published', 'claimed', 'superseded', 'replaced']),
  notBefore: seconds,
  notAfter: seconds,
  createdAt: seconds,
  publishedAt: z.nullable(seconds),
  claimedAt: z.nullable(seconds),
  supersededAt: z.nullable(seconds),
  handedOut: z.boolean(),
  keyPackage: bytes,
  secret: z.nullable(bytesOf(PRIVATE_HALVES_LENGTH)),
});

const upload = z.strictObject({ refs: z.array(ref), body: text });
const entry = {
  sessionId,
  journey: z.enum(['enrol', 'rotate', 'replenish', 'last-resort']),
  startedAt: seconds,
  revision: z.int().check(z.positive()),
  restored: z.exactOptional(z.literal(true)),
};
const journalEntry = z.discriminatedUnion('state', [
  z.strictObject({
    ...entry,
    state: z.literal('ENROLLING'),
    fingerprint,
    username: text,
    register: z.boolean(),
    registered: z.exactOptional(z.literal(true)),
  }),
  z.strictObject({ ...entry, state: z.literal('PREPARED'), fingerprint, expectedSerial: serial }),
  z.strictObject({ ...entry, state: z.literal('CERTIFIED') }),
  z.strictObject({
    ...entry,
    state: z.literal('STAGED'),
    uploads: z.array(upload),
    lastResort: z.nullable(upload),
  }),
  z.strictObject({ ...entry, state: z.literal('UPLOADED'), lastResort: z.nullable(upload) }),
]);

const foreignServer = z.strictObject({
  id: text,
  sessionId,
  address: z.url({ protocol: /^https?$/ }),
  dialect: text,
  server,
  createdAt: seconds,
  endedAt: z.nullable(seconds),
});

const settings = z.strictObject({
  autoLockMinutes: z.exactOptional(z.int().check(z.gte(1), z.lte(60))),
  rotatesByItself: z.exactOptional(z.boolean()),
  poolTarget: z.exactOptional(z.int().check(z.gte(POOL_TARGET.least), z.lte(POOL_TARGET.most))),
  refillsByItself: z.exactOptional(z.boolean()),
  names: z.exactOptional(z.record(sessionId, text)),
});

const content = z.strictObject({
  madeAt: seconds,
  sessions: z.array(session),
  identityKeys: z.array(identityKey),
  idCerts: z.array(idCert),
  keyPackages: z.array(keyPackage),
  journal: z.array(journalEntry),
  foreignServers: z._default(z.array(foreignServer), []),
  activity: z.array(activity),
  settings,
});

/** Throws for anything but what `writeContent` makes. */
export function readContent(json: Uint8Array): BackupContent {
  const parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(json));
  return z.parse(content, parsed);
}

/** Version 1 has no place for foreign servers: none are written where there are none. */
export function writeContent({ foreignServers, ...rest }: BackupContent): Uint8Array {
  const from = foreignServers.length > 0 ? { ...rest, foreignServers } : rest;
  const json = JSON.stringify(from, (_key, value) => (value instanceof Uint8Array ? toBase64(value) : value));
  return new TextEncoder().encode(json);
}
