import type { ReactNode } from 'react';
import type { CLOCK_TOLERANCE } from '../../protocol/numbers.ts';
import { Button } from '../../ui/button.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Running } from '../../ui/running.tsx';
import type { Task } from '../../ui/task.ts';
import { spanWords } from '../../ui/time.ts';
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
      {running && <Running title={RUNNING[journey.progress?.journey ?? 'none']} task={journey} />}
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

const RUNNING = {
  enrol: 'The enrolment is being finished',
  rotate: 'The identity key is being rotated',
  replenish: 'KeyPackages are being made',
  'last-resort': 'The last-resort KeyPackage is being replaced',
  none: 'Asking the home server',
} as const satisfies Record<OpenJourney['journey'] | 'none', string>;

const UNFINISHED = {
  enrol: 'The enrolment is not finished',
  rotate: 'A rotation is not finished',
  replenish: 'A replenishment is not finished',
  'last-resort': 'The replacement of the last-resort KeyPackage is not finished',
} as const satisfies Record<OpenJourney['journey'], string>;

function Unfinished(props: Pick<NoticesProps, 'client' | 'journey'> & { open: OpenJourney }): ReactNode {
  const { open, client, journey } = props;
  const goOn = () => void journey.run('resume', (options) => client.resume(undefined, options));
  return (
    <Notice
      tone="amber"
      title={UNFINISHED[open.journey]}
      action={
        <Button kind="primary" onPress={goOn}>
          Go on
        </Button>
      }
    >
      <p>
        Begun on <Moment at={open.startedAt} to="minute" />, it stands at {open.state}. All that was made is
        kept, and the same bytes are sent again.
      </p>
    </Notice>
  );
}

function Skew({ seconds }: { seconds: number }): ReactNode {
  const direction = seconds > 0 ? 'behind' : 'ahead of';
  return (
    <Notice
      tone="amber"
      title={`This device’s clock is ${spanWords(seconds)} ${direction} your home server’s`}
    >
      <p>
        Claves goes by the server’s clock, so your keys are dated right. Set this device’s clock all the same.
      </p>
    </Notice>
  );
}
