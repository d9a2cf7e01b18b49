import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Actions } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress, Status, UseCases } from '../../worker/use-cases.ts';
import { CutOff } from './cut-off.tsx';
import { type Draft, type KnownActor, newDraft } from './draft.ts';
import { Deleted, Ended } from './ended.tsx';
import { IdentityForm } from './identity-form.tsx';
import { Restore } from './restore.tsx';
import { VaultOpen } from './vault-open.tsx';
import styles from './welcome.module.css';

type Open = Extract<Status, { phase: 'new' | 'signed-out' | 'enrolling' }>;

interface WelcomePageProps {
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
  readonly status: Open;
  /** Null before anything was chosen or typed. */
  readonly draft: Draft | null;
  readonly onDraft: (draft: Draft) => void;
  /** The page on which the keys of earlier sessions are backed up; `fid`: whose they are, the latest first. */
  readonly backup: (fid: string, onBack: () => void) => ReactNode;
}

/** The way in, while no session is open. One tree for both phases: a vault made meanwhile leaves the form in place. */
export function WelcomePage({
  client,
  journey,
  status,
  draft,
  onDraft,
  backup,
}: WelcomePageProps): ReactNode {
  const [chosen, setChosen] = useState<KnownActor | null>(null);
  const [turnedTo, turnTo] = useState<'restore' | 'backup' | null>(null);
  if (status.phase === 'enrolling') {
    const props = { client, journey, status, draft: draft ?? newDraft(null), onDraft };
    return <CutOff {...props} />;
  }
  const back = () => turnTo(null);
  if (turnedTo === 'restore') {
    return <Restore client={client} isNew={status.phase === 'new'} onBack={back} />;
  }
  const known = status.phase === 'signed-out' ? status.known : [];
  const [latest = null] = known;
  if (turnedTo === 'backup' && latest !== null) return backup(latest.fid, back);
  const choose = (actor: KnownActor) => {
    setChosen(actor);
    onDraft(newDraft(actor));
  };
  return (
    <div className={styles['welcome']}>
      <div className={styles['words']}>
        {status.phase === 'signed-out' && known.length > 0 ? (
          <SignedOut client={client} status={status} onChoose={choose} />
        ) : (
          <Welcome />
        )}
        <p>
          <Button kind="text" onPress={() => turnTo('restore')}>
            {words().welcome.toRestore}
          </Button>
        </p>
        {latest !== null && (
          <p>
            <Button kind="text" onPress={() => turnTo('backup')}>
              {words().welcome.toBackup}
            </Button>
          </p>
        )}
        {status.phase === 'signed-out' && <VaultOpen client={client} fid={latest?.fid ?? null} />}
      </div>
      <IdentityForm
        key={chosen?.fid ?? ''}
        client={client}
        journey={journey}
        draft={draft ?? newDraft(proposedOf(status))}
        onDraft={onDraft}
        isNew={status.phase === 'new'}
      />
    </div>
  );
}

/** Whose name the form begins with: nobody signs in to an identity that was deleted. */
function proposedOf(status: Exclude<Open, { phase: 'enrolling' }>): KnownActor | null {
  if (status.phase === 'new') return null;
  const { known, ended } = status;
  const deleted = ended?.by === 'deletion' ? ended.fid : null;
  return known.find(({ fid }) => fid !== deleted) ?? null;
}

function Welcome(): ReactNode {
  const { title, intro, outcome } = words().welcome;
  return (
    <>
      <PageHeading title={title} />
      <p>{intro}</p>
      <p>{outcome}</p>
    </>
  );
}

interface SignedOutProps {
  readonly client: UseCases;
  readonly status: Extract<Status, { phase: 'signed-out' }>;
  readonly onChoose: (actor: KnownActor) => void;
}

function SignedOut({ client, status: { known, ended }, onChoose }: SignedOutProps): ReactNode {
  const w = words().welcome.signedOut;
  const open = known.filter(({ fid }) => ended?.by !== 'deletion' || fid !== ended.fid);
  return (
    <>
      <PageHeading title={w.title} />
      {ended?.by === 'server' && <Ended client={client} {...ended} />}
      {ended?.by === 'deletion' && <Deleted {...ended} />}
      <p>{w.text}</p>
      {open.length > 0 && <p>{w.identities}</p>}
      <Actions>
        {open.map((actor) => (
          <Button key={actor.fid} onPress={() => onChoose(actor)}>
            {actor.fid}
          </Button>
        ))}
      </Actions>
    </>
  );
}
