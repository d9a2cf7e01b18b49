import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { useAnnounce } from '../../ui/announcer.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { backupLackOf } from '../../view/backup-need.ts';
import { words } from '../../words/words.ts';
import { Picture } from './picture.tsx';
import { Proof } from './proof.tsx';
import type { RotationFacts } from './queries.ts';
import { Remains } from './remains.tsx';
import { rotationSteps } from './rotation-steps.ts';

/** The same picture at its end; what proves it, and what remains to be done. */
export function After({ facts }: { facts: RotationFacts }): ReactNode {
  const w = words().rotation;
  const announce = useAnnounce();
  useEffect(() => announce(w.after.done), [announce, w]);
  return (
    <>
      <Picture
        sentence={w.after.done}
        label={w.stepsOfThis}
        steps={rotationSteps('IDLE')}
        standing="IDLE"
        playing={false}
        entries={facts.entries}
        actions={<Next lacksBackup={backupLackOf(facts.overview) !== null} />}
      />
      <div>
        <Proof facts={facts} />
        <Remains facts={facts} />
      </div>
    </>
  );
}

/** A backup first, where the new key is in none. */
function Next({ lacksBackup }: { lacksBackup: boolean }): ReactNode {
  const w = words().rotation.after;
  return (
    <>
      {lacksBackup && (
        <Link href="/backup" className={buttonClass('primary')}>
          {w.makeBackup}
        </Link>
      )}
      <Link href="/" className={buttonClass(lacksBackup ? 'plain' : 'primary')}>
        {w.toOverview}
      </Link>
      <Link href="/certificates" className={buttonClass('text')}>
        {w.showCertificate}
      </Link>
    </>
  );
}
