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
import { words } from '../../words/words.ts';
import type { JourneyProgress, KeyPackageList, OpenJourney, UseCases } from '../../worker/use-cases.ts';

interface StockProps {
  readonly facts: KeyPackageList;
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
  readonly refresh: Task;
}

/** How many wait, and what can be done about it. */
export function Stock({ facts, client, journey, refresh }: StockProps): ReactNode {
  const { pool, openJourney, needsSignIn } = facts;
  const w = words().keyPackages.pool;
  const text = w.waiting(countWords(pool.available), countWords(pool.target));
  return (
    <>
      <PoolGauge pool={pool} text={text} />
      <p>
        {text} <Meaning facts={facts} />
        {journey.state === 'failed' && <NotAskedLine refresh={refresh} />}
      </p>
      {journey.state === 'failed' && <Failure error={journey.error} />}
      {journey.state !== 'failed' && refresh.state === 'failed' && <NotAsked error={refresh.error} />}
      {journey.state !== 'running' && openJourney !== null && <Unfinished journey={openJourney.journey} />}
      {journey.state === 'running' ? (
        <Running title={w.running} task={journey} />
      ) : (
        <StockActions
          client={client}
          journey={journey}
          refresh={refresh}
          isFull={pool.available >= pool.target}
          isHeld={openJourney !== null || needsSignIn}
        />
      )}
    </>
  );
}

/** What the number comes to. */
function Meaning({ facts: { pool, policy } }: { facts: KeyPackageList }): ReactNode {
  const { level, expiringSoon, syncedAt } = pool;
  const w = words().keyPackages.pool;
  return (
    <>
      {w.level[level]} {level !== 'good' && !policy.refillsByItself && `${w.byHand} `}
      {expiringSoon > 0 && `${w.expiringSoon(expiringSoon)} `}
      {syncedAt !== null && (
        <>
          {w.lastAsked} <Moment at={syncedAt} to="minute" />.
        </>
      )}
    </>
  );
}

/** Where what stands unfinished can be gone on with: a rotation on its page, all else on the overview. */
function Unfinished({ journey }: { journey: OpenJourney['journey'] }): ReactNode {
  const isRotation = journey === 'rotate';
  const w = words().keyPackages.unfinished;
  const link = (
    <Link href={isRotation ? '/rotate' : '/'} className={buttonClass('plain')}>
      {isRotation ? w.toRotation : w.toOverview}
    </Link>
  );
  return (
    <Notice tone="amber" title={isRotation ? w.rotation : w.other} action={link}>
      <p>{w.text}</p>
    </Notice>
  );
}

function StockActions(props: Omit<StockProps, 'facts'> & { isFull: boolean; isHeld: boolean }): ReactNode {
  const { client, journey, refresh, isFull, isHeld } = props;
  const w = words().keyPackages.pool;
  return (
    <Actions>
      <Button
        kind={isFull ? 'plain' : 'primary'}
        isDisabled={isFull || isHeld}
        onPress={() => void journey.run('replenish', (options) => client.replenish(undefined, options))}
      >
        {w.replenish}
      </Button>
      <Button
        isDisabled={isHeld}
        onPress={() =>
          void journey.run('last-resort', (options) => client.replaceLastResort(undefined, options))
        }
      >
        {w.replaceLastResort}
      </Button>
      <Button
        onPress={() => void refresh.run('refresh', () => client.refresh())}
        isPending={refresh.state === 'running'}
      >
        {refresh.state === 'running' ? w.asking : w.ask}
      </Button>
    </Actions>
  );
}
