import { authenticate } from '../../../server/services/bearers.ts';
import { serialIn } from '../../flows/id-certs.ts';
import type { JournalEntry, Ports, SessionRecord } from '../../flows/ports.ts';
import { addressOf } from '../../flows/secrets.ts';
import { activeSession } from '../../flows/standing.ts';
import type { Serial } from '../../protocol/terms.ts';
import { unless } from '../unless.ts';
import type { Deed } from './journeys.ts';
import { leftOver } from './left-over.ts';
import { isPoolFull, keyPackageRows, lastResortOf, serialOnServer } from './server-rows.ts';
import { isPutRight, type World } from './world.ts';

type Journey = Deed['journey'];

/** What a journey that nothing disturbs begins from. */
export interface Before {
  readonly serial: Serial | null;
  readonly lastResort: string | undefined;
  readonly open: JournalEntry | undefined;
}

/** How all stands before a journey that can only succeed; null where the world is bad and it may fail. */
export async function beforeIfGood(world: World, ports: Ports, journey: Journey): Promise<Before | null> {
  const session = await activeSession(ports.store);
  if (journey !== 'signIn' && !(await isSignedIn(world, ports, session))) return null;
  // What nobody clicks leaves a server alone that failed so often.
  if (journey === 'catchUp' && (await ports.patience.lost()) !== null) return null;
  if (isPutRight(world)) return null;
  if (!session) return { serial: null, lastResort: undefined, open: undefined };
  return {
    serial: await serialIn(ports.store, session.sessionId),
    lastResort: lastResortOf(await keyPackageRows(world.start), session.sessionId),
    open: await ports.store.journal(session.sessionId),
  };
}

/** Would the server take the token that is here? */
async function isSignedIn(
  { start }: World,
  { vault }: Ports,
  session: SessionRecord | undefined,
): Promise<boolean> {
  if (!session?.token) return false;
  const token = await vault.open(addressOf(session, 'sessions', session.sessionId), session.token);
  return authenticate(start.server.home(), new TextDecoder().decode(token)).then(
    () => true,
    () => false,
  );
}

/** What a journey that nothing disturbed did not do, in words. */
export async function unaccomplished(
  world: World,
  ports: Ports,
  journey: Journey,
  before: Before,
): Promise<string[]> {
  const session = await activeSession(ports.store);
  if (!session || !(await isSignedIn(world, ports, session))) return [`${journey} left nobody signed in`];
  const { sessionId } = session;
  const open = await ports.store.journal(sessionId);
  const isIdle = journey === 'refresh' || open === undefined;
  return [
    ...unless(isIdle, `${journey} left a journey open, at ${open?.state}`),
    ...(await undone(world, ports, session, { journey, before })),
  ];
}

interface Done {
  readonly journey: Journey;
  readonly before: Before;
}

async function undone(
  world: World,
  ports: Ports,
  session: SessionRecord,
  { journey, before }: Done,
): Promise<string[]> {
  const { sessionId } = session;
  const serial = await serialIn(ports.store, sessionId);
  const rows = await keyPackageRows(world.start);
  switch (journey) {
    case 'rotate':
      return unless(
        serial !== before.serial || isOpenPast(before, 'rotate'),
        'rotate left the ID-Cert as it was',
      );
    case 'replenish':
      return unless(
        isPoolFull(rows, sessionId, world.time.server) || isOpenPast(before, 'replenish'),
        'replenish did not fill the pool',
      );
    case 'replaceLastResort':
      return unless(
        lastResortOf(rows, sessionId) !== before.lastResort || isOpenPast(before, 'last-resort'),
        'replaceLastResort left the last-resort KeyPackage as it was',
      );
    case 'refresh':
      return unheardClaims(world, session);
    case 'compareWithServer':
    case 'catchUp':
      return [
        ...unless(
          serial === (await serialOnServer(world.start, sessionId)),
          `${journey} left two ID-Certs current`,
        ),
        ...(await unheardClaims(world, session)),
        ...(journey === 'catchUp' ? await leftOver(world) : []),
      ];
    default:
      return [];
  }
}

/** Was one of its kind open? It is finished, then, and perhaps all that it was to change had been changed before. */
function isOpenPast({ open }: Before, journey: JournalEntry['journey']): boolean {
  return open?.journey === journey && open.state !== 'PREPARED';
}

/** All that the server handed out is known here as claimed. */
async function unheardClaims(world: World, { sessionId }: SessionRecord): Promise<string[]> {
  const rows = await keyPackageRows(world.start);
  const claimed = new Set<string>(
    rows.filter((row) => row.last_resort === 0 && row.handed_out_at !== null).map(({ ref }) => ref),
  );
  const { keyPackages } = await world.records();
  const unheard = keyPackages.filter(
    (each) => each.sessionId === sessionId && each.state !== 'claimed' && claimed.has(each.ref),
  );
  return unless(unheard.length === 0, `${unheard.length} claims were not heard of`);
}
