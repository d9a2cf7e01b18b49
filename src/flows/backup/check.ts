import { ClavesError } from '../../protocol/claves-error.ts';
import type { SessionId } from '../../protocol/terms.ts';
import { isCode } from '../answers.ts';
import { foreignServerId } from '../foreign/record.ts';
import { inBatches } from './batches.ts';
import type { BackupContent, BackupPorts } from './ports.ts';
import { sessionFor } from './sessions.ts';

/**
 * Does the content hang together, and is each private key the one that it says it is? Throws `BACKUP_UNREADABLE`, or
 * `BACKUP_TOO_NEW` for a dialect that we do not know.
 */
export async function checkContent(ports: BackupPorts, content: BackupContent): Promise<void> {
  expectDialects(ports, content);
  expectUnique(content);
  expectSessionsListed(content);
  for (const { sessionId, endedAt } of content.sessions) {
    expectWholeSession(partOf(content, sessionId), endedAt !== null);
  }
  if (content.sessions.filter(({ endedAt }) => endedAt === null).length > 1) refuse();
  await expectIdentityKeys(ports, content);
  await expectIdCerts(ports, content);
  await inBatches(content.keyPackages, async (each) => {
    if (!(await ports.keyPackageReader.fits(each))) refuse();
  });
}

function refuse(cause?: unknown): never {
  throw new ClavesError('BACKUP_UNREADABLE', { cause });
}

function expectDialects({ dialect }: BackupPorts, { sessions, foreignServers }: BackupContent): void {
  try {
    for (const each of [...sessions, ...foreignServers]) dialect(each.dialect);
  } catch (error) {
    if (isCode(error, 'NOT_A_HOME_SERVER')) throw new ClavesError('BACKUP_TOO_NEW', { cause: error });
    throw error;
  }
}

function expectUnique(content: BackupContent): void {
  const lists = [
    content.sessions.map(({ sessionId }) => sessionId),
    content.identityKeys.map(({ fingerprint }) => fingerprint),
    content.idCerts.map(({ id }) => id),
    content.keyPackages.map(({ ref }) => ref),
    content.journal.map(({ sessionId }) => sessionId),
    content.foreignServers.map(({ id }) => id),
  ];
  if (lists.some((ids) => new Set<string>(ids).size !== ids.length)) refuse();
}

function expectSessionsListed({ sessions, ...content }: BackupContent): void {
  const listed = new Set(sessions.map(({ sessionId }) => sessionId));
  const { identityKeys, idCerts, keyPackages, journal, foreignServers, activity } = content;
  const records = [...identityKeys, ...idCerts, ...keyPackages, ...journal, ...foreignServers, ...activity];
  if (records.some(({ sessionId }) => !listed.has(sessionId))) refuse();
  if (foreignServers.some((each) => each.id !== foreignServerId(each.sessionId, each.server.domain)))
    refuse();
}

type Part = Pick<BackupContent, 'identityKeys' | 'idCerts' | 'keyPackages' | 'journal'>;

function partOf({ identityKeys, idCerts, keyPackages, journal }: BackupContent, id: SessionId): Part {
  const isOf = ({ sessionId }: { readonly sessionId: SessionId }) => sessionId === id;
  return {
    identityKeys: identityKeys.filter(isOf),
    idCerts: idCerts.filter(isOf),
    keyPackages: keyPackages.filter(isOf),
    journal: journal.filter(isOf),
  };
}

/** What every flow relies on: one current ID-Cert at most, its key, and a journal that speaks of what is there. */
function expectWholeSession({ identityKeys, idCerts, keyPackages, journal }: Part, ended: boolean): void {
  const fingerprints = new Set(identityKeys.map(({ fingerprint }) => fingerprint));
  if (idCerts.some(({ fingerprint }) => !fingerprints.has(fingerprint))) refuse();
  const keys = identityKeys.filter(({ state }) => state === 'current');
  const current = idCerts.filter(({ state }) => state === 'current');
  if (keys.length > 1 || keys.length !== current.length) refuse();
  if (keys[0]?.fingerprint !== current[0]?.fingerprint) refuse();
  const [entry] = journal;
  const enrols = entry?.state === 'ENROLLING';
  if (ended ? entry !== undefined : enrols === current.length > 0) refuse();
  if (entry && 'fingerprint' in entry && !fingerprints.has(entry.fingerprint)) refuse();
  const refs = new Set(keyPackages.map(({ ref }) => ref));
  if (uploadsOf(entry).some((ref) => !refs.has(ref))) refuse();
}

/** The KeyPackages that a journey is about to upload. */
export function uploadsOf(entry: BackupContent['journal'][number] | undefined) {
  const uploads = entry?.state === 'STAGED' ? entry.uploads : [];
  const lastResort = entry && 'lastResort' in entry && entry.lastResort ? [entry.lastResort] : [];
  return [...uploads, ...lastResort].flatMap(({ refs }) => refs);
}

/** The seed and the second that it was made at give the fingerprint. */
async function expectIdentityKeys(ports: BackupPorts, content: BackupContent): Promise<void> {
  const of = sessionFor(content.sessions);
  await inBatches(content.identityKeys, async (key) => {
    const { dialect, fid } = of(key);
    const { makeRequest } = ports.dialect(dialect).certificate;
    const made = await makeRequest({ seed: key.secret, created: key.created }, fid).catch(refuse);
    if (made.fingerprint !== key.fingerprint) refuse();
  });
}

/** Those that the pages read have to be readable, and of this session and key. */
async function expectIdCerts(ports: BackupPorts, content: BackupContent): Promise<void> {
  const of = sessionFor(content.sessions);
  await inBatches(content.idCerts, async ({ state, serial, id, ...held }) => {
    const { fid, sessionId, dialect } = of(held);
    const named = state === 'rejected' ? `rejected/${held.fingerprint}` : serial;
    if (id !== `${sessionId}/${named}`) refuse();
    if (state === 'rejected') return;
    const view = await ports.dialect(dialect).certificate.parse(held.idCert);
    const fits =
      view?.fid === fid &&
      view.sessionId === sessionId &&
      view.serial === serial &&
      view.fingerprint === held.fingerprint;
    if (!fits) refuse();
  });
}
