import type { ReactNode } from 'react';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import type { CertificateEntry } from '../../worker/use-cases.ts';
import { keyPairOf } from './key-pair.ts';
import styles from './rotation.module.css';

/** The old and the new key, to compare. */
export function KeysSideBySide({ entries }: { entries: readonly CertificateEntry[] }): ReactNode {
  const pair = keyPairOf(entries);
  return (
    <div className={styles['keys']}>
      <Key name="Your old key" fingerprint={pair.old} />
      <Key name="Your new key" fingerprint={pair.new} />
    </div>
  );
}

function Key({ name, fingerprint }: { name: string; fingerprint: string | null }): ReactNode {
  return (
    <section className={styles['key']}>
      <h2>{name}</h2>
      {fingerprint === null ? <p>None yet.</p> : <Fingerprint hex={fingerprint} />}
    </section>
  );
}
