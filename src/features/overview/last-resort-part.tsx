import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import type { JourneyProgress, Overview, UseCases } from '../../worker/use-cases.ts';
import { isBusy } from './busy.ts';
import { isReplacementDue, lastResortWords } from './last-resort.ts';

interface LastResortPartProps {
  readonly overview: Overview;
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
}

/** The KeyPackage that is handed out when no other is left. */
export function LastResortPart({ overview, client, journey }: LastResortPartProps): ReactNode {
  const { lastResort, now } = overview;
  const replace = () =>
    void journey.run('last-resort', (options) => client.replaceLastResort(undefined, options));
  return (
    <Part name="Last resort">
      <p>
        {lastResortWords(lastResort, now)} It is handed out again and again when no other KeyPackage is left,
        so a fresh one every week is better.
      </p>
      <Actions>
        <Button
          kind={isReplacementDue(lastResort, now) ? 'primary' : 'plain'}
          onPress={replace}
          isDisabled={isBusy(overview, journey)}
        >
          {lastResort === null ? 'Make one' : 'Replace it'}
        </Button>
      </Actions>
    </Part>
  );
}
