import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Part } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import { Changes } from './changes.tsx';
import { Picture } from './picture.tsx';
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
  const w = words().rotation;
  const { needsSignIn } = facts.overview;
  const rotate = () => void journey.run('rotate', (options) => client.rotate(undefined, options));
  return (
    <>
      <Picture
        sentence={beforeWords(facts)}
        label={w.stepsOfOne}
        steps={rotationSteps('begin')}
        standing="begin"
        playing={false}
        entries={facts.entries}
        actions={
          <Button kind="primary" onPress={rotate} isDisabled={needsSignIn}>
            {w.before.rotate}
          </Button>
        }
      />
      <div>
        <Part name={w.before.changes}>
          <Changes facts={facts} />
        </Part>
        <Part name={w.before.stays}>
          <ul className={styles['list']}>
            {w.before.staying.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Part>
      </div>
    </>
  );
}

function beforeWords({ overview: { openJourney, needsSignIn } }: RotationFacts): string {
  const { lead, earlierWork, signInFirst } = words().rotation.before;
  return [lead, openJourney !== null && earlierWork, needsSignIn && signInFirst].filter(Boolean).join(' ');
}
