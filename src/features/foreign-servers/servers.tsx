import { type ReactNode, useState } from 'react';
import { Outcome } from '../../ui/outcome.tsx';
import { words } from '../../words/words.ts';
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
        <p>{words().foreignServers.list.none}</p>
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

function EndedThere({ domain, ending }: Ended): ReactNode {
  const { ended, forgotten } = words().foreignServers.end;
  const { title, text } = ending === 'person' ? ended : forgotten;
  return (
    <Outcome tone={ending === 'person' ? 'plain' : 'amber'} title={title(domain)}>
      <p>{text}</p>
    </Outcome>
  );
}
