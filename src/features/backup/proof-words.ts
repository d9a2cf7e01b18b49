import { keyWords } from '../../view/backup-words.ts';
import { words } from '../../words/words.ts';
import type { BackupProof } from '../../worker/use-cases.ts';

interface ProofWords {
  readonly tone: 'plain' | 'amber';
  readonly title: string;
  readonly text: string;
}

type Facts = Pick<BackupProof, 'identityKeys' | 'privateHalves' | 'holdsCurrent'>;
type Place = keyof BackupProof['identityKeys'];

/** What the restore drill found, in words: whether it counts, and what is to be done. */
export function proofWords(facts: Facts): ProofWords {
  const [both, onlyHere] = [counted(facts, 'both'), counted(facts, 'onlyHere')];
  const { found, behind, ...w } = words().backup.prove;
  const onlyFile = counted(facts, 'onlyFile');
  const all = [
    both && found.both(both),
    onlyHere && found.onlyHere(onlyHere),
    onlyFile && found.onlyFile(onlyFile),
  ].filter((each) => each !== null);
  if (both === null) return { tone: 'amber', ...w.strange };
  if (!facts.holdsCurrent) {
    return { tone: 'amber', title: behind.title, text: sentences(behind.noProof, ...all, behind.anew) };
  }
  return { tone: 'plain', title: w.proven, text: sentences(...all, onlyHere === null ? w.whole : w.partly) };
}

/** Null where there is nothing. */
function counted({ identityKeys, privateHalves }: Facts, place: Place): string | null {
  const counts = { identityKeys: identityKeys[place].length, privateHalves: privateHalves[place] };
  return counts.identityKeys + counts.privateHalves === 0 ? null : keyWords(counts);
}

function sentences(...all: readonly string[]): string {
  return all.join(' ');
}
