import type { IdentityStore, SessionRecord } from './ports.ts';

/** The session of this browser, ended ones too, that last pinned a key of that domain: its key is the one that counts there. */
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
