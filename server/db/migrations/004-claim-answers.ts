import type { Migration } from './migration.ts';

/**
 * What was answered to a claim that has an idempotency key. Its session is no foreign key on purpose: checking one locks
 * the claimer's row, and two who claim from each other would wait in a circle.
 */
export const claimAnswers: Migration = (t) => [
  `create table claim_answers (
      session ${t.integer} not null,
      idempotency_key text not null,
      actor ${t.integer} not null,
      key_packages text not null,
      claimed_at ${t.integer} not null,
      primary key (session, idempotency_key)
    )`,
  'create index claim_answers_by_age on claim_answers (claimed_at)',
];
