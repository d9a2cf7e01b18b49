import { type ReactNode, useEffect, useRef } from 'react';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Notice } from '../../ui/notice.tsx';
import { words } from '../../words/words.ts';
import type { Ending } from './end-session.tsx';
import styles from './sessions.module.css';

/** What became of a session. Takes the focus if nobody has it: the button that led here is gone with its session. */
export function Ended({ sessionId, ending }: { sessionId: string; ending: Ending }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const announce = useAnnounce();
  const { title, text } = words().sessions.outcomes[ending];
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus();
    return announce(`${title}.`);
  }, [announce, title]);
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone="plain" title={title}>
        <p className={styles['id']}>
          <code>{sessionId}</code>
        </p>
        <p>{text}</p>
      </Notice>
    </div>
  );
}
