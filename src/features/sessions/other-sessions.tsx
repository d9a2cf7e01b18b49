import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Actions } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import type { SessionEntry, UseCases } from '../../worker/use-cases.ts';
import { type Ending, EndSession } from './end-session.tsx';
import { Ended } from './ended.tsx';
import { SessionMatter } from './session-matter.tsx';
import styles from './sessions.module.css';

interface OtherSessionsProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly sessions: readonly SessionEntry[];
  /** The server's clock, UNIX seconds. */
  readonly now: number;
  /** False while the home server wants a sign-in first. */
  readonly canEnd: boolean;
  /** The list may no longer be true: asks for it again. */
  readonly onStale: () => void;
}

interface Outcome {
  readonly sessionId: string;
  readonly ending: Ending;
}

/** The sessions elsewhere, each of which can be ended from here. */
export function OtherSessions({
  client,
  fid,
  sessions,
  now,
  canEnd,
  onStale,
}: OtherSessionsProps): ReactNode {
  const [asking, setAsking] = useState<SessionEntry | null>(null);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const latest = outcomes.at(-1);
  // The list is asked for again meanwhile: what was ended is not offered until the answer is here.
  const ended = outcomes.filter(({ ending }) => ending === 'ended').map(({ sessionId }) => sessionId);
  const living = sessions.filter(({ sessionId }) => !ended.includes(sessionId));
  const close = (session: SessionEntry) => setAsking((last) => (last === session ? null : last));
  const end = (session: SessionEntry, ending: Ending) => {
    setOutcomes((earlier) => [...earlier, { sessionId: session.sessionId, ending }]);
    close(session);
    onStale();
  };
  const w = words().sessions.others;
  return (
    <>
      {latest && <Ended key={outcomes.length} {...latest} />}
      <p>{living.length === 0 ? w.alone : w.notYours}</p>
      <ul className={styles['sessions']}>
        {living.map((session) => (
          <li key={session.sessionId} className={styles['session']}>
            <SessionMatter client={client} session={session} now={now} />
            {canEnd && <EndButton session={session} onPress={() => setAsking(session)} />}
          </li>
        ))}
      </ul>
      {asking !== null && (
        <EndSession
          client={client}
          fid={fid}
          session={asking}
          onEnded={(ending) => end(asking, ending)}
          onInDoubt={onStale}
          onClose={() => close(asking)}
        />
      )}
    </>
  );
}

function EndButton({ session, onPress }: { session: SessionEntry; onPress: () => void }): ReactNode {
  return (
    <Actions>
      <Button kind="danger" onPress={onPress}>
        {words().sessions.end.button}
        <span className="visually-hidden"> {session.sessionId}</span>
      </Button>
    </Actions>
  );
}
