import type { HttpPort } from '../protocol/http.ts';
import { isCode } from './answers.ts';
import { askServer } from './ask.ts';
import type { Ports, RunOptions } from './ports.ts';
import { noteNewPassword } from './questions.ts';
import { resend } from './resend.ts';
import { hearServer } from './server-key.ts';
import type { Standing } from './standing.ts';
import { tellDone, unlessStorage } from './tell.ts';

/** The two passwords of the account. */
export interface PasswordChange {
  readonly password: string;
  readonly next: string;
}

/**
 * Gives the account another password; the tokens of its other sessions end. Asking again is safe: where the old password
 * is refused and the new one is taken, an earlier request did it, whose answer was lost. A server that shows a key other
 * than the pinned one gets no password. Throws `SERVER_KEY_CHANGED`, `PASSWORD_INVALID`, `SENSITIVE_SOLUTION_INVALID`, or
 * as `askServer` does.
 */
export async function changePassword(
  ports: Ports,
  change: PasswordChange,
  options: RunOptions = {},
): Promise<void> {
  await askServer(ports, options, async (at, http) => {
    await hearServer(at);
    await ask(at, http, change).catch(async (refusal: unknown) => {
      if (!isCode(refusal, 'SENSITIVE_SOLUTION_INVALID')) throw refusal;
      // Changes nothing where it is the password already.
      const repeated = { password: change.next, next: change.next };
      await ask(at, http, repeated).catch((error: unknown) => {
        throw isCode(error, 'SENSITIVE_SOLUTION_INVALID') ? refusal : error;
      });
    });
  });
  await noteNewPassword(ports).catch(unlessStorage);
  await tellDone(ports, { kind: 'password-changed' });
}

function ask(at: Standing, http: HttpPort, { password, next }: PasswordChange): Promise<void> {
  return resend(at, () => at.dialect.changePassword(http, password, next));
}
