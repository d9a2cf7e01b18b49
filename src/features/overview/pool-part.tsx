import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { NotAskedLine } from '../../ui/not-asked.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import { Reading } from '../../ui/reading.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import type { Task } from '../../ui/task.ts';
import { Term } from '../../ui/term.tsx';
import { countWords } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress, Overview, UseCases } from '../../worker/use-cases.ts';
import { isBusy } from './busy.ts';
import { PoolHistory } from './pool-history.tsx';
import { rateWords } from './rate.ts';

interface PoolPartProps {
  readonly overview: Overview;
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
  /** Asking the server what was claimed. */
  readonly refresh: Task;
}

const TONES = { good: 'ink', low: 'ink', amber: 'amber', red: 'red' } as const;

/** How many KeyPackages wait on the server, how that came, and how long they last. */
export function PoolPart({ overview, client, journey, refresh }: PoolPartProps): ReactNode {
  const { pool, use } = overview;
  const w = words().overview.pool;
  const { available, target, expiringSoon, syncedAt, level } = pool;
  const replenish = () => void journey.run('replenish', (options) => client.replenish(undefined, options));
  return (
    <Part name={w.name}>
      <Reading
        value={countWords(available)}
        unit={<Sentence parts={w.ofTarget(target, <Term name="key-package">KeyPackages</Term>)} />}
        tone={TONES[level]}
      />
      <PoolHistory pool={pool} days={use.days} />
      <p>
        {rateWords(overview)} {expiringSoon > 0 && `${w.expiring(expiringSoon)} `}
        {syncedAt !== null && (
          <>
            {w.lastAsked} <Moment at={syncedAt} to="minute" />.
          </>
        )}
        <NotAskedLine refresh={refresh} />
      </p>
      <Actions>
        <Button onPress={replenish} isDisabled={isBusy(overview, journey) || available >= target}>
          {w.replenish}
        </Button>
        <Link href="/key-packages" className={buttonClass('text')}>
          {w.showAll}
        </Link>
      </Actions>
    </Part>
  );
}
