import { type ReactNode, useState } from 'react';
import { Moment } from '../../ui/moment.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Part } from '../../ui/part.tsx';
import { MakeRecoveryKey } from './make-recovery-key.tsx';
import { RemoveWay } from './remove-way.tsx';
import styles from './vault.module.css';
import type { WayInProps } from './way-in-props.ts';

const NEWS = {
  made: {
    tone: 'plain',
    title: 'The recovery key opens the vault from now on',
    text: 'Keep it apart from this device. If there was one before, it opens nothing any more.',
  },
  discarded: {
    tone: 'amber',
    title: 'The recovery key was discarded',
    text: 'It was not typed back, so it opens nothing: throw away what you wrote down. If there was one before, it works as it did.',
  },
  removed: {
    tone: 'plain',
    title: 'The recovery key opens the vault no more',
    text: 'What you wrote down can be thrown away.',
  },
} as const;

/** The way in for the day on which the passphrase is forgotten. */
export function RecoveryKeyPart(props: WayInProps): ReactNode {
  const { client, waysIn } = props;
  const [news, setNews] = useState<readonly (keyof typeof NEWS)[]>([]);
  const tell = (what: keyof typeof NEWS) => setNews((earlier) => [...earlier, what]);
  const latest = news.at(-1);
  return (
    <Part name="Recovery key">
      {latest && <Latest key={`news ${news.length}`} {...NEWS[latest]} />}
      <p>
        28 characters on paper that open the vault in this browser when the passphrase is forgotten. They are
        no backup: if this browser’s data is lost, only a backup file brings the keys back.
      </p>
      {waysIn.recoveryKey !== null && (
        <div className={styles['row']}>
          <span>
            Made on <Moment at={waysIn.recoveryKey.madeAt} />
          </span>
          <RemoveWay
            of="the recovery key"
            title="Remove the recovery key?"
            remove={() => client.removeRecoveryKey()}
            onRemoved={() => tell('removed')}
          >
            <p>
              What you wrote down then opens nothing. If the passphrase is forgotten as well, the keys in this
              browser stay sealed for ever.
            </p>
          </RemoveWay>
        </div>
      )}
      <MakeRecoveryKey key={news.length} {...props} onEnd={tell} />
    </Part>
  );
}

function Latest({ tone, title, text }: (typeof NEWS)[keyof typeof NEWS]): ReactNode {
  return (
    <Outcome tone={tone} title={title}>
      <p>{text}</p>
    </Outcome>
  );
}
