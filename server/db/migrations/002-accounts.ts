import type { Migration } from './migration.ts';

export const accounts: Migration = (t) => [
  `alter table actors add column deleted_at ${t.integer}`,
  `create table invitations (
      hash ${t.bytes} primary key,
      created_at ${t.integer} not null,
      used_at ${t.integer},
      used_by ${t.integer} references actors
    )`,
];
