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
import type { SessionEntry } from '../../worker/use-cases.ts';
import { type Standing, standingOf } from './standing.ts';

interface SessionMatterProps {
  readonly session: SessionEntry;
  /** The server's clock, UNIX seconds. */
  readonly now: number;
}

/** What the home server says of a session, and what this browser finds of it. */
export function SessionMatter({ session, now }: SessionMatterProps): ReactNode {
  const standing = standingOf(session, now);
  return (
    <>
      <Warning standing={standing} isThis={session.isThis} />
      <Facts facts={factsOf(session, standing)} />
      <IdCert session={session} isOpen={standing === 'does-not-hold'} />
    </>
  );
}

function factsOf({ sessionId, createdAt, expiresAt, certificate }: SessionEntry, standing: Standing): Fact[] {
  const view = certificate?.view ?? null;
  return [
    { name: 'Session ID', value: <code>{sessionId}</code> },
    { name: 'Since', value: <Moment at={createdAt} to="minute" /> },
    {
      name: standing === 'ran-out' ? 'ID-Cert ran out' : 'ID-Cert runs out',
      value: <Moment at={view?.expiresAt ?? expiresAt} />,
    },
    ...(view === null ? [] : [{ name: 'Identity key', value: <Fingerprint hex={view.fingerprint} /> }]),
    { name: 'Verdict', value: VERDICT[standing] ?? verdictWords(certificate?.verdict ?? null) },
  ];
}

/** Where the checks alone do not tell it. */
const VERDICT: Readonly<Record<Standing, string | null>> = {
  holds: null,
  'ran-out': 'It held until it ran out.',
  'not-shown': 'The home server does not show it, so nothing was checked.',
  'does-not-hold': null,
};

/** What to know before all else. */
function Warning({ standing, isThis }: { standing: Standing; isThis: boolean }): ReactNode {
  if (standing === 'holds') return null;
  if (standing === 'ran-out') {
    return (
      <Notice tone="amber" title="The ID-Cert of this session has run out">
        <p>Nobody can add this device to a group until its key is rotated there.</p>
      </Notice>
    );
  }
  if (standing === 'not-shown') {
    return (
      <Notice tone="amber" title="Your home server lists this session, and shows no ID-Cert for it">
        <p>What it is cannot be checked. If you do not know the session, end it.</p>
      </Notice>
    );
  }
  return (
    <Notice tone="red" title="Your home server shows an ID-Cert for this session that does not hold">
      <p>{isThis ? DOUBT_THE_SERVER : END_IT}</p>
    </Notice>
  );
}

const DOUBT_THE_SERVER =
  'This browser uses only the one that it checked itself: see Certificates. Ask the administrator of your home server before you go on.';
const END_IT =
  'Others may be shown a key in your name that is not yours. Below you see which check failed. End the session, and tell the administrator of your home server.';

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
