import type { ReactNode } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { BackupSummaryFacts } from '../../view/backup-summary.tsx';
import type { BackupProof } from '../../worker/use-cases.ts';
import styles from './backup.module.css';
import { proofWords } from './proof-words.ts';

/** What the restore drill found, and the keys by name. */
export function Proven({ proof }: { proof: BackupProof }): ReactNode {
  const { tone, title, text } = proofWords(proof);
  const { both, onlyFile, onlyHere } = proof.identityKeys;
  return (
    <>
      <Outcome tone={tone} title={title}>
        <p>{text}</p>
      </Outcome>
      <Keys name="Identity keys that are only here" fingerprints={onlyHere} />
      <Disclosure summary="What the file holds">
        <Keys name="Identity keys, opened and the same as here" fingerprints={both} />
        <Keys name="Identity keys that are only in the file" fingerprints={onlyFile} />
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
