import { countWords } from '../../ui/time.ts';
import type { BackupProof } from '../../worker/use-cases.ts';

interface ProofWords {
  readonly tone: 'plain' | 'amber';
  readonly title: string;
  readonly text: string;
}

type Facts = Pick<BackupProof, 'proven' | 'missing' | 'holdsCurrent'>;

/** What the restore drill found, in words: whether it counts, and what is to be done. */
export function proofWords({ proven, missing, holdsCurrent }: Facts): ProofWords {
  if (!holdsCurrent) {
    return {
      tone: 'amber',
      title: 'The file opens, but your present identity key is not in it',
      text: `That key was made after the file, so this does not count as a proof. ${opened(proven.length)} Make a new backup, and prove that one.`,
    };
  }
  const rest = missing.length === 0 ? 'It holds every identity key that is here.' : others(missing.length);
  return {
    tone: 'plain',
    title: 'Proven: this file can be restored',
    text: `${opened(proven.length)} ${rest}`,
  };
}

function opened(count: number): string {
  if (count === 0) return 'It holds no identity key that is here.';
  return count === 1
    ? 'Its one identity key was opened, and is the one that is here.'
    : `Its ${countWords(count)} identity keys were opened, and are those that are here.`;
}

function others(count: number): string {
  const keys =
    count === 1 ? 'One other key that is here is' : `${countWords(count)} other keys that are here are`;
  return `${keys} not in it: make a new backup to have it all.`;
}
