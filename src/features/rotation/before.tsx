import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import { Stave } from '../../ui/stave.tsx';
import type { Task } from '../../ui/task.ts';
import { countWords } from '../../words/numbers.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import { keyPairOf } from './key-pair.ts';
import type { RotationFacts } from './queries.ts';
import styles from './rotation.module.css';
import { rotationSteps } from './rotation-steps.ts';

interface BeforeProps {
  readonly facts: RotationFacts;
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
}

/** What a rotation will do and what it touches. */
export function Before({ facts, client, journey }: BeforeProps): ReactNode {
  const { pool, openJourney, needsSignIn } = facts.overview;
  const current = keyPairOf(facts.entries).new;
  const rotate = () => void journey.run('rotate', (options) => client.rotate(undefined, options));
  return (
    <>
      <p>A rotation puts a new identity key in the place of the present one, with a new ID-Cert for it.</p>
      <Stave label="Steps of a rotation" steps={rotationSteps('begin')} playing={false} />
      {openJourney !== null && <p>Earlier work is not finished: it is finished first.</p>}
      {needsSignIn && <p>Your home server asks you to sign in again first, on the overview.</p>}
      <Actions>
        <Button kind="primary" onPress={rotate} isDisabled={needsSignIn}>
          Rotate now
        </Button>
      </Actions>
      <div>
        <Part name="What it touches">
          <ul className={styles['list']}>
            <li>The identity key: the present one is retired and kept, sealed, for ever.</li>
            <li>The ID-Cert: the present one is superseded; others can still read it.</li>
            <li>
              The KeyPackages: {countWords(pool.available + pool.expiringSoon)} waiting ones become void, and{' '}
              {pool.target} new ones take their place, with a new last-resort one.
            </li>
            <ToBeTold servers={facts.foreign.servers} />
          </ul>
        </Part>
        <Part name="What stays">
          <ul className={styles['list']}>
            <li>Your federation ID and the session ID.</li>
            <li>This sign-in, and all other sessions of yours.</li>
            <li>The groups that this device is in, and the private halves of KeyPackages already claimed.</li>
          </ul>
        </Part>
        {current !== null && (
          <Part name="Present key">
            <Fingerprint hex={current} />
          </Part>
        )}
      </div>
    </>
  );
}

/** Foreign servers hear of the new ID-Cert afterwards. */
function ToBeTold({ servers }: { servers: RotationFacts['foreign']['servers'] }): ReactNode {
  if (servers.length === 0) return null;
  return (
    <li>
      The foreign servers to be told of the new ID-Cert, each by itself once it is here:{' '}
      {servers.map(({ domain }) => domain).join(', ')}.
    </li>
  );
}
