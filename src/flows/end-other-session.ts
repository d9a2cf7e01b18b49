import { ClavesError } from '../protocol/claves-error.ts';
import type { SessionId } from '../protocol/terms.ts';
import { askServer } from './ask.ts';
import { keep, write } from './change.ts';
import { underLock } from './lock.ts';
import type { Ports, RunOptions } from './ports.ts';
import { resend } from './resend.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';

/**
 * Ends another session of the actor on the home server, which asks for the account password again; one that has ended
 * already is fine. Throws `SENSITIVE_SOLUTION_INVALID`, `SIGN_IN_NEEDED`, `UNEXPECTED` for this browser's own (that is
 * signing out), or `NOT_FOUND` where the server knows no such session.
 */
export async function endOtherSession(
  ports: Ports,
  { sessionId: other, password }: { readonly sessionId: SessionId; readonly password: string },
  options: RunOptions = {},
): Promise<void> {
  const session = await requireSession(ports.store);
  if (other === session.sessionId) throw new ClavesError('UNEXPECTED');
  await askServer(ports, options, (at, http) =>
    resend(at, () => at.dialect.endSession(http, other, password)),
  );
  await underLock(ports, session, options, async () =>
    note(await standingOf(ports, session.sessionId, options), other),
  );
}

/** A session ends once, however often the server was asked. */
async function note(at: Standing, other: SessionId): Promise<void> {
  const log = await at.ports.store.activity();
  const told = log.some(({ event }) => event.kind === 'other-session-ended' && event.other === other);
  if (!told) await write(at.ports, keep(at, { activity: [{ kind: 'other-session-ended', other }] }));
}
