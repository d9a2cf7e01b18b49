import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Actions, Page, Part } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { RestoreForm } from '../../view/restore-form.tsx';
import type { Sentinel } from '../../view/sentinel.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';

interface GonePageProps {
  readonly client: UseCases;
  /** Whose keys they were. */
  readonly lost: Sentinel;
  /** Is there no vault any more? */
  readonly isNew: boolean;
  /** To the form, filled in for a new session of the same identity. */
  readonly onNewSession: () => Promise<void>;
  /** Null where something of the session is left that only a new one, or a backup, can take the place of. */
  readonly onForget: (() => void) | null;
}

/** There were keys here, and now there are none: nothing is made anew before a person says so. */
export function GonePage({ client, lost, isNew, onNewSession, onForget }: GonePageProps): ReactNode {
  const task = useTask<JourneyProgress>();
  const leaving = useTask();
  const { fid } = lost;
  const w = words().gone;
  const [before, after] = w.keysOf;
  return (
    <Page>
      <PageHeading title={w.title} />
      <p>
        {before} <strong>{fid}</strong> {after}
      </p>
      <p>{w.safe}</p>
      <div>
        <Part name={w.withBackup.name}>
          <p>{w.withBackup.text}</p>
          <RestoreForm
            client={client}
            task={task}
            isNew={isNew}
            fid={fid}
            afterwards={<p>{w.withBackup.afterwards}</p>}
          />
        </Part>
        <Part name={w.without.name}>
          <p>{w.without.text}</p>
          {leaving.state === 'failed' && <Failure error={leaving.error} />}
          <Actions>
            <Button
              onPress={() => void leaving.run('leave', onNewSession)}
              isPending={leaving.state === 'running'}
            >
              {w.without.button}
            </Button>
          </Actions>
          {onForget && (
            <Disclosure summary={w.forget.summary}>
              <p>{w.forget.text}</p>
              <Actions>
                <Button kind="danger" onPress={onForget}>
                  {w.forget.button(fid)}
                </Button>
              </Actions>
            </Disclosure>
          )}
        </Part>
      </div>
    </Page>
  );
}
