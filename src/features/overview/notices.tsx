import type { ReactNode } from 'react';
import type { CLOCK_TOLERANCE } from '../../protocol/numbers.ts';
import { Button } from '../../ui/button.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Running } from '../../ui/running.tsx';
import type { Task } from '../../ui/task.ts';
import { momentWords, spanWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress, OpenJourney, Overview, UseCases } from '../../worker/use-cases.ts';
import { BackupNotice } from './backup-notice.tsx';
import { NewSession } from './new-session.tsx';
import { SIGN_IN_AGAIN, SignInAgain } from './sign-in-again.tsx';

interface NoticesProps {
  readonly overview: Overview;
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
}

const TOLERANCE: typeof CLOCK_TOLERANCE = 300;

/** What needs a person, most urgent first. Each goes when its cause goes. */
export function Notices({ overview, client, journey }: NoticesProps): ReactNode {
  const { needsSignIn, openJourney, clockSkew } = overview;
  const atField = useFieldError(journey.error, SIGN_IN_AGAIN.mends) !== null && needsSignIn;
  const running = journey.state === 'running';
  return (
    <>
      {journey.state === 'failed' && !atField && <Failure error={journey.error} />}
      {running && (
        <Running title={words().overview.running[journey.progress?.journey ?? 'none']} task={journey} />
      )}
      {needsSignIn && !running && <SignInAgain fid={overview.fid} client={client} journey={journey} />}
      {openJourney !== null && !running && !needsSignIn && (
        <Unfinished open={openJourney} client={client} journey={journey} />
      )}
      <NewSession client={client} now={overview.now} />
      {!needsSignIn && !running && <BackupNotice client={client} overview={overview} />}
      {clockSkew !== null && Math.abs(clockSkew) > TOLERANCE && <Skew seconds={clockSkew} />}
    </>
  );
}

function Unfinished(props: Pick<NoticesProps, 'client' | 'journey'> & { open: OpenJourney }): ReactNode {
  const { open, client, journey } = props;
  const w = words().overview.unfinished;
  const goOn = () => void journey.run('resume', (options) => client.resume(undefined, options));
  const action = (
    <Button kind="primary" onPress={goOn}>
      {w.goOn}
    </Button>
  );
  return (
    <Notice tone="amber" title={w[open.journey]} action={action}>
      <p>{w.stands(momentWords(open.startedAt), open.state)}</p>
    </Notice>
  );
}

function Skew({ seconds }: { seconds: number }): ReactNode {
  const { behind, ahead, text } = words().overview.clock;
  return (
    <Notice tone="amber" title={(seconds > 0 ? behind : ahead)(spanWords(seconds))}>
      <p>{text}</p>
    </Notice>
  );
}
