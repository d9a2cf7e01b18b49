import { type Query, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { SESSIONS } from '../features/sessions/queries.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Waiting } from '../ui/awaited.tsx';
import { HurryContext } from '../ui/doing.tsx';
import { ExplainContext } from '../ui/failure.tsx';
import { locale } from '../words/language.ts';
import { words } from '../words/words.ts';
import type { Client } from '../worker/client.ts';
import { Entrance } from './entrance.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { explain } from './errors/explain.ts';
import { Gate } from './gate.tsx';
import { SpeakContext } from './speak-context.ts';
import { findLack, type Lack } from './support.ts';
import { Unsupported } from './unsupported.tsx';
import { useSpeak } from './use-speak.ts';
import { showLocked } from './use-status.ts';

/** Everything is read from the worker, which needs no network; what failed is tried again by the person. */
const queries = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: false } },
});

/** What the home server itself is asked does not go stale by a change in this browser. */
function isOfWorker({ meta }: Query): boolean {
  return meta?.['asksServer'] !== true;
}

/** `connect` is called once, after the first paint. */
export function App({ connect }: { connect: () => Client }): ReactNode {
  const speak = useSpeak();
  return (
    <I18nProvider locale={locale()}>
      <ExplainContext value={explain}>
        <SpeakContext value={speak}>
          <QueryClientProvider client={queries}>
            <Announcer>
              <ErrorBoundary>
                <Start connect={connect} />
              </ErrorBoundary>
            </Announcer>
          </QueryClientProvider>
        </SpeakContext>
      </ExplainContext>
    </I18nProvider>
  );
}

function Start({ connect }: { connect: () => Client }): ReactNode {
  const [client, setClient] = useState<Client | null>(null);
  const [lack, setLack] = useState<Lack | null>(null);
  useEffect(() => {
    const found = findLack(globalThis);
    if (found === null) setClient(connect());
    else setLack(found);
  }, [connect]);
  useEffect(
    () =>
      client?.onChange((change) => {
        if (change === 'sessions') return void queries.invalidateQueries({ queryKey: SESSIONS });
        if (change === 'locked') showLocked(queries);
        void queries.invalidateQueries({ predicate: isOfWorker });
      }),
    [client],
  );
  const hurry = useMemo(() => client && (() => void client.hurry()), [client]);
  if (client !== null) {
    return (
      <HurryContext value={hurry}>
        <Gate client={client} />
      </HurryContext>
    );
  }
  return (
    <Entrance>
      {lack === null ? <Waiting text={words().shell.opening} /> : <Unsupported lack={lack} />}
    </Entrance>
  );
}
