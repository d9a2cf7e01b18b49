import type { ReactNode } from 'react';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { pgpWords } from '../../ui/pgp-words.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { words } from '../../words/words.ts';
import styles from './certificate.module.css';

interface FingerprintShownProps {
  readonly hex: string;
  /** May others take it from here? */
  readonly withCode: boolean;
}

/** A fingerprint in groups, as words to read aloud, and as a QR code for a camera. */
export function FingerprintShown({ hex, withCode }: FingerprintShownProps): ReactNode {
  const w = words().certificate;
  return (
    <div className={styles['shown']}>
      <div className={styles['forms']}>
        <Fingerprint hex={hex} />
        <h3>{w.asWords.title}</h3>
        <ol className={styles['words']} lang="en">
          {pgpWords(hex).map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place, and words repeat.
            <li key={place}>{word} </li>
          ))}
        </ol>
        <p>{w.asWords.text}</p>
      </div>
      {withCode && (
        <div className={styles['forms']}>
          <h3>{w.asCode.title}</h3>
          <QrCode content={`OPENPGP4FPR:${hex.toUpperCase()}`} text={w.asCode.alt} />
          <p>{w.asCode.text}</p>
        </div>
      )}
    </div>
  );
}
