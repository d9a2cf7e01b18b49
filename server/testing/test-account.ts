import type { Method } from '../../src/protocol/endpoint.ts';
import type { Askable, Reply } from './test-server.ts';
import { PASSWORD, type TestSession } from './test-session.ts';

/** How a header carries the account password. */
export function solutionOf(password: string): string {
  return Buffer.from(password).toString('base64');
}

/** Asks for what a token alone must not do. `solution`: the header, null for none. */
function askSensitive(
  server: Askable,
  { token }: Pick<TestSession, 'token'>,
  { method, path, body, solution }: { method: Method; path: string; body?: unknown; solution: string | null },
): Promise<Reply> {
  const headers = solution === null ? {} : { 'x-p2-sensitive-solution': solution };
  return server.ask(method, path, { token, body, headers });
}

export function changePassword(
  server: Askable,
  session: TestSession,
  password: string,
  solution: string | null = solutionOf(PASSWORD),
): Promise<Reply> {
  const body = { password };
  return askSensitive(server, session, { method: 'PUT', path: '/p2core/password', body, solution });
}

export function deleteIdentity(
  server: Askable,
  session: TestSession,
  solution: string | null = solutionOf(PASSWORD),
): Promise<Reply> {
  return askSensitive(server, session, { method: 'DELETE', path: '/p2core/identity', solution });
}

export function endSession(
  server: Askable,
  session: TestSession,
  sessionId: string,
  solution: string | null = solutionOf(PASSWORD),
): Promise<Reply> {
  const path = `/p2core/session/${sessionId}`;
  return askSensitive(server, session, { method: 'DELETE', path, solution });
}

/** What the token is good for: `200`, or why it is refused. */
export async function standingOf(server: Askable, { token }: TestSession): Promise<string> {
  const { status, error } = await server.ask('GET', '/p2core/session/@me', { token });
  return error ?? String(status);
}
