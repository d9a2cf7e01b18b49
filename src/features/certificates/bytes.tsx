import type { ReactNode } from 'react';
import type { CertificateFile } from '../../protocol/certificate.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { words } from '../../words/words.ts';
import styles from './certificate.module.css';
import { hexLines } from './hex-lines.ts';

/** The bytes of a file in hexadecimal, part by part. */
export function Bytes({
  binary: { bytes, parts },
}: {
  binary: NonNullable<CertificateFile['binary']>;
}): ReactNode {
  const w = words().certificate.file;
  return (
    <Disclosure summary={w.bytes}>
      {parts.map(({ name, from, to }) => (
        <div key={from} className={styles['bytes']}>
          <h3>{w.part(name, from, to - 1)}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
          <section aria-label={w.hex(w.part(name, from, to - 1))} tabIndex={0}>
            <pre>{hexLines(bytes, from, to)}</pre>
          </section>
        </div>
      ))}
    </Disclosure>
  );
}
