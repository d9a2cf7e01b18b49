import { UPLOAD_BATCH } from '../protocol/numbers.ts';
import type { CurrentIdCert } from './id-certs.ts';
import { openIdentityKey } from './identity-keys.ts';
import type { NewKeyPackage } from './key-package-maker.ts';
import type { Journey, KeyPackageRecord, Upload } from './ports.ts';
import { addressOf } from './secrets.ts';
import type { Standing } from './standing.ts';
import { lifetimeFrom } from './stock.ts';

interface Wanted {
  readonly ordinary: number;
  readonly lastResort: boolean;
}

/** New KeyPackages as they are stored, and the exact bytes that upload them. */
export interface Staged {
  readonly keyPackages: readonly KeyPackageRecord[];
  readonly uploads: readonly Upload[];
  readonly lastResort: Upload | null;
}

/** T3's work: makes KeyPackages of the current ID-Cert. Nothing is written, so nothing is published either. */
export async function stage(
  at: Standing,
  current: CurrentIdCert,
  wanted: Wanted,
  onMade: (done: number, of: number) => void,
): Promise<Staged> {
  const of = wanted.ordinary + (wanted.lastResort ? 1 : 0);
  const ordinary = await make(at, current, 'ordinary', wanted.ordinary, (done) => onMade(done, of));
  const [lastResort] = wanted.lastResort
    ? await make(at, current, 'last-resort', 1, () => onMade(of, of))
    : [];
  return {
    keyPackages: lastResort ? [...ordinary, lastResort] : ordinary,
    uploads: batchesOf(ordinary).map((batch) => ({
      refs: batch.map(({ ref }) => ref),
      body: at.dialect.uploadBody(batch.map(({ keyPackage }) => keyPackage)),
    })),
    lastResort: lastResort
      ? { refs: [lastResort.ref], body: at.dialect.lastResortBody(lastResort.keyPackage) }
      : null,
  };
}

/** Tells the page how many are made, as part of a journey. */
export function tellMade(
  { options }: Standing,
  journey: Journey,
  state: 'CERTIFIED' | 'UPLOADED',
): (done: number, of: number) => void {
  return (done, of) => options.onProgress?.({ journey, state, doing: 'working', made: { done, of } });
}

async function make(
  at: Standing,
  current: CurrentIdCert,
  kind: KeyPackageRecord['kind'],
  count: number,
  onMade: (done: number) => void,
): Promise<KeyPackageRecord[]> {
  if (count === 0) return [];
  const { signal } = at.options;
  const lifetime = lifetimeFrom(at.ports.clock.now(), current.view.expiresAt);
  const made = await at.ports.keyPackages.make({
    signWith: await openIdentityKey(at, current.key),
    credential: at.dialect.credential(current.record.idCert),
    ...lifetime,
    count,
    lastResort: kind === 'last-resort',
    onMade,
    ...(signal && { signal }),
  });
  return Promise.all(made.map((each) => toRecord(at, each, { ...lifetime, kind, serial: current.serial })));
}

async function toRecord(
  { ports, session }: Standing,
  { ref, keyPackage, secret }: NewKeyPackage,
  terms: Pick<KeyPackageRecord, 'kind' | 'serial' | 'notBefore' | 'notAfter'>,
): Promise<KeyPackageRecord> {
  return {
    ...terms,
    ref,
    sessionId: session.sessionId,
    state: 'staged',
    createdAt: ports.clock.now(),
    publishedAt: null,
    claimedAt: null,
    supersededAt: null,
    handedOut: false,
    keyPackage,
    secret: await ports.vault.seal(addressOf(session, 'keyPackages', ref), secret),
  };
}

function batchesOf<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / UPLOAD_BATCH);
  return Array.from({ length: count }, (_, index) =>
    all.slice(index * UPLOAD_BATCH, (index + 1) * UPLOAD_BATCH),
  );
}
