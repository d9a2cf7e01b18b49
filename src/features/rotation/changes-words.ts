import { dateWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { RotationFacts } from './queries.ts';

/** What a rotation touches, in words: how it is, and how it will be. */
export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** All that a rotation touches besides the key itself. */
export function changesOf({ overview, foreign }: Pick<RotationFacts, 'overview' | 'foreign'>): Change[] {
  const w = words().rotation.before;
  const { certificate, pool, lastResort } = overview;
  const waiting = pool.available + pool.expiringSoon;
  const domains = foreign.servers.map(({ domain }) => domain).join(', ');
  return [
    { name: w.idCert, before: w.idCertNow(dateWords(certificate.view.expiresAt)), after: w.idCertThen },
    {
      name: w.keyPackages,
      before: w.keyPackagesNow(waiting),
      after: w.keyPackagesThen(waiting, pool.target),
    },
    {
      name: w.lastResort,
      before: lastResort === null ? w.lastResortNone : w.lastResortNow(dateWords(lastResort.createdAt)),
      after: w.lastResortThen,
    },
    {
      name: w.foreign,
      before: domains === '' ? w.foreignNone : domains,
      after: domains === '' ? w.foreignNoneThen : w.foreignThen,
    },
  ];
}
