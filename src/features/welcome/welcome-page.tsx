import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Actions } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import type { JourneyProgress, Status, UseCases } from '../../worker/use-cases.ts';
import { CutOff } from './cut-off.tsx';
import { IdentityForm } from './identity-form.tsx';
import styles from './welcome.module.css';

type Open = Extract<Status, { phase: 'new' | 'signed-out' | 'enrolling' }>;

interface WelcomePageProps {
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
  readonly status: Open;
}

/** The way in, while no session is open. */
export function WelcomePage({ client, journey, status }: WelcomePageProps): ReactNode {
  if (status.phase === 'enrolling') return <CutOff client={client} journey={journey} status={status} />;
  if (status.phase === 'signed-out')
    return <SignedOut client={client} journey={journey} known={status.known} />;
  return (
    <div className={styles['welcome']}>
      <div className={styles['words']}>
        <PageHeading title="Your identity’s keys, made and kept in this browser" />
        <p>
          Claves makes the keys of your polyproto identity here and keeps them sealed. Your home server
          certifies the public half; the private half never leaves this browser.
        </p>
        <p>People can then add this device to their encrypted groups, and Claves shows until when.</p>
      </div>
      <IdentityForm client={client} journey={journey} known={null} isNew />
    </div>
  );
}

type SignedOutProps = Pick<WelcomePageProps, 'client' | 'journey'> &
  Pick<Extract<Status, { phase: 'signed-out' }>, 'known'>;

function SignedOut({ client, journey, known }: SignedOutProps): ReactNode {
  const [chosen, setChosen] = useState(known[0] ?? null);
  return (
    <div className={styles['welcome']}>
      <div className={styles['words']}>
        <PageHeading title="No session is open" />
        <p>
          The vault of this browser is unlocked, and nobody is signed in. Earlier keys and their history are
          kept.
        </p>
        {known.length > 0 && (
          <>
            <p>Keys of these identities are here:</p>
            <Actions>
              {known.map((actor) => (
                <Button key={actor.fid} onPress={() => setChosen(actor)}>
                  {actor.fid}
                </Button>
              ))}
            </Actions>
          </>
        )}
        <p>
          <Button onPress={() => void client.lock()}>Lock the vault</Button>
        </p>
      </div>
      <IdentityForm key={chosen?.fid ?? ''} client={client} journey={journey} known={chosen} isNew={false} />
    </div>
  );
}
