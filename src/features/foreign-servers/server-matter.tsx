import { type ReactNode, useEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Actions } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { Told } from '../../view/told.tsx';
import type { ForeignServerEntry, ForeignServerList, UseCases } from '../../worker/use-cases.ts';

interface ServerMatterProps {
  readonly client: UseCases;
  readonly server: ForeignServerEntry;
  readonly list: ForeignServerList;
  /** While the home server wants a sign-in, nothing can be proven elsewhere. */
  readonly canAsk: boolean;
  readonly onEnd: () => void;
}

/** One foreign server, what it knows, and what can be done there. */
export function ServerMatter({ client, server, list, canAsk, onEnd }: ServerMatterProps): ReactNode {
  const { domain } = server;
  const task = useTask();
  const { clear } = task;
  const isWell = server.trouble === null;
  // What stood in the way does not any more.
  useEffect(() => {
    if (isWell) clear();
  }, [isWell, clear]);
  const ask = () => void task.run('ask', ({ signal }) => client.askForeignServer({ domain }, { signal }));
  const isBehind = !server.told?.isPresent || !server.isSignedIn;
  return (
    <>
      <h3>{domain}</h3>
      <Facts facts={factsOf(server, list)} />
      {task.state === 'failed' && <Failure error={task.error} safe="Your session at home is as it was." />}
      <Actions>
        <Button onPress={ask} isPending={task.state === 'running'} isDisabled={!canAsk || list.isPending}>
          {isBehind ? 'Try now' : 'Ask again'}
          <span className="visually-hidden"> on {domain}</span>
        </Button>
        <Button kind="danger" onPress={onEnd}>
          Sign out there…<span className="visually-hidden"> on {domain}</span>
        </Button>
      </Actions>
    </>
  );
}

function factsOf(server: ForeignServerEntry, list: ForeignServerList): Fact[] {
  const { address, fingerprint, since, isSignedIn, told, believedUntil } = server;
  return [
    { name: 'Your ID-Cert', value: <Told server={server} list={list} /> },
    ...(told?.isPresent && isSignedIn ? [{ name: 'Believes it until', value: beliefOf(believedUntil) }] : []),
    { name: 'Signed in', value: isSignedIn ? <Since at={since} /> : NOT_SIGNED_IN },
    { name: 'Its key', value: <Fingerprint hex={fingerprint} /> },
    { name: 'Address', value: <code>{address}</code> },
  ];
}

function beliefOf(believedUntil: number | null): ReactNode {
  if (believedUntil === null) return 'It does not say.';
  return (
    <span>
      <Moment at={believedUntil} to="minute" />; then it asks your home server again.
    </span>
  );
}

function Since({ at }: { at: number }): ReactNode {
  return (
    <span>
      Since <Moment at={at} to="minute" />
    </span>
  );
}

const NOT_SIGNED_IN = 'Not now. It takes no password there: this browser signs in with your identity key.';
