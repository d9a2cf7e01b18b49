import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Disclosure } from '../../ui/disclosure.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CertificateFacts } from '../../view/certificate-facts.tsx';
import { CertificateFileText } from '../../view/certificate-file.tsx';
import { verdictWords } from '../../view/certificate-words.ts';
import { Verdict } from '../../view/verdict.tsx';
import { words } from '../../words/words.ts';
import type { SessionEntry, UseCases } from '../../worker/use-cases.ts';
import { SessionName } from './session-name.tsx';
import { type Standing, standingOf } from './standing.ts';

interface SessionMatterProps {
  readonly client: UseCases;
  readonly session: SessionEntry;
  /** The server's clock, UNIX seconds. */
  readonly now: number;
}

/** What the home server says of a session, and what this browser finds of it. */
export function SessionMatter({ client, session, now }: SessionMatterProps): ReactNode {
  const standing = standingOf(session, now);
  return (
    <>
      <Warn standing={standing} isThis={session.isThis} />
      <SessionName client={client} sessionId={session.sessionId} />
      <Facts facts={factsOf(session, standing, now)} />
      <IdCert session={session} isOpen={standing === 'does-not-hold'} />
    </>
  );
}

function factsOf(session: SessionEntry, standing: Standing, now: number): Fact[] {
  const w = words().sessionCertificates;
  const { sessionId, createdAt, certificate } = session;
  const view = certificate?.view ?? null;
  const expiresAt = view?.expiresAt ?? session.expiresAt;
  return [
    { name: w.sessionId, value: <code>{sessionId}</code> },
    { name: w.since, value: <Moment at={createdAt} to="minute" /> },
    { name: expiresAt <= now ? w.ranOut : w.runsOut, value: <Moment at={expiresAt} /> },
    ...(view === null ? [] : [{ name: w.identityKey, value: <Fingerprint hex={view.fingerprint} /> }]),
    { name: w.verdict, value: judged(session, standing) },
  ];
}

/** Where the checks alone do not tell it, another sentence than theirs. */
function judged({ certificate }: SessionEntry, standing: Standing): string {
  const { verdicts } = words().sessionCertificates;
  if (standing === 'ran-out' || standing === 'not-shown') return verdicts[standing];
  return verdictWords(certificate?.verdict ?? null);
}

const TONES = {
  'ran-out': 'amber',
  'not-shown': 'amber',
  'issuer-unknown': 'plain',
  'does-not-hold': 'red',
} as const satisfies Record<Exclude<Standing, 'holds'>, string>;

/** What to know before all else. */
function Warn({ standing, isThis }: { standing: Standing; isThis: boolean }): ReactNode {
  if (standing === 'holds') return null;
  const { title, ofThis, ofOther } = words().sessionCertificates.warnings[standing];
  return (
    <Notice tone={TONES[standing]} title={title}>
      <p>{isThis ? ofThis : ofOther}</p>
    </Notice>
  );
}

function IdCert({ session, isOpen }: { session: SessionEntry; isOpen: boolean }): ReactNode {
  const { sessionId, certificate } = session;
  if (certificate === null) return null;
  const { view, verdict, file } = certificate;
  const w = words().sessionCertificates;
  return (
    <Disclosure summary={w.inFull} open={isOpen}>
      <Verdict verdict={verdict} />
      {view !== null && <CertificateFacts view={view} />}
      <CertificateFileText file={file} view={view} id={sessionId} />
      <Link href={`/certificates/${session.serial}`}>{w.ownPage}</Link>
    </Disclosure>
  );
}
