import { ClavesError } from '../protocol/claves-error.ts';
import type { SessionId } from '../protocol/terms.ts';
import { askServer } from './ask.ts';
import type { Ports, RunOptions } from './ports.ts';
import { resend } from './resend.ts';
import { hearServer } from './server-key.ts';
import { requireSession } from './standing.ts';
import { unlessStorage } from './tell.ts';

/**
 * Ends another session of the actor on the home server, which asks for the account password again; one that has ended
 * already is fine. As at sign-in, a server that shows a key other than the pinned one gets no password. Throws
 * `SERVER_KEY_CHANGED`, `SENSITIVE_SOLUTION_INVALID`, `SIGN_IN_NEEDED`, `UNEXPECTED` for this browser's own (that is
 * signing out), or `NOT_FOUND` where the server knows no such session.
 */
export async function endOtherSession(
  ports: Ports,
  { sessionId: other, password }: { readonly sessionId: SessionId; readonly password: string },
  options: RunOptions = {},
): Promise<void> {
  const session = await requireSession(ports.store);
  if (other === session.sessionId) throw new ClavesError('UNEXPECTED');
  await askServer(ports, options, async (at, http) => {
    await hearServer(at);
    await resend(at, () => at.dialect.endSession(http, other, password));
  });
  // It is over, and cannot be undone: a log that cannot be written must not make it read as if nothing had happened.
  await note(ports, session.sessionId, other).catch(unlessStorage);
  ports.changed();
}

/** A session ends once, however often the server was asked. */
function note({ store, clock }: Ports, sessionId: SessionId, other: SessionId): Promise<void> {
  return store.tellOnce(
    { sessionId, at: clock.now(), event: { kind: 'other-session-ended', other } },
    ({ event }) => event.kind === 'other-session-ended' && event.other === other,
  );
}
