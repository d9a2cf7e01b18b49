import type { ReactNode } from 'react';
import { Doing } from '../../ui/doing.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Actions, Page } from '../../ui/part.tsx';
import { StopButton } from '../../ui/running.tsx';
import { Stave } from '../../ui/stave.tsx';
import type { Task } from '../../ui/task.ts';
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
  return (
    <Page>
      <PageHeading title="Setting up this browser" />
      <Stave label="Steps of the enrolment" steps={steps} playing={journey.state === 'running'} />
      <Actions>
        <StopButton task={journey} />
      </Actions>
    </Page>
  );
}
