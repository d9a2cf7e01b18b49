import type { ReactNode } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { CertificateFacts } from '../../view/certificate-facts.tsx';
import { CertificateFileText } from '../../view/certificate-file.tsx';
import { Verdict } from '../../view/verdict.tsx';
import type { CertificateEntry, UseCases } from '../../worker/use-cases.ts';
import styles from './certificates.module.css';
import { KeyFiles } from './key-files.tsx';
import { STATE_MEANING, STATE_WORDS } from './words.ts';

interface HistoryProps {
  readonly client: UseCases;
  readonly entries: readonly CertificateEntry[];
}

/** All entries but the current one, the latest first; each opens. */
export function History({ client, entries }: HistoryProps): ReactNode {
  if (entries.length === 0) return <p>This is the first ID-Cert of this session.</p>;
  return (
    <ol className={styles['history']}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Disclosure summary={<Summary entry={entry} />}>
            <Entry client={client} entry={entry} />
          </Disclosure>
        </li>
      ))}
    </ol>
  );
}

function Entry({ client, entry }: { client: UseCases; entry: CertificateEntry }): ReactNode {
  const { state, fingerprint, verdict, view, file } = entry;
  return (
    <>
      <p>{STATE_MEANING[state]}</p>
      <Fingerprint hex={fingerprint} />
      {state !== 'pending' && <Verdict verdict={verdict} />}
      {view !== null && <CertificateFacts view={view} />}
      {file !== null && <CertificateFileText file={file} view={view} id={fingerprint} />}
      <KeyFiles client={client} entry={entry} />
    </>
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
