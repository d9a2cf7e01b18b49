import type { ReactNode } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { BackupSummaryFacts } from '../../view/backup-summary.tsx';
import { words } from '../../words/words.ts';
import type { BackupProof } from '../../worker/use-cases.ts';
import styles from './backup.module.css';
import { proofWords } from './proof-words.ts';

/** What the restore drill found, and the keys by name. */
export function Proven({ proof }: { proof: BackupProof }): ReactNode {
  const { tone, title, text } = proofWords(proof);
  const { both, onlyFile, onlyHere } = proof.identityKeys;
  const w = words().backup.prove;
  return (
    <>
      <Outcome tone={tone} title={title}>
        <p>{text}</p>
      </Outcome>
      <Keys name={w.onlyHere} fingerprints={onlyHere} />
      <Disclosure summary={words().backup.file.holds}>
        <Keys name={w.both} fingerprints={both} />
        <Keys name={w.onlyFile} fingerprints={onlyFile} />
        <BackupSummaryFacts summary={proof.summary} />
      </Disclosure>
    </>
  );
}

function Keys({ name, fingerprints }: { name: string; fingerprints: readonly string[] }): ReactNode {
  if (fingerprints.length === 0) return null;
  return (
    <div className={styles['keys']}>
      <h3>{name}</h3>
      <ul>
        {fingerprints.map((each) => (
          <li key={each}>
            <Fingerprint hex={each} />
          </li>
        ))}
      </ul>
    </div>
  );
}
