import type { Migration } from './migration.ts';

/** By which a server knows that its database was put back from a backup. */
export const restores: Migration = (t) => [
  `create table generations (
      database_id text primary key,
      number ${t.integer} not null
    )`,
  `create table restores (
      id ${t.id},
      restored_at ${t.integer} not null
    )`,
];
