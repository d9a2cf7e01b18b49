import type { HttpPort } from '../../protocol/http.ts';
import type { UnixSeconds } from '../../protocol/terms.ts';
import { isCode } from '../answers.ts';
import type { Patience } from '../patience.ts';
import type { Ports, RecordAddress, RunOptions, SessionRecord } from '../ports.ts';
import { addressOf } from '../secrets.ts';
import type { Standing } from '../standing.ts';
import type { ForeignServerRecord } from './ports.ts';

/** One try to speak with a foreign server. */
export interface Toward {
  /** The session as it stands toward that server: its address, its pinned key, its clock. */
  readonly there: Standing;
  readonly record: ForeignServerRecord;
  /** When each request of this try was sent. */
  readonly sent: readonly UnixSeconds[];
}

/** What fails elsewhere does not count for the home server. */
const UNCOUNTED: Patience = {
  lost: async () => null,
  failed: async () => undefined,
  regained: async () => undefined,
};

/** The home server's clock stays as it is, whatever the other one tells. */
export function toward(
  ports: Ports,
  session: SessionRecord,
  record: ForeignServerRecord,
  options: RunOptions,
): Toward {
  const sent: UnixSeconds[] = [];
  const { clock, http: connect } = ports.abroad();
  const http: Ports['http'] = (...to) => {
    const { send } = connect(...to);
    return {
      send: (request) => {
        sent.push(ports.clock.now());
        return send(request);
      },
    };
  };
  const { address: homeServer, dialect, server } = record;
  const there: Standing = {
    ports: { ...ports, clock, http, patience: UNCOUNTED },
    session: { ...session, homeServer, dialect, server, token: null },
    dialect: ports.dialect(dialect),
    options,
    open: undefined,
  };
  return { there, record, sent };
}

/** A connection with the token of the session there; null where there is none, or none that opens. */
export async function connectThere({ there, record }: Toward): Promise<HttpPort | null> {
  if (!record.token) return null;
  const { ports, session, options } = there;
  try {
    const token = await ports.vault.open(tokenAddress(session, record), record.token);
    return ports.http(record.address, new TextDecoder().decode(token), options.signal);
  } catch (error) {
    if (isCode(error, 'RECORD_DAMAGED', 'RECORD_MOVED')) return null;
    throw error;
  }
}

/** Where the token of the session there lies; it opens nowhere else. */
export function tokenAddress(session: SessionRecord, { id }: ForeignServerRecord): RecordAddress {
  return addressOf(session, 'foreignServers', id);
}
