import type { IdentityStore, SessionRecord } from './ports.ts';
import { activeSession } from './standing.ts';
import type { Status } from './views.ts';
import type { WaysIn } from './ways-in.ts';

/** Where this browser stands, given its vault. */
export async function readStatus(
  store: IdentityStore,
  vault: 'missing' | 'open' | { readonly locked: WaysIn },
): Promise<Status> {
  if (vault === 'missing') return { phase: 'new' };
  const session = await activeSession(store);
  if (vault !== 'open') return { phase: 'locked', fid: session?.fid ?? null, waysIn: vault.locked };
  if (!session) {
    return {
      phase: 'signed-out',
      known: await knownActors(store),
      ended: await lastEnd(store),
    };
  }
  const { fid, homeServer, sessionId } = session;
  const open = await store.journal(sessionId);
  if (open?.state === 'ENROLLING') return { phase: 'enrolling', fid, homeServer, register: open.register };
  const phase = (await holdsCurrent(store, session)) ? 'ready' : 'gone';
  return { phase, fid, homeServer, needsSignIn: session.token === null };
}

/** Are the session's current ID-Cert and the private key of it here? */
async function holdsCurrent(store: IdentityStore, { sessionId }: SessionRecord): Promise<boolean> {
  const [idCerts, keys] = await Promise.all([store.idCerts(sessionId), store.identityKeys(sessionId)]);
  const current = idCerts.find(({ state }) => state === 'current');
  return keys.some(({ fingerprint }) => fingerprint === current?.fingerprint);
}

/** Those whose sessions were once certified here, the latest first. */
async function knownActors(store: IdentityStore): Promise<Pick<SessionRecord, 'fid' | 'homeServer'>[]> {
  const sessions = (await store.sessions()).sort((a, b) => b.createdAt - a.createdAt);
  const known = new Map<string, Pick<SessionRecord, 'fid' | 'homeServer'>>();
  for (const { fid, homeServer, sessionId } of sessions) {
    const certified = (await store.idCerts(sessionId)).some(({ state }) => state !== 'rejected');
    if (certified && !known.has(fid)) known.set(fid, { fid, homeServer });
  }
  return [...known.values()];
}

/** An enrolment that was refused since is the end of nothing: what the log told last still holds. */
async function lastEnd(store: IdentityStore): Promise<Extract<Status, { phase: 'signed-out' }>['ended']> {
  const end = (await store.activity()).findLast(({ event }) => event.kind === 'session-ended');
  if (end?.event.kind !== 'session-ended') return null;
  const { by } = end.event;
  if (by !== 'server' && by !== 'deletion') return null;
  const session = await store.session(end.sessionId);
  return session ? { fid: session.fid, at: end.at, by } : null;
}
