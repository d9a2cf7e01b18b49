import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import { SpanLine } from '../../ui/span-line.tsx';
import type { Task } from '../../ui/task.ts';
import { shortDateWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress, KeyPackageRow, Overview, UseCases } from '../../worker/use-cases.ts';
import { Age } from './age.tsx';
import { isBusy } from './busy.ts';
import { isReplacementDue, lastResortWords, REPLACE_AFTER } from './last-resort.ts';
import { leadOf } from './lead.ts';

interface LastResortPartProps {
  readonly overview: Overview;
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
}

/** The KeyPackage that is handed out when no other is left. */
export function LastResortPart({ overview, client, journey }: LastResortPartProps): ReactNode {
  const { lastResort, now } = overview;
  const w = words().overview.lastResort;
  const replace = () =>
    void journey.run('last-resort', (options) => client.replaceLastResort(undefined, options));
  // A page has one thing to do first: where the first sentence has a button, that is it.
  const isFirst = isReplacementDue(lastResort, now) && leadOf(overview).mend === null;
  return (
    <Part name={w.name}>
      {lastResort !== null && <Life row={lastResort} now={now} />}
      <p>
        {lastResortWords(lastResort, now)} {w.why}
      </p>
      <Actions>
        <Button kind={isFirst ? 'primary' : 'plain'} onPress={replace} isDisabled={isBusy(overview, journey)}>
          {lastResort === null ? w.make : w.replace}
        </Button>
      </Actions>
    </Part>
  );
}

function Life({ row, now }: { row: KeyPackageRow; now: number }): ReactNode {
  const w = words().overview;
  const replaceFrom = Math.min(row.createdAt + REPLACE_AFTER, row.notAfter);
  return (
    <>
      <Age seconds={now - row.createdAt} words={w.lastResort} />
      <SpanLine
        span={{ from: row.createdAt, windowFrom: replaceFrom, until: row.notAfter, now }}
        marks={[
          { name: w.lastResort.made, date: shortDateWords(row.createdAt) },
          { name: w.lastResort.replaceFrom, date: shortDateWords(replaceFrom) },
          { name: w.lastResort.runsOut, date: shortDateWords(row.notAfter) },
        ]}
        today={w.today}
        text={lastResortWords(row, now)}
      />
    </>
  );
}
