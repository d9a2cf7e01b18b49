import type { IdentityKeyRecord } from '../../flows/ports.ts';
import { same, unless } from '../unless.ts';
import type { Records, World } from './world.ts';

/** Seconds for which what nobody claimed is kept, less what the two clocks may differ by. */
const KEPT_FOR = 7 * 86_400 - 7200;

/** What does not hold, in words, of what must hold at all times. */
export async function invariantViolations(world: World): Promise<string[]> {
  const here = await world.records();
  return [...(await privateHalves(world, here)), ...(await currentKey(world, here)), ...onlyOne(here)];
}

/** The private half of all that the server ever heard of is here, for as long as somebody may use the other. */
async function privateHalves(world: World, { keyPackages }: Records): Promise<string[]> {
  await hear(world);
  const here = new Set(keyPackages.filter(({ secret }) => secret !== null).map(({ ref }) => ref as string));
  const missing = [...world.heard].filter(
    ([ref, { isOver }]) => !isOver && !here.has(ref) && !world.lost.has(ref),
  );
  return unless(missing.length === 0, `${missing.length} private halves are missing that somebody may need`);
}

async function hear({ start, heard, passed }: World): Promise<void> {
  const { db } = start.server.home();
  const columns = ['ref', 'not_after', 'handed_out_at', 'voided_at'] as const;
  const rows = new Map(
    (await db.selectFrom('key_packages').select(columns).execute()).map((row) => [row.ref, row]),
  );
  for (const [ref, { not_after: notAfter }] of rows) {
    if (!heard.has(ref)) heard.set(ref, { notAfter, goneSince: null, isOver: false });
  }
  for (const [ref, seen] of heard) {
    const row = rows.get(ref as never);
    if (row?.handed_out_at) seen.goneSince = null;
    // Where a restored server offers it again, the browser hears what was claimed before it deletes anything.
    else if (!row || row.voided_at !== null) seen.goneSince ??= passed;
    const kept = seen.goneSince === null ? Number.POSITIVE_INFINITY : seen.goneSince + KEPT_FOR;
    // What was deleted stays so, though a restored server may offer it anew.
    seen.isOver ||= passed >= Math.min(seen.notAfter, kept);
  }
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

/** Of each session here one key, one ID-Cert and one journey at most. */
function onlyOne({ sessions, identityKeys, idCerts }: Records): string[] {
  const doubled = sessions.filter(({ sessionId }) => {
    const of = (each: { sessionId: string; state: string }) => each.sessionId === sessionId;
    const keys = identityKeys.filter(of).map(({ state }) => state);
    const certs = idCerts.filter(of).map(({ state }) => state);
    const many = (all: string[], wanted: string) => all.filter((state) => state === wanted).length;
    return many(keys, 'current') !== 1 || many(certs, 'current') !== 1 || many(keys, 'prepared') > 1;
  });
  const active = sessions.filter(({ endedAt }) => endedAt === null).length;
  return [
    ...unless(doubled.length === 0, 'a session here has not one current key and one current ID-Cert'),
    ...unless(active <= 1, `${active} sessions are active here`),
  ];
}
