import { queryOptions } from '@tanstack/react-query';
import type { SessionEntry, UseCases } from '../../worker/use-cases.ts';

export interface SessionFacts {
  readonly sessions: readonly SessionEntry[];
  /** The server's clock as last heard, UNIX seconds. */
  readonly now: number;
}

/** Asks the home server each time the page is opened: nothing is kept of an earlier answer. */
export const sessionsQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['sessions'], queryFn: () => readFacts(client), gcTime: 0 });

async function readFacts(client: UseCases): Promise<SessionFacts> {
  const sessions = await client.sessions();
  const { now } = await client.overview();
  return { sessions, now };
}
