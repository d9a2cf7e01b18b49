import { type ReactNode, useState } from 'react';
import { Outcome } from '../../ui/outcome.tsx';
import type { ForeignServerList, UseCases } from '../../worker/use-cases.ts';
import { type Ending, EndThere } from './end-there.tsx';
import styles from './foreign-servers.module.css';
import { ServerMatter } from './server-matter.tsx';

interface ServersProps {
  readonly client: UseCases;
  readonly list: ForeignServerList;
  readonly canAsk: boolean;
}

interface Ended {
  readonly domain: string;
  readonly ending: Ending;
}

/** The foreign servers that this session is signed in on, each of which it can leave. */
export function Servers({ client, list, canAsk }: ServersProps): ReactNode {
  const [leaving, setLeaving] = useState<string | null>(null);
  const [ended, setEnded] = useState<Ended | null>(null);
  // One that is listed was signed in on again since.
  const isOver = ended !== null && list.servers.every(({ domain }) => domain !== ended.domain);
  const end = (domain: string, ending: Ending) => {
    setLeaving(null);
    setEnded({ domain, ending });
  };
  return (
    <>
      {isOver && <EndedThere key={ended.domain} {...ended} />}
      {list.servers.length === 0 ? (
        <p>{NONE}</p>
      ) : (
        <ul className={styles['servers']}>
          {list.servers.map((server) => (
            <li key={server.domain} className={styles['server']}>
              <ServerMatter
                client={client}
                server={server}
                list={list}
                canAsk={canAsk}
                onEnd={() => setLeaving(server.domain)}
              />
            </li>
          ))}
        </ul>
      )}
      {leaving !== null && (
        <EndThere
          client={client}
          domain={leaving}
          onEnded={(ending) => end(leaving, ending)}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  );
}

const NONE =
  'You are signed in on none. A foreign server is any that is not your home server: its people can meet you there, as your ID-Cert shows that server who you are. You need no account and no password there.';

function EndedThere({ domain, ending }: Ended): ReactNode {
  if (ending === 'person') {
    return (
      <Outcome title={`You are signed out on ${domain}`}>{<p>That server has ended the session.</p>}</Outcome>
    );
  }
  return (
    <Outcome tone="amber" title={`This browser has forgotten its sign-in on ${domain}`}>
      <p>
        That server could not be told, so it may hold the session open until it goes unused for a month.
        Nobody has its token any more. To end it there, sign in on it again once it answers, then sign out.
      </p>
    </Outcome>
  );
}
