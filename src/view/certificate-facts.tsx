import type { ReactNode } from 'react';
import type { CertificateView } from '../protocol/certificate.ts';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Fingerprint } from '../ui/fingerprint.tsx';
import { Moment } from '../ui/moment.tsx';
import { DETAIL_WORDS } from './certificate-words.ts';

/** All that an ID-Cert says, decoded. */
export function CertificateFacts({ view }: { view: CertificateView }): ReactNode {
  const facts: Fact[] = [
    { name: 'Federation ID', value: view.fid },
    { name: 'Session ID', value: <code>{view.sessionId}</code> },
    { name: 'Serial', value: <code>{view.serial}</code> },
    { name: 'Key made', value: <Moment at={view.createdAt} to="minute" /> },
    { name: 'Issued', value: <Moment at={view.issuedAt} to="minute" /> },
    { name: 'Runs out', value: <Moment at={view.expiresAt} to="minute" /> },
    { name: 'Issued by', value: view.issuer.domain },
    { name: 'Issuer’s key', value: <Fingerprint hex={view.issuer.fingerprint} tone="soft" /> },
    { name: 'Public key', value: <code>{view.publicKey}</code> },
    ...view.details.map(({ label, value }) => ({ name: DETAIL_WORDS[label], value })),
  ];
  return <Facts facts={facts} />;
}
