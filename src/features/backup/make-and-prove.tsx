import type { ReactNode } from 'react';
import { Part } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import type { Overview, UseCases } from '../../worker/use-cases.ts';
import { MakeBackup } from './make-backup.tsx';
import { ProveBackup } from './prove-backup.tsx';

interface MakeAndProveProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly backup: Overview['backup'];
}

/** The two parts of keeping keys safe, with a session or without one. */
export function MakeAndProve({ client, fid, backup }: MakeAndProveProps): ReactNode {
  return (
    <>
      <Part name={words().backup.make.name}>
        <MakeBackup client={client} fid={fid} backup={backup} />
      </Part>
      <Part name={words().backup.prove.name}>
        <ProveBackup client={client} provenAt={backup.provenAt} />
      </Part>
    </>
  );
}
