import type { SessionId } from '../protocol/terms.ts';
import { keep, write } from './change.ts';
import { underLock } from './lock.ts';
import type { Ports, RunOptions } from './ports.ts';
import { resend } from './resend.ts';
import { connect } from './secrets.ts';
import { requireSession, standingOf } from './standing.ts';

/**
 * Ends another session of the actor on the home server, which asks for the account password again. Throws
 * `SENSITIVE_SOLUTION_INVALID`, `SIGN_IN_NEEDED`, or `NOT_FOUND` where the server knows no such session.
 */
export async function endOtherSession(
  ports: Ports,
  { sessionId: other, password }: { readonly sessionId: SessionId; readonly password: string },
  options: RunOptions = {},
): Promise<void> {
  const session = await requireSession(ports.store);
  await underLock(ports, session, options, async () => {
    const at = await standingOf(ports, session.sessionId, options);
    const http = await connect(at);
    await resend(at, () => at.dialect.endSession(http, other, password));
    const record = { sessionId: session.sessionId, at: ports.clock.now() };
    await write(
      ports,
      keep(at, { activity: [{ ...record, event: { kind: 'other-session-ended', other } }] }),
    );
  });
}
