import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Moment } from '../../ui/moment.tsx';
import { NotAsked, NotAskedLine } from '../../ui/not-asked.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Actions } from '../../ui/part.tsx';
import { PoolGauge } from '../../ui/pool-gauge.tsx';
import { Running } from '../../ui/running.tsx';
import type { Task } from '../../ui/task.ts';
import { countWords } from '../../words/numbers.ts';
import type { JourneyProgress, KeyPackageList, OpenJourney, Pool, UseCases } from '../../worker/use-cases.ts';

interface StockProps {
  readonly facts: KeyPackageList;
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
export function Stock({ facts, client, journey, refresh }: StockProps): ReactNode {
  const { pool, openJourney, needsSignIn } = facts;
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
        {journey.state === 'failed' && <NotAskedLine refresh={refresh} />}
      </p>
      {journey.state === 'failed' && <Failure error={journey.error} />}
      {journey.state !== 'failed' && refresh.state === 'failed' && <NotAsked error={refresh.error} />}
      {journey.state !== 'running' && openJourney !== null && <Unfinished journey={openJourney.journey} />}
      {journey.state === 'running' ? (
        <Running title="KeyPackages are being made and sent" task={journey} />
      ) : (
        <StockActions
          client={client}
          journey={journey}
          refresh={refresh}
          isFull={available >= target}
          isHeld={openJourney !== null || needsSignIn}
        />
      )}
    </>
  );
}

/** Where what stands unfinished can be gone on with: a rotation on its page, all else on the overview. */
function Unfinished({ journey }: { journey: OpenJourney['journey'] }): ReactNode {
  const isRotation = journey === 'rotate';
  const link = (
    <Link href={isRotation ? '/rotate' : '/'} className={buttonClass('plain')}>
      {isRotation ? 'To the rotation' : 'To the overview'}
    </Link>
  );
  return (
    <Notice
      tone="amber"
      title={isRotation ? 'A rotation is not finished' : 'Earlier work is not finished'}
      action={link}
    >
      <p>KeyPackages can be made here once it is.</p>
    </Notice>
  );
}

function StockActions(props: Omit<StockProps, 'facts'> & { isFull: boolean; isHeld: boolean }): ReactNode {
  const { client, journey, refresh, isFull, isHeld } = props;
  return (
    <Actions>
      <Button
        kind={isFull ? 'plain' : 'primary'}
        isDisabled={isFull || isHeld}
        onPress={() => void journey.run('replenish', (options) => client.replenish(undefined, options))}
      >
        Replenish
      </Button>
      <Button
        isDisabled={isHeld}
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
        {refresh.state === 'running' ? 'Asking…' : 'Ask the server'}
      </Button>
    </Actions>
  );
}
