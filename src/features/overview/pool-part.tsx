import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { NotAskedLine } from '../../ui/not-asked.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import { PoolGauge } from '../../ui/pool-gauge.tsx';
import type { Task } from '../../ui/task.ts';
import { countWords } from '../../words/numbers.ts';
import type { JourneyProgress, Overview, UseCases } from '../../worker/use-cases.ts';
import { isBusy } from './busy.ts';

interface PoolPartProps {
  readonly overview: Overview;
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
  /** Asking the server what was claimed. */
  readonly refresh: Task;
}

/** How many KeyPackages wait on the server. */
export function PoolPart({ overview, client, journey, refresh }: PoolPartProps): ReactNode {
  const { pool } = overview;
  const { available, target, expiringSoon, syncedAt } = pool;
  const replenish = () => void journey.run('replenish', (options) => client.replenish(undefined, options));
  const text = `${countWords(available)} of ${target} KeyPackages are waiting on the server.`;
  return (
    <Part name="KeyPackages">
      <PoolGauge pool={pool} text={text} />
      <p>
        {text}{' '}
        {expiringSoon > 0 && `${countWords(expiringSoon)} more run out within 7 days and do not count. `}
        {syncedAt !== null && (
          <>
            Last asked on <Moment at={syncedAt} to="minute" />.
          </>
        )}
        <NotAskedLine refresh={refresh} />
      </p>
      <Actions>
        <Button onPress={replenish} isDisabled={isBusy(overview, journey) || available >= target}>
          Replenish
        </Button>
        <Link href="/key-packages" className={buttonClass('text')}>
          Show all KeyPackages
        </Link>
      </Actions>
    </Part>
  );
}
