import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { AccountPage } from '../features/account/account-page.tsx';
import { ActivityPage } from '../features/activity/activity-page.tsx';
import { BackupPage } from '../features/backup/backup-page.tsx';
import { CertificatePage } from '../features/certificates/certificate-page.tsx';
import { CertificatesPage } from '../features/certificates/certificates-page.tsx';
import { ForeignServersPage } from '../features/foreign-servers/foreign-servers-page.tsx';
import { KeyPackagePage } from '../features/key-packages/key-package-page.tsx';
import { KeyPackagesPage } from '../features/key-packages/key-packages-page.tsx';
import { OverviewPage } from '../features/overview/overview-page.tsx';
import { Questions } from '../features/questions/questions.tsx';
import { RotationPage } from '../features/rotation/rotation-page.tsx';
import { ServerKeyPage } from '../features/server-key/server-key-page.tsx';
import { SessionsPage } from '../features/sessions/sessions-page.tsx';
import { VaultPage } from '../features/vault/vault-page.tsx';
import type { Task } from '../ui/task.ts';
import type { Client } from '../worker/client.ts';
import type { JourneyProgress, Status } from '../worker/use-cases.ts';
import { MorePage } from './more.tsx';
import { NotFound } from './not-found.tsx';
import { useBackground } from './use-background.ts';
import { useTelling } from './use-telling.ts';

/** What every page of an open identity is given. */
export interface OpenIdentity {
  readonly client: Client;
  readonly journey: Task<JourneyProgress>;
  readonly status: Extract<Status, { phase: 'ready' }>;
}

interface RoutesProps extends OpenIdentity {
  /** Does the home server tell at once what happens? */
  readonly isLive: boolean;
  /** Does something that only the person can do stand before whatever else is asked of the home server? */
  readonly isPaused: boolean;
}

/** The pages of an open identity, by address. */
export function Routes({ client, journey: own, status, isLive, isPaused }: RoutesProps): ReactNode {
  const { journey, refresh } = useBackground(client, own, isPaused, isLive);
  useTelling(client, status.needsSignIn);
  const questions = (isAtSessions: boolean) => <Questions client={client} isAtSessions={isAtSessions} />;
  return (
    <Switch>
      <Route path="/">
        <OverviewPage client={client} journey={journey} refresh={refresh} questions={questions(false)} />
      </Route>
      <Route path="/certificates">
        <CertificatesPage client={client} status={status} />
      </Route>
      <Route path="/certificates/:address">
        {({ address }) => <CertificatePage client={client} status={status} address={address} />}
      </Route>
      <Route path="/rotate">
        <RotationPage client={client} journey={journey} />
      </Route>
      <Route path="/key-packages">
        <KeyPackagesPage client={client} journey={journey} refresh={refresh} />
      </Route>
      <Route path="/key-packages/:ref">{({ ref }) => <KeyPackagePage client={client} refName={ref} />}</Route>
      <Route path="/sessions">
        <SessionsPage client={client} status={status} questions={questions(true)} />
      </Route>
      <Route path="/foreign-servers">
        <ForeignServersPage client={client} status={status} />
      </Route>
      <Route path="/activity">
        <ActivityPage client={client} />
      </Route>
      <Route path="/backup">
        <BackupPage client={client} fid={status.fid} journey={journey} />
      </Route>
      <Route path="/account">
        <AccountPage client={client} status={status} />
      </Route>
      <Route path="/vault">
        <VaultPage client={client} status={status} />
      </Route>
      <Route path="/server-key">
        <ServerKeyPage client={client} />
      </Route>
      <Route path="/more">
        <MorePage />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
