import { Fragment, type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Button, buttonClass } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Mark } from '../ui/mark.tsx';
import { Notice } from '../ui/notice.tsx';
import { words } from '../words/words.ts';
import type { Client } from '../worker/client.ts';
import { Commander } from './commander.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { isStrangeKey } from './errors/strange-key.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { LiveDot } from './live-dot.tsx';
import { Navigation } from './navigation.tsx';
import { type OpenIdentity, Routes } from './routes.tsx';
import styles from './shell.module.css';
import { SignOut } from './sign-out.tsx';
import { StrangeKeyNotice } from './strange-key-notice.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { useListening, useLiveness } from './use-liveness.ts';

/** The frame around every page of an open identity. */
export function Shell({ client, journey, status }: OpenIdentity): ReactNode {
  const liveness = useLiveness(client);
  const unheard = useListening(client, status.needsSignIn);
  const isHalted = status.needsSignIn || unheard !== null;
  const isStrange = isStrangeKey(unheard) || isStrangeKey(journey.error);
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#main">
        {words().shell.skip}
      </a>
      <header className={styles['bar']}>
        <div className={styles['brand']}>
          <Mark size={30} />
          <span>Claves</span>
        </div>
        <p className={styles['fid']} title={status.fid}>
          <Fid fid={status.fid} />
        </p>
        <div className={styles['commander']}>
          <Commander client={client} journey={journey} />
        </div>
        <div className={styles['hands']}>
          <Lock client={client} />
          <LiveDot liveness={isHalted ? { state: 'halted' } : liveness} />
        </div>
      </header>
      <Navigation client={client} />
      <main id="main" tabIndex={-1} className={styles['main']}>
        <ErrorBoundary>
          {status.needsSignIn && <SignInNotice />}
          {isStrange && (
            <div className={styles['notice']}>
              <StrangeKeyNotice />
            </div>
          )}
          {unheard !== null && !isStrange && (
            <div className={styles['notice']}>
              <Failure error={unheard} />
            </div>
          )}
          <Routes
            client={client}
            journey={journey}
            status={status}
            isLive={liveness.state === 'live'}
            isPaused={status.needsSignIn || isStrangeKey(unheard)}
          />
        </ErrorBoundary>
      </main>
      <footer className={styles['foot']}>
        <SignOut client={client} fid={status.fid} />
        <LanguageSwitch />
        <ThemeSwitch />
      </footer>
    </div>
  );
}

/** A line ends after a dot, or before the domain: no word is cut while there is room for it. */
function Fid({ fid }: { fid: string }): ReactNode {
  const [first, ...rest] = fid.split(/(?<=\.)|(?=@)/);
  return (
    <>
      {first}
      {rest.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its parts never change places.
        <Fragment key={place}>
          <wbr />
          {part}
        </Fragment>
      ))}
    </>
  );
}

function Lock({ client }: { client: Client }): ReactNode {
  const [locking, setLocking] = useState(false);
  const lock = () => {
    setLocking(true);
    void client.lock();
  };
  return (
    <div className={styles['lock']}>
      <Button onPress={lock} isPending={locking}>
        {words().shell.lock}
      </Button>
    </div>
  );
}

/** The form stands on the overview; every other page points to it. */
function SignInNotice(): ReactNode {
  const [location] = useLocation();
  if (location === '/') return null;
  const { title, text, toOverview } = words().shell.signInAgain;
  const link = (
    <Link href="/" className={buttonClass('plain')}>
      {toOverview}
    </Link>
  );
  return (
    <div className={styles['notice']}>
      <Notice tone="amber" title={title} action={link}>
        <p>{text}</p>
      </Notice>
    </div>
  );
}
