import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Actions, Page, Part } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { RestoreForm } from '../../view/restore-form.tsx';
import type { Sentinel } from '../../view/sentinel.ts';
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
  return (
    <Page>
      <PageHeading title="The keys of this browser are gone" />
      <p>
        The keys of <strong>{fid}</strong> were kept here, and this browser’s database does not hold them any
        more. It was cleared: by somebody, by a cleaning program, or by the browser itself for want of room.
      </p>
      <p>
        Your identity is safe, and so are your other sessions. What others sent to this one alone cannot be
        read without its keys.
      </p>
      <div>
        <Part name="You have a backup">
          <p>A backup file brings this session back, and it goes on.</p>
          <RestoreForm
            client={client}
            task={task}
            isNew={isNew}
            fid={fid}
            afterwards={<p>None of its sessions can go on: sign in as a new one.</p>}
          />
        </Part>
        <Part name="You have none">
          <p>
            Sign in with your account password, and this browser becomes a new session with new keys. The lost
            one is best ended then: it stands on the page “Sessions”.
          </p>
          {leaving.state === 'failed' && <Failure error={leaving.error} />}
          <Actions>
            <Button
              onPress={() => void leaving.run('leave', onNewSession)}
              isPending={leaving.state === 'running'}
            >
              Sign in as a new session…
            </Button>
          </Actions>
          {onForget && (
            <Disclosure summary="This browser shall forget it">
              <p>If the keys were meant to go, for instance because the computer changed hands.</p>
              <Actions>
                <Button kind="danger" onPress={onForget}>
                  Forget {fid} here
                </Button>
              </Actions>
            </Disclosure>
          )}
        </Part>
      </div>
    </Page>
  );
}
