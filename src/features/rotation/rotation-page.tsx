import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import { Running } from '../../ui/running.tsx';
import type { Task } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import { After } from './after.tsx';
import { Before } from './before.tsx';
import { During } from './during.tsx';
import { type RotationFacts, rotationQuery } from './queries.ts';

interface RotationPageProps {
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
}

/** A rotation: before it, while it runs or stands, and after it. */
export function RotationPage({ client, journey }: RotationPageProps): ReactNode {
  const query = useQuery(rotationQuery(client));
  const { clear } = journey;
  useEffect(() => clear, [clear]);
  return (
    <Page>
      <PageHeading title={words().shell.pageNames['/rotate']} />
      {journey.state === 'failed' && <Failure error={journey.error} />}
      <Awaited query={query}>{(facts) => <Stage facts={facts} client={client} journey={journey} />}</Awaited>
    </Page>
  );
}

/** Chosen by the journal first: what stands there outlives the page. */
function Stage({ facts, client, journey }: RotationPageProps & { facts: RotationFacts }): ReactNode {
  const { openJourney } = facts.overview;
  const running = journey.state === 'running';
  const isRotation = journey.name === 'rotate' || journey.progress?.journey === 'rotate';
  if ((running && isRotation) || openJourney?.journey === 'rotate') {
    return <During facts={facts} client={client} journey={journey} />;
  }
  if (running) return <Running title={words().rotation.during.otherWork} task={journey} />;
  if (journey.state === 'done' && isRotation) return <After facts={facts} />;
  return <Before facts={facts} client={client} journey={journey} />;
}
