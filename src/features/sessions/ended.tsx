import { type ReactNode, useEffect, useRef } from 'react';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Ending } from './end-session.tsx';
import styles from './sessions.module.css';

const WORDS = {
  ended: {
    title: 'The session was ended',
    text: 'Nobody can add its device any more. Its keys and history stay where they are.',
  },
  unknown: {
    title: 'Your home server knows no such session',
    text: 'It has ended already. If it is still listed below, tell the administrator of your home server.',
  },
} as const satisfies Record<Ending, { title: string; text: string }>;

/** What became of a session. Takes the focus if nobody has it: the button that led here is gone with its session. */
export function Ended({ sessionId, ending }: { sessionId: string; ending: Ending }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const announce = useAnnounce();
  const { title, text } = WORDS[ending];
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
