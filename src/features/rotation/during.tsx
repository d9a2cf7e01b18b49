import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Doing } from '../../ui/doing.tsx';
import { StopButton } from '../../ui/running.tsx';
import type { StaveStep } from '../../ui/stave.tsx';
import type { Task } from '../../ui/task.ts';
import { momentWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import { Picture } from './picture.tsx';
import type { RotationFacts } from './queries.ts';
import { rotationSteps, type Standing, standingOf } from './rotation-steps.ts';

interface DuringProps {
  readonly facts: RotationFacts;
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
}

/** A rotation that runs, or stands in the journal since it was stopped or the page was closed. */
export function During({ facts, client, journey }: DuringProps): ReactNode {
  const w = words().rotation;
  const { openJourney, needsSignIn } = facts.overview;
  const running = journey.state === 'running';
  const standing = running ? standingOf(journey.progress) : (openJourney?.state ?? 'begin');
  const goOn = () => void journey.run('resume', (options) => client.resume(undefined, options));
  return (
    <Picture
      sentence={running ? runningWords(journey.progress, standing) : stoppedWords(facts)}
      label={w.stepsOfThis}
      steps={running ? withWork(standing, journey.progress) : rotationSteps(standing)}
      standing={standing}
      playing={running}
      entries={facts.entries}
      actions={
        running ? (
          <StopButton task={journey} />
        ) : (
          <Button kind="primary" onPress={goOn} isDisabled={needsSignIn}>
            {w.during.goOn}
          </Button>
        )
      }
    />
  );
}

/** The steps, with what is going on where it stands. */
function withWork(standing: Standing, progress: JourneyProgress | null): StaveStep[] {
  const doing = <Doing work={progress ?? { doing: 'working' }} />;
  return rotationSteps(standing).map((step) => (step.state === 'now' ? { ...step, doing } : step));
}

function runningWords(progress: JourneyProgress | null, standing: Standing): string {
  const { running, earlierWork } = words().rotation.during;
  return standing === 'begin' && progress !== null ? earlierWork : running;
}

function stoppedWords({ overview: { openJourney, needsSignIn } }: RotationFacts): string {
  const { during, before } = words().rotation;
  if (openJourney === null) return during.running;
  const stands = during.stands(momentWords(openJourney.startedAt), openJourney.state);
  return needsSignIn ? `${stands} ${before.signInFirst}` : stands;
}
