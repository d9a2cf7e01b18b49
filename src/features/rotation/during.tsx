import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Doing } from '../../ui/doing.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Actions } from '../../ui/part.tsx';
import { StopButton } from '../../ui/running.tsx';
import { Stave } from '../../ui/stave.tsx';
import type { Task } from '../../ui/task.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import { KeysSideBySide } from './keys-side-by-side.tsx';
import type { RotationFacts } from './queries.ts';
import { rotationSteps, standingOf } from './rotation-steps.ts';

interface DuringProps {
  readonly facts: RotationFacts;
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
}

/** A rotation that runs, or stands in the journal since it was stopped or the page was closed. */
export function During({ facts, client, journey }: DuringProps): ReactNode {
  const { openJourney, needsSignIn } = facts.overview;
  const running = journey.state === 'running';
  const standing = running ? standingOf(journey.progress) : (openJourney?.state ?? 'begin');
  const steps = rotationSteps(standing).map((step) =>
    running && step.state === 'now'
      ? { ...step, doing: <Doing work={journey.progress ?? { doing: 'working' }} /> }
      : step,
  );
  const goOn = () => void journey.run('resume', (options) => client.resume(undefined, options));
  return (
    <>
      {running && standing === 'begin' && journey.progress !== null && <p>Earlier work is finished first.</p>}
      {!running && openJourney !== null && (
        <p>
          Begun on <Moment at={openJourney.startedAt} to="minute" />, the rotation stands at{' '}
          {openJourney.state}. Nothing is lost; it goes on from here with the same bytes.
          {needsSignIn && ' Your home server asks you to sign in again first, on the overview.'}
        </p>
      )}
      <Stave label="Steps of the rotation" steps={steps} playing={running} />
      <Actions>
        {running ? (
          <StopButton task={journey} />
        ) : (
          <Button kind="primary" onPress={goOn} isDisabled={needsSignIn}>
            Go on
          </Button>
        )}
      </Actions>
      {standing !== 'begin' && <KeysSideBySide entries={facts.entries} />}
    </>
  );
}
