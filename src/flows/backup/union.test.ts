import fc from 'fast-check';
import { expect, test } from 'vitest';
import { files, snapshots } from '../../testing/union-records.ts';
import type { Damaged } from './damaged.ts';
import type { Additions, Snapshot } from './ports.ts';
import { type Incoming, union } from './union.ts';

/** What is here once the additions are written. */
function added(here: Snapshot, additions: Additions): Snapshot {
  const put = <T>(before: readonly T[], news: readonly T[], idOf: (record: T) => unknown): T[] => {
    const byId = new Map(before.map((record) => [idOf(record), record]));
    for (const record of news) byId.set(idOf(record), record);
    return [...byId.values()];
  };
  return {
    sessions: put(here.sessions, additions.sessions, (each) => each.sessionId),
    identityKeys: put(here.identityKeys, additions.identityKeys, (each) => each.fingerprint),
    idCerts: put(here.idCerts, additions.idCerts, ({ id }) => id),
    keyPackages: put(here.keyPackages, additions.keyPackages, ({ ref }) => ref),
    journal: put(here.journal, additions.journal, (each) => each.sessionId),
    foreignServers: put(here.foreignServers, additions.foreignServers, ({ id }) => id),
    activity: additions.activity ?? here.activity,
    settings: additions.settings,
    backup: additions.backup,
  };
}

const WHOLE: Damaged = { identityKeys: new Map(), privateHalves: new Map() };

/** Every secret that is here does not open. */
function allDamaged(here: Snapshot): Damaged {
  return {
    identityKeys: new Map(here.identityKeys.map(({ fingerprint, secret }) => [fingerprint, secret])),
    privateHalves: new Map(
      here.keyPackages.flatMap((each) => (each.secret ? [[each.ref, each.secret]] : [])),
    ),
  };
}

type Property = (after: Snapshot, here: Snapshot, file: Incoming) => void;

function holds(property: Property, damagedIn: (here: Snapshot) => Damaged = () => WHOLE): void {
  fc.assert(
    fc.property(snapshots, files, (here, file) =>
      property(added(here, union(here, file, damagedIn(here))), here, file),
    ),
    { numRuns: 500 },
  );
}

const isRestore = ({ event }: Snapshot['activity'][number]) => event.kind === 'backup-restored';

const withoutRestores = ({ activity: log }: Snapshot) => ({
  activity: log.filter((each) => !isRestore(each)),
});

test('a second time adds nothing but a line to the log', () => {
  holds((once, _here, file) => {
    const twice = added(once, union(once, file, WHOLE));
    const { madeAt } = twice.backup;
    expect({
      ...twice,
      ...withoutRestores(twice),
      backup: { ...once.backup, ...(madeAt && { madeAt }) },
    }).toEqual({
      ...once,
      ...withoutRestores(once),
    });
  });
});

test('what is in the file is here afterwards', () => {
  holds((after, _here, file) => {
    const names = (from: Snapshot | Incoming) => [
      ...from.sessions.map((each) => each.sessionId),
      ...from.identityKeys.map(({ fingerprint }) => fingerprint),
      ...from.idCerts.map(({ id }) => id),
      ...from.keyPackages.map(({ ref }) => ref),
    ];
    expect(names(after)).toEqual(expect.arrayContaining(names(file)));
  });
});

test('what was here stays as it was: nothing is taken back', () => {
  holds((after, here) => {
    for (const list of ['sessions', 'identityKeys', 'idCerts'] as const) {
      expect(after[list]).toEqual(expect.arrayContaining([...here[list]]));
    }
    expect(after.settings).toMatchObject({ names: here.settings.names });
  });
});

test('of a KeyPackage only what is final is learnt; a private half that was deleted stays so', () => {
  holds((after, here, file) => {
    for (const own of here.keyPackages) {
      const now = after.keyPackages.find(({ ref }) => ref === own.ref);
      const theirs = file.keyPackages.find(({ ref }) => ref === own.ref);
      const isClaimed = theirs?.state === 'claimed';
      expect(now?.secret).toBe(own.secret);
      expect(now?.state).toBe(isClaimed ? 'claimed' : own.state);
      expect(now?.handedOut).toBe(own.handedOut || theirs?.handedOut === true);
    }
  });
});

test('a secret here that does not open gives way to the one of the file, and nothing else of its record does', () => {
  holds((after, here, file) => {
    for (const own of here.identityKeys) {
      const theirs = file.identityKeys.find(({ fingerprint }) => fingerprint === own.fingerprint);
      const now = after.identityKeys.find(({ fingerprint }) => fingerprint === own.fingerprint);
      expect(now).toMatchObject({ state: own.state, secret: theirs?.secret ?? own.secret });
    }
    for (const own of here.keyPackages) {
      const theirs = file.keyPackages.find(({ ref }) => ref === own.ref);
      const now = after.keyPackages.find(({ ref }) => ref === own.ref);
      expect(now?.state).toBe(theirs?.state === 'claimed' ? 'claimed' : own.state);
      expect(now?.secret).toEqual(own.secret && (theirs?.secret ?? own.secret));
    }
  }, allDamaged);
});

test('a journey comes with a session that comes and goes on; one that is here stays as it is', () => {
  holds((after, here, file) => {
    const known = new Set(here.sessions.map((each) => each.sessionId));
    const goesOn = (id: string) =>
      after.sessions.some(
        (each) => each.sessionId === id && each.endedAt === null && !known.has(id as never),
      );
    for (const entry of after.journal) {
      const own = here.journal.find((each) => each.sessionId === entry.sessionId);
      const theirs = file.journal.find((each) => each.sessionId === entry.sessionId);
      expect(entry).toEqual(goesOn(entry.sessionId) ? (theirs ?? own) : own);
    }
    for (const { sessionId: id } of file.journal.filter((each) => goesOn(each.sessionId))) {
      expect(after.journal.map((each) => each.sessionId)).toContain(id);
    }
    expect(after.journal).toEqual(
      expect.arrayContaining(here.journal.filter((each) => !goesOn(each.sessionId))),
    );
  });
});

test('one session is open at most, and the one that was open here', () => {
  holds((after, here) => {
    const open = ({ sessions: list }: Snapshot) => list.filter(({ endedAt }) => endedAt === null);
    expect(open(after).length).toBeLessThanOrEqual(1);
    if (open(here).length > 0) expect(open(after)).toEqual(open(here));
  });
});

test('a session that was here gets no second current key, and no key that waits for nothing', () => {
  holds((after, here, file) => {
    const known = new Set(here.sessions.map((each) => each.sessionId));
    const news = file.identityKeys.filter(
      (key) =>
        known.has(key.sessionId) && !here.identityKeys.some((own) => own.fingerprint === key.fingerprint),
    );
    const fingerprints = new Set(news.map(({ fingerprint }) => fingerprint));
    const states = after.identityKeys
      .filter((key) => fingerprints.has(key.fingerprint))
      .map(({ state }) => state);
    expect(states).not.toContain('current');
    expect(states).not.toContain('prepared');
  });
});

test('a file is the last backup only where it holds every identity key that was here', () => {
  holds((after, here, file) => {
    const names = file.identityKeys.map(({ fingerprint }) => fingerprint);
    const isBackup = here.identityKeys.every(({ fingerprint }) => names.includes(fingerprint));
    if (!isBackup) {
      expect(after.backup).toEqual(here.backup);
      return;
    }
    expect(after.backup.madeAt).toBe(Math.max(here.backup.madeAt ?? 0, file.madeAt));
    expect(after.activity.slice(after.backup.logLength).filter((each) => !isRestore(each))).toEqual([]);
  });
});

test('both logs keep their order, and a line is told as often as the one that tells it more', () => {
  holds((after, here, file) => {
    const text = (each: unknown) => JSON.stringify(each);
    const times = (log: readonly unknown[], line: string) => log.filter((each) => text(each) === line).length;
    const told = after.activity.filter((each) => !isRestore(each));
    for (const line of new Set([...here.activity, ...file.activity].map(text))) {
      expect(times(told, line)).toBe(Math.max(times(here.activity, line), times(file.activity, line)));
    }
    let next = 0;
    for (const each of told)
      if (next < here.activity.length && text(each) === text(here.activity[next])) next += 1;
    expect(next).toBe(here.activity.length);
  });
});

test('a foreign server that is here stays as it is; one that comes in is signed out, and over where its session is', () => {
  holds((after, here, file) => {
    const open = new Set(
      after.sessions.filter(({ endedAt }) => endedAt === null).map(({ sessionId }) => sessionId),
    );
    for (const each of after.foreignServers) {
      const own = here.foreignServers.find(({ id }) => id === each.id);
      if (own) {
        expect(each).toEqual(own);
        continue;
      }
      const theirs = file.foreignServers.find(({ id }) => id === each.id);
      const ended = theirs?.endedAt ?? (open.has(each.sessionId) ? null : file.now);
      expect(each).toEqual({ ...theirs, endedAt: ended });
    }
  });
});
