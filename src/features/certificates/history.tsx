import type { ReactNode } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import type { CertificateEntry } from '../../worker/use-cases.ts';
import { CertificateFacts } from './certificate-facts.tsx';
import styles from './certificates.module.css';
import { Verdict } from './verdict.tsx';
import { STATE_WORDS } from './words.ts';

/** All entries but the current one, the latest first; each opens. */
export function History({ entries }: { entries: readonly CertificateEntry[] }): ReactNode {
  if (entries.length === 0) return <p>This is the first ID-Cert of this session.</p>;
  return (
    <ol className={styles['history']}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Disclosure summary={<Summary entry={entry} />}>
            <Fingerprint hex={entry.fingerprint} />
            {entry.state !== 'pending' && <Verdict verdict={entry.verdict} />}
            {entry.view !== null && <CertificateFacts view={entry.view} />}
          </Disclosure>
        </li>
      ))}
    </ol>
  );
}

function Summary({ entry }: { entry: CertificateEntry }): ReactNode {
  return (
    <span className={styles['summary']} data-state={entry.state}>
      <strong>{STATE_WORDS[entry.state]}</strong>
      <span>
        {entry.state === 'pending' ? 'key made on ' : 'received on '}
        <Moment at={entry.receivedAt} to="minute" />
        {entry.supersededAt !== null && (
          <>
            , until <Moment at={entry.supersededAt} to="minute" />
          </>
        )}
      </span>
    </span>
  );
}
