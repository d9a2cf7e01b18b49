import { toHex } from '../../src/crypto/encoding.ts';
import { type ErrorCode, ProtocolError } from '../../src/protocol/errors.ts';
import { STOCK_LIMIT } from '../../src/protocol/numbers.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Tx } from '../db/schema.ts';
import type { Caller } from '../http/mount.ts';
import type { HomeServer } from './home-server.ts';
import { currentIdCert, idCertsOf } from './id-cert-rows.ts';
import { type Candidate, type Circumstances, examine, type Kind, refusalOf } from './key-package-checks.ts';
import { noteStock } from './low-stock.ts';
import { lastRestore } from './restores.ts';
import { transactAs } from './transact-as.ts';

/**
 * Takes in ordinary KeyPackages, TLS-serialised; null stands for an element that was none. All or nothing, and bytes
 * that this session uploaded before are passed over (promise 5 of section 8). Throws as `transactAs` does, or what
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

/**
 * Voids what nobody has claimed, the last-resort one included: they carry an ID-Cert that was superseded. Gives how many
 * those were.
 */
export async function voidKeyPackages(tx: Tx, session: number, at: UnixSeconds): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('key_packages')
    .set({ voided_at: at })
    .where('session', '=', session)
    .where('voided_at', 'is', null)
    .where(({ eb, or }) => or([eb('handed_out_at', 'is', null), eb('last_resort', '=', 1)]))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Voids the ordinary ones that nobody has claimed, and tells how many. The session's row is locked. */
export async function voidOrdinary(tx: Tx, session: number, at: UnixSeconds): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('key_packages')
    .set({ voided_at: at })
    .where('session', '=', session)
    .where('last_resort', '=', 0)
    .where('voided_at', 'is', null)
    .where('handed_out_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

async function takeIn(
  home: HomeServer,
  caller: Caller,
  kind: Kind,
  elements: readonly (Uint8Array | null)[],
): Promise<void> {
  const examined = await Promise.all(elements.map(examine));
  const stored = await transactAs(home, caller, async (tx, session) => {
    const current = await currentIdCert(tx, session);
    const idCerts = await idCertsOf(tx, current.session);
    const restoredAt = await lastRestore(tx);
    const circumstances = { now: home.now(), restoredAt, kind, current, idCerts };
    const fresh = await freshOnes(tx, circumstances, examined);
    if (fresh.length > 0) await store(tx, circumstances, fresh);
    const stock = await stockOf(tx, circumstances);
    if (stock > STOCK_LIMIT) throw new ProtocolError('KEYPACKAGE_STOCK_FULL');
    await noteStock(tx, current.session, stock);
    return fresh.length;
  });
  home.tally('uploaded-key-package', stored);
}

/** Those that are not stored yet; all of them may be. Throws for the first bad element. */
async function freshOnes(
  tx: Tx,
  circumstances: Circumstances,
  examined: readonly (Candidate | ErrorCode)[],
): Promise<Candidate[]> {
  const { kind } = circumstances;
  const wellFormed = examined.filter((each) => typeof each !== 'string');
  const known = await knownRefs(tx, circumstances, wellFormed);
  const used = await usedKeys(tx, wellFormed);
  const fresh: Candidate[] = [];
  for (const [index, candidate] of examined.entries()) {
    if (typeof candidate === 'string') throw refused(candidate, kind, index);
    if (known.has(candidate.ref)) continue;
    const refusal = refusalOf(candidate, circumstances) ?? reuseOf(candidate, used);
    if (refusal) throw refused(refusal, kind, index);
    for (const key of keysOf(candidate)) used.add(toHex(key));
    fresh.push(candidate);
  }
  return fresh;
}

function reuseOf(candidate: Candidate, used: ReadonlySet<string>): ErrorCode | null {
  return keysOf(candidate).some((key) => used.has(toHex(key))) ? 'INIT_KEY_REUSED' : null;
}

/** What this session uploaded before this request on the same route, whatever became of it. */
async function knownRefs(
  tx: Tx,
  { kind, current }: Circumstances,
  candidates: readonly Candidate[],
): Promise<Set<string>> {
  if (candidates.length === 0) return new Set();
  const refs = candidates.map(({ ref }) => ref);
  const rows = await tx
    .selectFrom('key_packages')
    .select('ref')
    .where('session', '=', current.session)
    .where('last_resort', '=', flagOf(kind))
    .where('ref', 'in', refs)
    .execute();
  return new Set(rows.map(({ ref }) => ref));
}

/** Those of their HPKE keys that any KeyPackage of this server has, in either role; in hexadecimal. */
async function usedKeys(tx: Tx, candidates: readonly Candidate[]): Promise<Set<string>> {
  if (candidates.length === 0) return new Set();
  const rows = await tx
    .selectFrom('hpke_keys')
    .select('public_key')
    .where('public_key', 'in', candidates.flatMap(keysOf))
    .execute();
  return new Set(rows.map(({ public_key }) => toHex(public_key)));
}

function keysOf({ reading }: Candidate): Uint8Array[] {
  return [reading.initKey, reading.leaf.encryptionKey];
}

/** In their order, which is that of handing out; by few statements, since each is a way to the database and back. */
async function store(tx: Tx, circumstances: Circumstances, fresh: readonly Candidate[]): Promise<void> {
  const { kind, current, now } = circumstances;
  if (kind === 'last-resort') await voidLastResort(tx, current.session, now);
  const rows = await tx
    .insertInto('key_packages')
    .values(fresh.map((candidate) => rowOf(candidate, circumstances)))
    .returning(['id', 'ref'])
    .execute();
  const idOf = new Map(rows.map(({ id, ref }) => [ref, id]));
  await tx
    .insertInto('hpke_keys')
    .values(fresh.flatMap((candidate) => keyRowsOf(candidate, idOf.get(candidate.ref))))
    .execute();
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

function rowOf({ ref, reading }: Candidate, { kind, current, now }: Circumstances) {
  return {
    session: current.session,
    ref,
    last_resort: flagOf(kind),
    key_package: reading.bytes,
    not_before: Number(reading.leaf.lifetime?.notBefore),
    not_after: Number(reading.leaf.lifetime?.notAfter),
    uploaded_at: now,
    handed_out_at: null,
    voided_at: null,
  };
}

function keyRowsOf(candidate: Candidate, id: number | undefined) {
  if (id === undefined) throw new Error('a row that was stored without its number');
  return keysOf(candidate).map((public_key) => ({ public_key, key_package: id }));
}

async function stockOf(tx: Tx, { current, now }: Circumstances): Promise<number> {
  const { stock } = await tx
    .selectFrom('key_packages')
    .select(({ fn }) => fn.countAll<number>().as('stock'))
    .where('session', '=', current.session)
    .where('last_resort', '=', 0)
    .where('handed_out_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('not_after', '>', now)
    .executeTakeFirstOrThrow();
  return stock;
}

function flagOf(kind: Kind): 0 | 1 {
  return kind === 'last-resort' ? 1 : 0;
}

/** The last-resort route takes no array: nothing to count there. */
function refused(code: ErrorCode, kind: Kind, index: number): ProtocolError {
  return new ProtocolError(code, kind === 'ordinary' ? { index } : {});
}
