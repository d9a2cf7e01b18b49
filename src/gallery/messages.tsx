import type { ReactNode } from 'react';
import { Awaited, Waiting } from '../ui/awaited.tsx';
import { Button } from '../ui/button.tsx';
import { Doing, type Work } from '../ui/doing.tsx';
import { Failure } from '../ui/failure.tsx';
import { NotAsked } from '../ui/not-asked.tsx';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { Running } from '../ui/running.tsx';
import type { Specimen } from './specimen.ts';

const ERROR = new Error('made up');
const nothing = () => undefined;

function Notices(): ReactNode {
  return (['plain', 'amber', 'red'] as const).map((tone) => (
    <Notice key={tone} tone={tone} title={`Something to know, ${tone}`} action={<Button>Do it</Button>}>
      <p>What happened, what is safe, what to do.</p>
    </Notice>
  ));
}

function Failures(): ReactNode {
  return (
    <>
      <Failure error={ERROR} />
      <NotAsked error={ERROR} action={<Button>Ask again</Button>} />
      <Awaited query={{ data: undefined, error: ERROR, refetch: nothing }}>{nothing}</Awaited>
      <Waiting />
    </>
  );
}

const WORKS: readonly Work[] = [
  { doing: 'working' },
  { doing: 'working', made: { done: 42, of: 100 } },
  { doing: 'sending' },
  { doing: 'sending', state: 'PREPARED', isResumed: true },
  { doing: 'sending', state: 'STAGED', attempt: 2 },
  { doing: 'waiting', state: 'UPLOADED', attempt: 2, wait: 8000 },
];

function Works(): ReactNode {
  return (
    <>
      {WORKS.map((work) => (
        <Doing key={JSON.stringify(work)} work={work} />
      ))}
      <Running title="Rotating" task={{ progress: { doing: 'working' }, stop: nothing, stopping: false }} />
      <Running title="Rotating" task={{ progress: { doing: 'sending' }, stop: nothing, stopping: true }} />
      <Progress text="Nothing yet" done={0} of={100} />
      <Progress text="All" done={100} of={100} />
    </>
  );
}

export const MESSAGES: readonly Specimen[] = [
  { name: 'Notice', Matter: Notices },
  { name: 'Failure, not asked, awaited', Matter: Failures },
  { name: 'Doing, running, progress', Matter: Works },
];
