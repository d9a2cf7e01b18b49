import { type ReactNode, useState } from 'react';
import { Moment } from '../../ui/moment.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Part } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import { MakeRecoveryKey } from './make-recovery-key.tsx';
import { RemoveWay } from './remove-way.tsx';
import styles from './vault.module.css';
import type { WayInProps } from './way-in-props.ts';

const TONES = { made: 'plain', discarded: 'amber', removed: 'plain' } as const;
type News = keyof typeof TONES;

/** The way in for the day on which the passphrase is forgotten. */
export function RecoveryKeyPart(props: WayInProps): ReactNode {
  const { client, waysIn } = props;
  const [news, setNews] = useState<readonly News[]>([]);
  const tell = (what: News) => setNews((earlier) => [...earlier, what]);
  const latest = news.at(-1);
  const w = words().vault.recoveryKey;
  return (
    <Part name={w.name}>
      {latest && <Latest key={`news ${news.length}`} news={latest} />}
      <p>{w.text}</p>
      {waysIn.recoveryKey !== null && (
        <div className={styles['row']}>
          <span>
            {w.madeOn} <Moment at={waysIn.recoveryKey.madeAt} />
          </span>
          <RemoveWay
            of={w.removal.of}
            title={w.removal.title}
            remove={() => client.removeRecoveryKey()}
            onRemoved={() => tell('removed')}
          >
            <p>{w.removal.text}</p>
          </RemoveWay>
        </div>
      )}
      <MakeRecoveryKey key={news.length} {...props} onEnd={tell} />
    </Part>
  );
}

function Latest({ news }: { news: News }): ReactNode {
  const { title, text } = words().vault.recoveryKey.news[news];
  return (
    <Outcome tone={TONES[news]} title={title}>
      <p>{text}</p>
    </Outcome>
  );
}
