import { keyWords } from '../../view/backup-words.ts';
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
  const all = [both && `Opened, and the same as here: ${both}.`, onlyHere && `Only here: ${onlyHere}.`];
  const found = [...all, onlyFile(facts)].filter((each) => each !== null);
  if (both === null) return { tone: 'amber', ...STRANGE };
  if (!facts.holdsCurrent) return { tone: 'amber', title: BEHIND, text: sentences(NO_PROOF, ...found, ANEW) };
  const rest = onlyHere === null ? 'It holds every key that is here.' : 'Make a new backup to have it all.';
  return { tone: 'plain', title: 'Proven: this file can be restored', text: sentences(...found, rest) };
}

const STRANGE = {
  title: 'The file opens, but it holds none of the keys that are here',
  text: 'It is a backup of other keys, so this does not count as a proof. Choose another file, or make a new backup and prove that one.',
};
const BEHIND = 'The file opens, but your present identity key is not in it';
const NO_PROOF = 'So this does not count as a proof.';
const ANEW = 'Make a new backup, and prove that one.';

function onlyFile(facts: Facts): string | null {
  const words = counted(facts, 'onlyFile');
  return words && `Only in the file: ${words}.`;
}

/** Null where there is nothing. */
function counted({ identityKeys, privateHalves }: Facts, place: Place): string | null {
  const counts = { identityKeys: identityKeys[place].length, privateHalves: privateHalves[place] };
  return counts.identityKeys + counts.privateHalves === 0 ? null : keyWords(counts);
}

function sentences(...all: readonly string[]): string {
  return all.join(' ');
}
