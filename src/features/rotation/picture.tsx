import type { ReactNode } from 'react';
import { Actions } from '../../ui/part.tsx';
import { Stave, type StaveStep } from '../../ui/stave.tsx';
import type { CertificateEntry } from '../../worker/use-cases.ts';
import { Keys } from './keys.tsx';
import type { Standing } from './rotation-steps.ts';

interface PictureProps {
  /** What there is to know just now. */
  readonly sentence: string;
  readonly label: string;
  readonly steps: readonly StaveStep[];
  readonly standing: Standing;
  readonly playing: boolean;
  readonly entries: readonly CertificateEntry[];
  /** What can be done. */
  readonly actions: ReactNode;
}

/** The one picture of a rotation, the same from before its beginning to its end: the steps, and the two keys. */
export function Picture(props: PictureProps): ReactNode {
  const { sentence, label, steps, standing, playing, entries, actions } = props;
  return (
    <>
      <p>{sentence}</p>
      <Stave label={label} steps={steps} playing={playing} />
      <Actions>{actions}</Actions>
      <Keys entries={entries} standing={standing} />
    </>
  );
}
