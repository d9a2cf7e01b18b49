import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass } from '../../ui/button.tsx';
import { Dial } from '../../ui/dial.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import type { Overview } from '../../worker/use-cases.ts';
import styles from './overview.module.css';
import { validityOf } from './validity.ts';

/** Where the ID-Cert stands on its line, and which key it is for. */
export function CertificatePart({ overview }: { overview: Overview }): ReactNode {
  const { certificate, now } = overview;
  const { view, renewalOpensAt } = certificate;
  const span = { from: view.issuedAt, windowFrom: renewalOpensAt, until: view.expiresAt, now };
  const facts: Fact[] = [
    { name: 'Issued', value: <Moment at={view.issuedAt} /> },
    {
      name: now < renewalOpensAt ? 'Renewal opens' : 'Renewal open since',
      value: <Moment at={renewalOpensAt} />,
    },
    { name: now < view.expiresAt ? 'Runs out' : 'Ran out', value: <Moment at={view.expiresAt} /> },
    { name: 'Identity key', value: <Fingerprint hex={view.fingerprint} /> },
  ];
  return (
    <Part name="ID-Cert">
      <div className={styles['certificate']}>
        <Dial span={span} {...validityOf(overview)} />
        <div className={styles['beside']}>
          <Facts facts={facts} />
          <Actions>
            <Link href="/certificates" className={buttonClass('plain')}>
              Show the certificate
            </Link>
            <Link href="/rotate" className={buttonClass('text')}>
              Rotate…
            </Link>
          </Actions>
        </div>
      </div>
    </Part>
  );
}
