import type { IdentityKeyRecord } from '../../flows/ports.ts';
import { same, unless } from '../unless.ts';
import { type KeyPackageRow, keyPackageRows } from './server-rows.ts';
import type { Heard, Records, World } from './world.ts';

/** Seconds for which what nobody claimed is kept, less what the two clocks may differ by. */
const KEPT_FOR = 7 * 86_400 - 7200;

/** What does not hold, in words, of what must hold at all times. */
export async function invariantViolations(world: World): Promise<string[]> {
  const here = await world.records();
  return [...(await privateHalves(world, here)), ...(await currentKey(world, here)), ...onlyOne(here)];
}

/** The private half of all that the server ever heard of is here, for as long as somebody may use the other. */
async function privateHalves(world: World, records: Records): Promise<string[]> {
  await hear(world, records);
  const here = new Set(
    records.keyPackages.filter(({ secret }) => secret !== null).map(({ ref }) => ref as string),
  );
  const missing = [...world.heard].filter(
    ([ref, { isOver }]) => !isOver && !here.has(ref) && !world.lost.has(ref),
  );
  return unless(missing.length === 0, `${missing.length} private halves are missing that somebody may need`);
}

async function hear(world: World, { keyPackages, activity }: Records): Promise<void> {
  const { start, heard, passed } = world;
  const rows = new Map((await keyPackageRows(start)).map((row) => [row.ref, row]));
  const claimedHere = new Set<string>(
    keyPackages.filter(({ state }) => state === 'claimed').map(({ ref }) => ref),
  );
  const restoresTold = activity.filter(({ event }) => event.kind === 'server-restored').length;
  for (const [ref, row] of rows) if (!heard.has(ref)) heard.set(ref, firstHeard(row));
  for (const [ref, seen] of heard) {
    const isUsed = isUsedBySomebody(seen, rows.get(ref), { restoresTold, isKnown: claimedHere.has(ref) });
    const isGone = !isUsed && rows.get(ref)?.voided_at != null && !seen.isLastResort;
    seen.goneSince = isGone ? (seen.goneSince ?? passed) : null;
    const kept = seen.goneSince === null ? Number.POSITIVE_INFINITY : seen.goneSince + KEPT_FOR;
    // What was deleted stays so, though a restored server may offer it anew.
    seen.isOver ||= passed >= Math.min(seen.notAfter, kept);
  }
}

/** What this browser can know of: `isKnown`: that it was handed out. */
interface ToldHere {
  readonly restoresTold: number;
  readonly isKnown: boolean;
}

/**
 * Was it handed out? A server that was restored may have forgotten that. Nobody can know then who never heard of it, as
 * long as all else is as it was left.
 */
function isUsedBySomebody(seen: Heard, row: KeyPackageRow | undefined, told: ToldHere): boolean {
  if (row && row.handed_out_at !== null) {
    seen.wasHandedOut = true;
    seen.forgottenAfter = null;
    return true;
  }
  if (!seen.wasHandedOut) return false;
  seen.forgottenAfter ??= told.restoresTold;
  return told.isKnown || told.restoresTold > seen.forgottenAfter;
}

function firstHeard({ not_after: notAfter, last_resort: lastResort }: KeyPackageRow): Heard {
  const isLastResort = lastResort === 1;
  return {
    notAfter,
    isLastResort,
    wasHandedOut: false,
    forgottenAfter: null,
    goneSince: null,
    isOver: false,
  };
}

/** The server certifies one key of each session, and its private half is here. */
async function currentKey(world: World, { identityKeys, sessions }: Records): Promise<string[]> {
  const { db } = world.start.server.home();
  const rows = await db
    .selectFrom('id_certs')
    .innerJoin('sessions', 'sessions.id', 'id_certs.session')
    .innerJoin('actors', 'actors.id', 'sessions.actor')
    .select(['sessions.session_id', 'id_certs.wire'])
    .where('actors.local_name', '=', 'alice')
    .where('sessions.revoked_at', 'is', null)
    .where('id_certs.superseded_at', 'is', null)
    .execute();
  const ids = rows.map(({ session_id }) => session_id);
  const usable = (key: IdentityKeyRecord) => key.state !== 'dead';
  const dialect = (await world.tab(0)).ports.dialect(sessions[0]?.dialect ?? '');
  const views = await Promise.all(rows.map(({ wire }) => dialect.certificate.parse(wire as never)));
  const isHere = (fingerprint: string) =>
    world.lost.has(fingerprint) || identityKeys.some((key) => usable(key) && key.fingerprint === fingerprint);
  return [
    ...unless(same(ids, [...new Set(ids)]), 'a session has two current ID-Certs on the server'),
    ...unless(
      views.every((view) => view !== null && isHere(view.fingerprint)),
      'the server certifies a key that is not here',
    ),
  ];
}

/** Of each session that was ever certified one key and one ID-Cert, and of all of them one journey at most. */
function onlyOne({ sessions, identityKeys, idCerts }: Records): string[] {
  const doubled = sessions.filter(({ sessionId }) => {
    const of = (each: { sessionId: string }) => each.sessionId === sessionId;
    const many = (all: { sessionId: string; state: string }[], wanted: string) =>
      all.filter((each) => of(each) && each.state === wanted).length;
    const wanted = idCerts.some((each) => of(each) && each.state !== 'rejected') ? 1 : 0;
    const isOne = many(identityKeys, 'current') === wanted && many(idCerts, 'current') === wanted;
    return !isOne || many(identityKeys, 'prepared') > 1;
  });
  const active = sessions.filter(({ endedAt }) => endedAt === null).length;
  return [
    ...unless(doubled.length === 0, 'a session here has not one current key and one current ID-Cert'),
    ...unless(active <= 1, `${active} sessions are active here`),
  ];
}
