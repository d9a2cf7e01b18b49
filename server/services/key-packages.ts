import { type ErrorCode, ProtocolError } from '../../src/protocol/errors.ts';
import { STOCK_LIMIT } from '../../src/protocol/numbers.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { Caller } from '../http/mount.ts';
import type { HomeServer } from './home-server.ts';
import { currentIdCert, idCertsOf } from './id-cert-rows.ts';
import { type Candidate, type Circumstances, examine, type Kind, refusalOf } from './key-package-checks.ts';

/**
 * Takes in ordinary KeyPackages, TLS-serialised; null stands for an element that was none. All or nothing, and bytes
 * that this session uploaded before are passed over (promise 5 of section 8). Throws SESSION_REVOKED, or what
 * validation.md names for the first bad element, with its `index`.
 */
export function addKeyPackages(
  home: HomeServer,
  caller: Caller,
  elements: readonly (Uint8Array | null)[],
): Promise<void> {
  return takeIn(home, caller, 'ordinary', elements);
}

/** Swaps the last-resort KeyPackage in one step (promise 6). Throws as `addKeyPackages` does. */
export function replaceLastResort(
  home: HomeServer,
  caller: Caller,
  element: Uint8Array | null,
): Promise<void> {
  return takeIn(home, caller, 'last-resort', [element]);
}

/** Voids what nobody has claimed, the last-resort one included: they carry an ID-Cert that was superseded. */
export async function voidKeyPackages(tx: Tx, session: number, at: UnixSeconds): Promise<void> {
  await tx
    .updateTable('key_packages')
    .set({ voided_at: at })
    .where('session', '=', session)
    .where('voided_at', 'is', null)
    .where(({ eb, or }) => or([eb('handed_out_at', 'is', null), eb('last_resort', '=', 1)]))
    .execute();
}

async function takeIn(
  home: HomeServer,
  caller: Caller,
  kind: Kind,
  elements: readonly (Uint8Array | null)[],
): Promise<void> {
  const examined = await Promise.all(elements.map(examine));
  await transact(home.db, async (tx) => {
    const current = await currentIdCert(tx, caller.sessionRowId);
    const idCerts = await idCertsOf(tx, current.session);
    const circumstances = { now: home.now(), kind, current, idCerts };
    const known = await knownRefs(tx, circumstances, examined);
    for (const [index, candidate] of examined.entries()) {
      if (typeof candidate === 'string') throw refused(candidate, kind, index);
      if (known.has(candidate.ref)) continue;
      const refusal = await store(tx, candidate, circumstances);
      if (refusal) throw refused(refusal, kind, index);
    }
    await refuseOverfull(tx, circumstances);
  });
}

/** Null where it was stored. */
async function store(tx: Tx, candidate: Candidate, circumstances: Circumstances): Promise<ErrorCode | null> {
  const refusal = refusalOf(candidate, circumstances);
  if (refusal) return refusal;
  if (await areKeysUsed(tx, candidate)) return 'INIT_KEY_REUSED';
  const { kind, current, now } = circumstances;
  if (kind === 'last-resort') await voidLastResort(tx, current.session, now);
  await insert(tx, candidate, circumstances);
  return null;
}

/** What this session uploaded before this request on the same route, whatever became of it. */
async function knownRefs(
  tx: Tx,
  { kind, current }: Circumstances,
  examined: readonly (Candidate | ErrorCode)[],
): Promise<Set<string>> {
  const refs = examined.flatMap((candidate) => (typeof candidate === 'string' ? [] : [candidate.ref]));
  const rows = await tx
    .selectFrom('key_packages')
    .select('ref')
    .where('session', '=', current.session)
    .where('last_resort', '=', flagOf(kind))
    .where('ref', 'in', refs)
    .execute();
  return new Set(rows.map(({ ref }) => ref));
}

/** By any KeyPackage of this server, in either role; those of the same request stand there already. */
async function areKeysUsed(tx: Tx, { reading }: Candidate): Promise<boolean> {
  const used = await tx
    .selectFrom('hpke_keys')
    .select('key_package')
    .where('public_key', 'in', [reading.initKey, reading.leaf.encryptionKey])
    .executeTakeFirst();
  return used !== undefined;
}

async function voidLastResort(tx: Tx, session: number, at: UnixSeconds): Promise<void> {
  await tx
    .updateTable('key_packages')
    .set({ voided_at: at })
    .where('session', '=', session)
    .where('last_resort', '=', 1)
    .where('voided_at', 'is', null)
    .execute();
}

async function insert(
  tx: Tx,
  { ref, reading }: Candidate,
  { kind, current, now }: Circumstances,
): Promise<void> {
  const { id } = await tx
    .insertInto('key_packages')
    .values({
      session: current.session,
      ref,
      last_resort: flagOf(kind),
      key_package: reading.bytes,
      not_before: Number(reading.leaf.lifetime?.notBefore),
      not_after: Number(reading.leaf.lifetime?.notAfter),
      uploaded_at: now,
      handed_out_at: null,
      voided_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const keys = [reading.initKey, reading.leaf.encryptionKey];
  await tx
    .insertInto('hpke_keys')
    .values(keys.map((public_key) => ({ public_key, key_package: id })))
    .execute();
}

async function refuseOverfull(tx: Tx, { current, now }: Circumstances): Promise<void> {
  const { stock } = await tx
    .selectFrom('key_packages')
    .select(({ fn }) => fn.countAll<number>().as('stock'))
    .where('session', '=', current.session)
    .where('last_resort', '=', 0)
    .where('handed_out_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('not_after', '>', now)
    .executeTakeFirstOrThrow();
  if (stock > STOCK_LIMIT) throw new ProtocolError('KEYPACKAGE_STOCK_FULL');
}

function flagOf(kind: Kind): 0 | 1 {
  return kind === 'last-resort' ? 1 : 0;
}

/** The last-resort route takes no array: nothing to count there. */
function refused(code: ErrorCode, kind: Kind, index: number): ProtocolError {
  return new ProtocolError(code, kind === 'ordinary' ? { index } : {});
}
