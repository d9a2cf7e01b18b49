import { first } from './001-first.ts';
import { accounts } from './002-accounts.ts';
import { idCertsByIssue } from './003-id-certs-by-issue.ts';
import { claimAnswers } from './004-claim-answers.ts';
import { restores } from './005-restores.ts';
import { deactivation } from './006-deactivation.ts';
import { gateway } from './007-gateway.ts';
import { foreignActors } from './008-foreign-actors.ts';
import { foreignKeysByDomain } from './009-foreign-keys-by-domain.ts';
import type { Migration } from './migration.ts';

/** One entry per version of the schema, in order. What has been released is never changed, only added to. */
export const MIGRATIONS: readonly Migration[] = [
  first,
  accounts,
  idCertsByIssue,
  claimAnswers,
  restores,
  deactivation,
  gateway,
  foreignActors,
  foreignKeysByDomain,
];
