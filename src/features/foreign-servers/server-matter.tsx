import { type ReactNode, useEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Actions } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { Told } from '../../view/told.tsx';
import { words } from '../../words/words.ts';
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
  const w = words().foreignServers.server;
  return (
    <>
      <h3>{domain}</h3>
      <Facts facts={factsOf(server, list)} />
      {task.state === 'failed' && <Failure error={task.error} safe={w.safe} />}
      <Actions>
        <Button onPress={ask} isPending={task.state === 'running'} isDisabled={!canAsk || list.isPending}>
          {isBehind ? w.tryNow : w.askAgain}
          <span className="visually-hidden">{w.on(domain)}</span>
        </Button>
        <Button kind="danger" onPress={onEnd}>
          {w.signOut}
          <span className="visually-hidden">{w.on(domain)}</span>
        </Button>
      </Actions>
    </>
  );
}

function factsOf(server: ForeignServerEntry, list: ForeignServerList): Fact[] {
  const { address, fingerprint, since, isSignedIn, told, believedUntil } = server;
  const w = words().foreignServers.server;
  return [
    { name: w.idCert, value: <Told server={server} list={list} /> },
    ...(told?.isPresent && isSignedIn ? [{ name: w.believesUntil, value: beliefOf(believedUntil) }] : []),
    { name: w.signedIn, value: isSignedIn ? <Since at={since} /> : w.notSignedIn },
    { name: w.key, value: <Fingerprint hex={fingerprint} /> },
    { name: w.address, value: <code>{address}</code> },
  ];
}

function beliefOf(believedUntil: number | null): ReactNode {
  if (believedUntil === null) return words().foreignServers.server.doesNotSay;
  return (
    <span>
      <Moment at={believedUntil} to="minute" />
      {words().foreignServers.server.asksAgain}
    </span>
  );
}

function Since({ at }: { at: number }): ReactNode {
  return (
    <span>
      {words().foreignServers.server.since} <Moment at={at} to="minute" />
    </span>
  );
}
