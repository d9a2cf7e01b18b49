import type { ReactNode } from 'react';
import { TwoKeys } from '../../view/two-keys.tsx';
import type { CertificateEntry } from '../../worker/use-cases.ts';
import { keyPairOf } from './key-pair.ts';

/** The old and the new key, to compare. */
export function KeysSideBySide({ entries }: { entries: readonly CertificateEntry[] }): ReactNode {
  const pair = keyPairOf(entries);
  return (
    <TwoKeys
      keys={[
        { name: 'Your old key', fingerprint: pair.old },
        { name: 'Your new key', fingerprint: pair.new },
      ]}
    />
  );
}
