import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { words } from '../words/words.ts';

/** The home server shows a key that nobody vouches for. A page of its own says the rest; every other page points to it. */
export function StrangeKeyNotice(): ReactNode {
  const [location] = useLocation();
  if (location === '/server-key') return null;
  const w = words().serverKey.notice;
  const link = (
    <Link href="/server-key" className={buttonClass('primary')}>
      {w.compare}
    </Link>
  );
  return (
    <div role="alert" data-code="SERVER_KEY_CHANGED">
      <Notice tone="red" title={w.title} action={link}>
        <p>{w.text}</p>
      </Notice>
    </div>
  );
}
