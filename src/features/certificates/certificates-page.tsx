import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Awaited, Waiting } from '../../ui/awaited.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { NotAsked } from '../../ui/not-asked.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Actions, Page, Part } from '../../ui/part.tsx';
import { verdictWords } from '../../view/certificate-words.ts';
import { words } from '../../words/words.ts';
import type { Status, UseCases } from '../../worker/use-cases.ts';
import { permits } from './actions.ts';
import { List } from './list.tsx';
import { settingsQuery } from './queries.ts';
import type { Shown } from './shown.ts';
import { TimeLineView } from './time-line.tsx';
import { type AllShown, useShown } from './use-shown.ts';
import { hasRunOut } from './words.ts';

interface CertificatesPageProps {
  readonly client: UseCases;
  readonly status: Pick<Extract<Status, { phase: 'ready' }>, 'needsSignIn'>;
}

/** The key in force, and all ID-Certs of this session and of the others on one line of time and one by one. */
export function CertificatesPage({ client, status: { needsSignIn } }: CertificatesPageProps): ReactNode {
  const shown = useShown(client, needsSignIn);
  const { data: settings } = useQuery(settingsQuery(client));
  const names = settings?.names ?? {};
  const w = words().certificates;
  return (
    <Page>
      <PageHeading title={w.title} />
      <p>{w.intro}</p>
      <Awaited query={shown.held}>
        {() => (
          <div>
            <Current shown={shown.all.find(({ standing }) => standing === 'current')} now={shown.now} />
            <Part name={w.timeLine.name} wide>
              <Asked issued={shown.issued} needsSignIn={needsSignIn} />
              <TimeLineView all={shown.all} now={shown.now} names={names} />
            </Part>
            <Part name={w.list.name} wide>
              <List all={shown.all} names={names} />
            </Part>
          </div>
        )}
      </Awaited>
    </Page>
  );
}

function Current({ shown, now }: { shown: Shown | undefined; now: number }): ReactNode {
  if (shown?.fingerprint == null) return null;
  const w = words().certificates;
  return (
    <Part name={w.current.name}>
      <Fingerprint hex={shown.fingerprint} />
      <p>{hasRunOut(shown, now) ? w.ranOut : w.meanings.current}</p>
      <p>{verdictWords(shown.verdict)}</p>
      <Actions>
        <Link href={`/certificates/${shown.address}`} className={buttonClass('plain')}>
          {w.current.open}
        </Link>
        {permits(shown.standing, 'rotate') && (
          <Link href="/rotate" className={buttonClass('plain')}>
            {w.current.rotate}
          </Link>
        )}
      </Actions>
    </Part>
  );
}

/** What the home server could not be asked, where there is something. */
function Asked({ issued, needsSignIn }: Pick<AllShown, 'issued'> & { needsSignIn: boolean }): ReactNode {
  const w = words().certificates;
  if (needsSignIn) return <p>{w.signInFirst}</p>;
  if (issued.isPending) return <Waiting text={w.asking} />;
  if (!issued.isError) return null;
  const askAgain = (
    <Button onPress={() => void issued.refetch()} isPending={issued.isFetching}>
      {w.askAgain}
    </Button>
  );
  return (
    <>
      <NotAsked error={issued.error} action={askAgain} />
      {issued.data === undefined && <p>{w.hereOnly}</p>}
    </>
  );
}
