import type { SessionId } from '../../protocol/terms.ts';
import type { IdCertRecord, IdentityKeyRecord } from '../ports.ts';
import type { Snapshot } from './ports.ts';

/** What a session goes on by: a private key, and the ID-Cert over it. */
interface Current {
  readonly key: IdentityKeyRecord;
  readonly idCert: IdCertRecord;
}

type Records = Pick<Snapshot, 'identityKeys' | 'idCerts'>;

/**
 * The sessions that are open here and go on by what the file holds, with that: their current key or its ID-Cert was
 * cleared here, or the file was made after a later rotation. A key that is here already is not taken from a file: what
 * became of it the journal, or the server, will tell.
 */
export function ledByFile(here: Snapshot, file: Records): ReadonlyMap<SessionId, Current> {
  const open = here.sessions.filter(({ endedAt }) => endedAt === null);
  return new Map(
    open.flatMap(({ sessionId }) => {
      const theirs = currentOf(file, sessionId);
      return theirs && isLed(here, sessionId, theirs) ? [[sessionId, theirs] as const] : [];
    }),
  );
}

function isLed(here: Snapshot, sessionId: SessionId, { key }: Current): boolean {
  const own = currentOf(here, sessionId);
  if (!own) return true;
  const isHere = here.identityKeys.some(({ fingerprint }) => fingerprint === key.fingerprint);
  return !isHere && own.key.created < key.created;
}

function currentOf({ identityKeys, idCerts }: Records, sessionId: SessionId): Current | null {
  const isCurrent = (each: IdentityKeyRecord | IdCertRecord) =>
    each.sessionId === sessionId && each.state === 'current';
  const key = identityKeys.find(isCurrent);
  const idCert = idCerts.find((each) => isCurrent(each) && each.fingerprint === key?.fingerprint);
  return key && idCert ? { key, idCert } : null;
}

/** The identity keys of these sessions that are here, each in the state that it then has, where that is another. */
export function giveWay(here: Snapshot, led: ReadonlyMap<SessionId, Current>, supersededAt: number): Records {
  return {
    identityKeys: here.identityKeys.flatMap((key) => {
      const theirs = led.get(key.sessionId);
      const leads = theirs?.key.fingerprint === key.fingerprint;
      if (!theirs || (key.state === 'current') === leads) return [];
      return [{ ...key, state: leads ? 'current' : 'retired' }];
    }),
    idCerts: here.idCerts.flatMap((each) => {
      const theirs = led.get(each.sessionId);
      const leads = theirs?.idCert.id === each.id;
      if (!theirs || (each.state === 'current') === leads) return [];
      const ended = { state: 'superseded', supersededAt } as const;
      return [{ ...each, ...(leads ? { state: 'current', supersededAt: null } : ended) }];
    }),
  };
}
