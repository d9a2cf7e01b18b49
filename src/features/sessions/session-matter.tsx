import type { ReactNode } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CertificateFacts } from '../../view/certificate-facts.tsx';
import { CertificateFileText } from '../../view/certificate-file.tsx';
import { verdictWords } from '../../view/certificate-words.ts';
import { Verdict } from '../../view/verdict.tsx';
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
  const { sessionId, createdAt, certificate } = session;
  const view = certificate?.view ?? null;
  const expiresAt = view?.expiresAt ?? session.expiresAt;
  return [
    { name: 'Session ID', value: <code>{sessionId}</code> },
    { name: 'Since', value: <Moment at={createdAt} to="minute" /> },
    { name: expiresAt <= now ? 'ID-Cert ran out' : 'ID-Cert runs out', value: <Moment at={expiresAt} /> },
    ...(view === null ? [] : [{ name: 'Identity key', value: <Fingerprint hex={view.fingerprint} /> }]),
    { name: 'Verdict', value: VERDICT[standing] ?? verdictWords(certificate?.verdict ?? null) },
  ];
}

interface Warning {
  readonly tone: 'plain' | 'amber' | 'red';
  readonly title: string;
  readonly ofThis: string;
  readonly ofOther: string;
}

const UNKNOWN_ISSUER =
  'An earlier key of the server seems to have certified it, and this browser never knew that key. After the next rotation there it can be checked. If you do not know the session, end it.';

/** Where the checks alone do not tell it. */
const VERDICT: Readonly<Record<Standing, string | null>> = {
  holds: null,
  'ran-out': 'It held until it ran out.',
  'not-shown': 'The home server does not show it, so nothing was checked.',
  'issuer-unknown': null,
  'does-not-hold': null,
};

/** What to know before all else; the text for this session and for another. */
const WARNINGS: Readonly<Record<Standing, Warning | null>> = {
  holds: null,
  'ran-out': {
    tone: 'amber',
    title: 'The ID-Cert of this session has run out',
    ofThis: 'Nobody can add this device to a group until its key is rotated.',
    ofOther: 'Nobody can add this device to a group until its key is rotated there.',
  },
  'not-shown': {
    tone: 'amber',
    title: 'Your home server lists this session, and shows no ID-Cert for it',
    ofThis: 'This browser has its own: see Certificates. What the server shows to others cannot be checked.',
    ofOther: 'What it is cannot be checked. If you do not know the session, end it.',
  },
  'issuer-unknown': {
    tone: 'plain',
    title: 'The ID-Cert of this session cannot be checked here',
    ofThis: UNKNOWN_ISSUER,
    ofOther: UNKNOWN_ISSUER,
  },
  'does-not-hold': {
    tone: 'red',
    title: 'Your home server shows an ID-Cert for this session that does not hold',
    ofThis:
      'This browser uses only the one that it checked itself: see Certificates. Ask the administrator of your home server before you go on.',
    ofOther:
      'Others may be shown a key in your name that is not yours. Below you see which check failed. End the session, and tell the administrator of your home server.',
  },
};

function Warn({ standing, isThis }: { standing: Standing; isThis: boolean }): ReactNode {
  const warning = WARNINGS[standing];
  if (warning === null) return null;
  const { tone, title, ofThis, ofOther } = warning;
  return (
    <Notice tone={tone} title={title}>
      <p>{isThis ? ofThis : ofOther}</p>
    </Notice>
  );
}

function IdCert({ session, isOpen }: { session: SessionEntry; isOpen: boolean }): ReactNode {
  const { sessionId, certificate } = session;
  if (certificate === null) return null;
  const { view, verdict, file } = certificate;
  return (
    <Disclosure summary="Its ID-Cert in full" open={isOpen}>
      <Verdict verdict={verdict} />
      {view !== null && <CertificateFacts view={view} />}
      <CertificateFileText file={file} view={view} id={sessionId} />
    </Disclosure>
  );
}
