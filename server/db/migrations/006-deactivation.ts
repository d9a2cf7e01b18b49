import type { Migration } from './migration.ts';

export const deactivation: Migration = (t) => [
  `alter table actors add column deactivated_at ${t.integer}`,
  // The first day's databases were made with other indexes than those that 001 has now.
  'drop index if exists claimable_key_packages',
  'drop index if exists key_packages_of_session',
  'create index key_packages_of_session on key_packages (session, last_resort, voided_at, handed_out_at, id)',
];
