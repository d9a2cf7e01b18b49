import type { ReactNode } from 'react';
import type { CertificateView } from '../protocol/certificate.ts';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Fingerprint } from '../ui/fingerprint.tsx';
import { Moment } from '../ui/moment.tsx';
import { words } from '../words/words.ts';

interface CertificateFactsProps {
  readonly view: CertificateView;
  /** Where notations stand in a place of their own. */
  readonly withoutNotations?: boolean;
}

/** All that an ID-Cert says, decoded. */
export function CertificateFacts({ view, withoutNotations = false }: CertificateFactsProps): ReactNode {
  const { facts: w } = words().certificateChecks;
  const facts: Fact[] = [
    { name: w.fid, value: view.fid },
    { name: w.sessionId, value: <code>{view.sessionId}</code> },
    { name: w.serial, value: <code>{view.serial}</code> },
    { name: w.made, value: <Moment at={view.createdAt} to="minute" /> },
    { name: w.issued, value: <Moment at={view.issuedAt} to="minute" /> },
    { name: w.runsOut, value: <Moment at={view.expiresAt} to="minute" /> },
    { name: w.issuer, value: view.issuer.domain },
    { name: w.issuerKey, value: <Fingerprint hex={view.issuer.fingerprint} tone="soft" /> },
    { name: w.publicKey, value: <code>{view.publicKey}</code> },
    ...view.details.map(({ label, value }) => ({ name: w[label], value })),
    ...(withoutNotations ? [] : view.notations).map(({ name, value }) => ({ name: w.notation(name), value })),
  ];
  return <Facts facts={facts} />;
}
