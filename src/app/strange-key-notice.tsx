import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** The home server shows a key that nobody vouches for. A page of its own says the rest; every other page points to it. */
export function StrangeKeyNotice(): ReactNode {
  const [location] = useLocation();
  if (location === '/server-key') return null;
  const link = (
    <Link href="/server-key" className={buttonClass('primary')}>
      Compare the keys…
    </Link>
  );
  return (
    <div role="alert" data-code="SERVER_KEY_CHANGED">
      <Notice tone="red" title="Your home server shows another key than before" action={link}>
        <p>
          Claves stopped before using it. Your keys are as they were. Its administrator can tell you whether
          the new key is right, or somebody is posing as your server.
        </p>
      </Notice>
    </div>
  );
}
