import { describe, expect, test } from 'vitest';
import type { SessionId } from '../../protocol/terms.ts';
import type { IdCertRecord, IdentityKeyRecord, SessionRecord } from '../ports.ts';
import type { Snapshot } from './ports.ts';
import { type Incoming, union } from './union.ts';

const NOW = 500;
const sessionId = 'one' as SessionId;
const WHOLE = { identityKeys: new Map(), privateHalves: new Map() };

function key(name: string, created: number, state: IdentityKeyRecord['state'] = 'current') {
  return {
    fingerprint: name,
    sessionId,
    created,
    state,
    secret: { of: name },
  } as unknown as IdentityKeyRecord;
}

function idCert(name: string, state: IdCertRecord['state'] = 'current'): IdCertRecord {
  return { id: `cert-${name}`, sessionId, fingerprint: name, state, supersededAt: null } as IdCertRecord;
}

function snapshot(
  identityKeys: IdentityKeyRecord[],
  idCerts: IdCertRecord[],
  endedAt: number | null = null,
): Snapshot {
  const sessions = [{ sessionId, endedAt } as SessionRecord];
  const rest = { keyPackages: [], journal: [], foreignServers: [], activity: [], settings: {}, backup: {} };
  return { sessions, identityKeys, idCerts, ...rest };
}

/** Each key and ID-Cert in its state, once the file is taken in. */
function restored(here: Snapshot, file: Snapshot): Record<string, string> {
  const additions = union(here, { ...file, madeAt: 1, now: NOW } as Incoming, WHOLE);
  const keys = [...here.identityKeys, ...additions.identityKeys].map((each) => [
    each.fingerprint,
    each.state,
  ]);
  const certs = [...here.idCerts, ...additions.idCerts].map(({ id, state }) => [id, state]);
  return Object.fromEntries([...keys, ...certs]);
}

describe('a session that is here goes on', () => {
  const old = () => snapshot([key('K1', 1)], [idCert('K1')]);
  const later = () =>
    snapshot([key('K1', 1, 'retired'), key('K2', 2)], [idCert('K1', 'superseded'), idCert('K2')]);
  const BY_LATER = { K1: 'retired', K2: 'current', 'cert-K1': 'superseded', 'cert-K2': 'current' };

  test('by its own key where the file is older', () => {
    expect(restored(later(), old())).toEqual(BY_LATER);
  });

  test('by the file’s where that was made after a later rotation', () => {
    expect(restored(old(), later())).toEqual(BY_LATER);
  });

  test('by the file’s where its own key was cleared, or its own ID-Cert', () => {
    expect(restored(snapshot([], [idCert('K1')]), old())).toEqual({ K1: 'current', 'cert-K1': 'current' });
    expect(restored(snapshot([key('K1', 1)], []), old())).toEqual({ K1: 'current', 'cert-K1': 'current' });
  });

  test('by an older one where only that is whole', () => {
    const here = snapshot([key('K1', 1, 'retired')], [idCert('K1', 'superseded'), idCert('K2')]);
    const expected = { K1: 'current', 'cert-K1': 'current', 'cert-K2': 'superseded' };
    expect(restored(here, old())).toEqual(expected);
  });

  test('by its own while the file’s is pending here: the journal tells what became of it', () => {
    const here = snapshot([key('K1', 1), key('K2', 2, 'prepared')], [idCert('K1')]);
    expect(restored(here, later())).toMatchObject({ K1: 'current', K2: 'prepared', 'cert-K1': 'current' });
  });

  test('not at all where it has ended', () => {
    const here = snapshot([key('K1', 1)], [idCert('K1')], 3);
    expect(restored(here, later())).toMatchObject({ K1: 'current', K2: 'retired' });
  });
});
