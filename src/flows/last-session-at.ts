import type { IdentityStore, SessionRecord } from './ports.ts';

/** The session at that domain, ended ones too, that began last in this browser: its pinned key is the one that counts there. */
export async function lastSessionAt(
  store: IdentityStore,
  domain: string,
  dialect: string,
): Promise<SessionRecord | undefined> {
  const sessions = (await store.sessions()).filter(
    (each) => each.server.domain === domain && each.dialect === dialect,
  );
  return sessions.sort((a, b) => b.createdAt - a.createdAt)[0];
}
