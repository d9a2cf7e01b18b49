import type { ReactNode } from 'react';
import { TwoKeys } from '../../view/two-keys.tsx';
import { words } from '../../words/words.ts';
import type { CertificateEntry } from '../../worker/use-cases.ts';
import { keyPairOf } from './key-pair.ts';
import type { Standing } from './rotation-steps.ts';

interface KeysProps {
  readonly entries: readonly CertificateEntry[];
  readonly standing: Standing;
}

/** The old and the new key, to compare, and which of them is in force. */
export function Keys({ entries, standing }: KeysProps): ReactNode {
  const w = words().rotation.keys;
  const pair = keyPairOf(entries, standing);
  return (
    <TwoKeys
      keys={[
        { name: w.old, ...pair.old },
        { name: w.new, ...pair.new },
      ]}
    />
  );
}
