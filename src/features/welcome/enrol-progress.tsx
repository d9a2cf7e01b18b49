import type { ReactNode } from 'react';
import { Doing } from '../../ui/doing.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Actions, Page } from '../../ui/part.tsx';
import { StopButton } from '../../ui/running.tsx';
import { Stave } from '../../ui/stave.tsx';
import type { Task } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress } from '../../worker/use-cases.ts';
import { enrolSteps } from './enrol-steps.ts';

/** The name under which an enrolment runs in the slot for journeys. */
export const ENROL = 'enrol';

/** An enrolment as it runs. */
export function EnrolProgress({ journey }: { journey: Task<JourneyProgress> }): ReactNode {
  const progress = journey.progress ?? ({ state: 'ENROLLING', doing: 'working' } as const);
  const steps = enrolSteps(progress.state).map((step) =>
    step.state === 'now' ? { ...step, doing: <Doing work={progress} /> } : step,
  );
  const w = words().welcome.progress;
  return (
    <Page>
      <PageHeading title={w.title} />
      <Stave label={w.label} steps={steps} playing={journey.state === 'running'} />
      <Actions>
        <StopButton task={journey} />
      </Actions>
    </Page>
  );
}
