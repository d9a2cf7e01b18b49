import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Actions, Lead } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress, Overview, UseCases } from '../../worker/use-cases.ts';
import { isBusy } from './busy.ts';
import { leadOf } from './lead.ts';

interface FirstProps {
  readonly overview: Overview;
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
}

/** What there is to know, in one sentence, and the one button that mends it. */
export function First({ overview, client, journey }: FirstProps): ReactNode {
  const { sentence, mend } = leadOf(overview);
  return (
    <div>
      <Lead>{sentence}</Lead>
      {mend !== null && !isBusy(overview, journey) && (
        <Actions>
          {mend === 'rotate' ? (
            <Link href="/rotate" className={buttonClass('primary')}>
              {words().overview.mend.rotate}
            </Link>
          ) : (
            <Mend mend={mend} client={client} journey={journey} />
          )}
        </Actions>
      )}
    </div>
  );
}

function Mend(props: Omit<FirstProps, 'overview'> & { mend: 'replenish' | 'last-resort' }): ReactNode {
  const { mend, client, journey } = props;
  const run = () =>
    void journey.run(mend, (options) =>
      mend === 'replenish'
        ? client.replenish(undefined, options)
        : client.replaceLastResort(undefined, options),
    );
  return (
    <Button kind="primary" onPress={run}>
      {words().overview.mend[mend]}
    </Button>
  );
}
