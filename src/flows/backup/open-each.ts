import type { KeyPackageRef } from '../../protocol/terms.ts';
import { isCode } from '../answers.ts';
import type { IdentityKeyRecord, KeyPackageRecord } from '../ports.ts';
import type { Sealed } from '../sealed.ts';
import { addressOf } from '../secrets.ts';
import type { Damaged } from './damaged.ts';
import type { BackupPorts, OpenIdentityKey, OpenKeyPackage, Snapshot } from './ports.ts';
import { sessionFor } from './sessions.ts';

interface OpenRecords {
  readonly identityKeys: readonly OpenIdentityKey[];
  readonly keyPackages: readonly OpenKeyPackage[];
  readonly damaged: Damaged;
}

/** Opens all secrets of a browser that open. Where anything else fails, none of them stays in memory. */
export async function openEach({ vault }: BackupPorts, here: Snapshot): Promise<OpenRecords> {
  const of = sessionFor(here.sessions);
  const keys = here.identityKeys.map((key) =>
    opened(key, async (secret) => vault.open(addressOf(of(key), 'identityKeys', key.fingerprint), secret)),
  );
  const packages = here.keyPackages.map((each) =>
    opened(each, async (secret) => vault.open(addressOf(of(each), 'keyPackages', each.ref), secret)),
  );
  await allOrWiped([...keys, ...packages]);
  return sorted(await Promise.all(keys), await Promise.all(packages));
}

interface Tried<R, S> {
  readonly record: R;
  /** Null where none is kept; undefined where it did not open. */
  readonly secret: S | undefined;
}

async function opened<R extends { readonly secret: Sealed | null }>(
  record: R,
  open: (secret: Sealed) => Promise<Uint8Array>,
): Promise<Tried<R, Uint8Array | null>> {
  if (record.secret === null) return { record, secret: null };
  try {
    return { record, secret: await open(record.secret) };
  } catch (error) {
    if (!isCode(error, 'RECORD_DAMAGED', 'RECORD_MOVED')) throw error;
    return { record, secret: undefined };
  }
}

async function allOrWiped(tries: readonly Promise<Tried<unknown, Uint8Array | null>>[]): Promise<void> {
  const settled = await Promise.allSettled(tries);
  const failed = settled.find(({ status }) => status === 'rejected');
  if (failed?.status !== 'rejected') return;
  for (const each of settled) if (each.status === 'fulfilled') each.value.secret?.fill(0);
  throw failed.reason;
}

function sorted(
  keys: readonly Tried<IdentityKeyRecord, Uint8Array | null>[],
  packages: readonly Tried<KeyPackageRecord, Uint8Array | null>[],
): OpenRecords {
  const identityKeys: OpenIdentityKey[] = [];
  const keyPackages: OpenKeyPackage[] = [];
  const damaged = {
    identityKeys: new Map<string, Sealed>(),
    privateHalves: new Map<KeyPackageRef, Sealed>(),
  };
  for (const { record, secret } of keys) {
    if (secret) identityKeys.push({ ...record, secret });
    else damaged.identityKeys.set(record.fingerprint, record.secret);
  }
  for (const { record, secret } of packages) {
    if (secret !== undefined) keyPackages.push({ ...record, secret });
    else if (record.secret) damaged.privateHalves.set(record.ref, record.secret);
  }
  return { identityKeys, keyPackages, damaged };
}
