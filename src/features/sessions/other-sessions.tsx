import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Actions } from '../../ui/part.tsx';
import type { SessionEntry, UseCases } from '../../worker/use-cases.ts';
import { EndSession } from './end-session.tsx';
import { SessionMatter } from './session-matter.tsx';
import styles from './sessions.module.css';

interface OtherSessionsProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly sessions: readonly SessionEntry[];
  /** The server's clock, UNIX seconds. */
  readonly now: number;
}

/** The sessions elsewhere, each of which can be ended from here. */
export function OtherSessions({ client, fid, sessions, now }: OtherSessionsProps): ReactNode {
  const [asking, setAsking] = useState<SessionEntry | null>(null);
  const [ended, setEnded] = useState<SessionEntry | null>(null);
  // The list is asked for again meanwhile: what was ended is not offered until the answer is here.
  const living = sessions.filter(({ sessionId }) => sessionId !== ended?.sessionId);
  const end = (session: SessionEntry) => {
    setEnded(session);
    setAsking(null);
  };
  return (
    <>
      {ended !== null && <Ended key={ended.sessionId} session={ended} />}
      <p>{living.length === 0 ? ALONE : NOT_YOURS}</p>
      <ul className={styles['sessions']}>
        {living.map((session) => (
          <li key={session.sessionId} className={styles['session']}>
            <SessionMatter session={session} now={now} />
            <Actions>
              <Button kind="danger" onPress={() => setAsking(session)}>
                End this session…<span className="visually-hidden"> {session.sessionId}</span>
              </Button>
            </Actions>
          </li>
        ))}
      </ul>
      {asking !== null && (
        <EndSession
          client={client}
          fid={fid}
          session={asking}
          onEnded={() => end(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

const NOT_YOURS =
  'Is one of these not yours? End it at once, then change your account password: whoever began it knew the password.';

const ALONE = 'There is no other. A browser in which you sign in is listed here from then on.';

/** Takes the focus: the button that led here is gone with its session. */
function Ended({ session }: { session: SessionEntry }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const announce = useAnnounce();
  useEffect(() => {
    place.current?.focus();
    announce('The session was ended.');
    return () => announce('');
  }, [announce]);
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone="plain" title="The session was ended">
        <p className={styles['id']}>
          <code>{session.sessionId}</code>
        </p>
        <p>Nobody can add its device any more. Its keys and history stay where they are.</p>
      </Notice>
    </div>
  );
}
