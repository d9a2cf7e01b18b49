import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Actions } from '../../ui/part.tsx';
import { PoolGauge } from '../../ui/pool-gauge.tsx';
import { Running } from '../../ui/running.tsx';
import type { Task } from '../../ui/task.ts';
import { countWords } from '../../ui/time.ts';
import type { JourneyProgress, Pool, UseCases } from '../../worker/use-cases.ts';

interface StockProps {
  readonly pool: Pool;
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
  readonly refresh: Task;
}

const LEVEL_WORDS = {
  good: 'That is plenty.',
  low: 'It is time to refill.',
  amber: 'That is little: refill soon.',
  red: 'That is too little: refill now.',
} as const satisfies Record<Pool['level'], string>;

/** How many wait, and what can be done about it. */
export function Stock({ pool, client, journey, refresh }: StockProps): ReactNode {
  const { available, target, expiringSoon, syncedAt, level } = pool;
  const text = `${countWords(available)} of ${target} are waiting on the server.`;
  return (
    <>
      <PoolGauge pool={pool} text={text} />
      <p>
        {text} {LEVEL_WORDS[level]}{' '}
        {expiringSoon > 0 && `${countWords(expiringSoon)} more run out within 7 days and do not count. `}
        {syncedAt !== null && (
          <>
            Last asked on <Moment at={syncedAt} to="minute" />.
          </>
        )}
      </p>
      {journey.state === 'failed' && <Failure error={journey.error} />}
      {journey.state !== 'failed' && refresh.state === 'failed' && <Failure error={refresh.error} />}
      {journey.state === 'running' ? (
        <Running title="KeyPackages are being made and sent" task={journey} />
      ) : (
        <StockActions client={client} journey={journey} refresh={refresh} isFull={available >= target} />
      )}
    </>
  );
}

function StockActions(props: Omit<StockProps, 'pool'> & { isFull: boolean }): ReactNode {
  const { client, journey, refresh, isFull } = props;
  return (
    <Actions>
      <Button
        kind={isFull ? 'plain' : 'primary'}
        isDisabled={isFull}
        onPress={() => void journey.run('replenish', (options) => client.replenish(undefined, options))}
      >
        Replenish
      </Button>
      <Button
        onPress={() =>
          void journey.run('last-resort', (options) => client.replaceLastResort(undefined, options))
        }
      >
        Replace the last-resort one
      </Button>
      <Button
        onPress={() => void refresh.run('refresh', () => client.refresh())}
        isPending={refresh.state === 'running'}
      >
        Ask the server
      </Button>
    </Actions>
  );
}
