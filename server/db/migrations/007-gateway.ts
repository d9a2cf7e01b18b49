import type { Migration } from './migration.ts';

/**
 * What there is to tell each session. Those that are there have heard nothing yet; whether their stock is low is not known.
 * An outbox refers to its session and actor without a foreign key: PostgreSQL checks one by locking the row there, also
 * at a second update of this row in one transaction, and outboxes are the last thing that may be locked.
 */
export const gateway: Migration = (t) => [
  `create table outboxes (
      session ${t.integer} primary key,
      actor ${t.integer} not null,
      last_s ${t.integer} not null,
      forgotten_s ${t.integer} not null,
      server_certificate ${t.integer} not null,
      is_stocked ${t.integer} not null
    )`,
  'create index outboxes_of_actor on outboxes (actor, session)',
  `create table events (
      session ${t.integer} not null references outboxes,
      s ${t.integer} not null,
      event text not null,
      created_at ${t.integer} not null,
      primary key (session, s)
    )`,
  `insert into outboxes (session, actor, last_s, forgotten_s, server_certificate, is_stocked)
      select id, actor, 0, 0, (select coalesce(max(id), 0) from server_certificates), 1
      from sessions where revoked_at is null`,
];
