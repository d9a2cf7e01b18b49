import type { Migration } from './migration.ts';

export const foreignActors: Migration = (t) => [
  `create table challenges (
      id ${t.id},
      hash ${t.bytes} not null unique,
      expires_at ${t.integer} not null
    )`,
  `create table foreign_server_keys (
      id ${t.id},
      domain text not null,
      fingerprint text not null,
      wire text not null,
      pinned_at ${t.integer} not null,
      superseded_at ${t.integer}
    )`,
  'create unique index pinned_server_key on foreign_server_keys (domain) where superseded_at is null',
  `create table foreign_sessions (
      id ${t.id},
      fid text not null,
      session_id text not null,
      dialect text not null,
      created_at ${t.integer} not null,
      revoked_at ${t.integer},
      token_hash ${t.bytes} not null unique,
      last_used_at ${t.integer} not null,
      id_cert text not null,
      serial text not null,
      issued_at ${t.integer} not null,
      expires_at ${t.integer} not null,
      superseded_at ${t.integer},
      fetched_at ${t.integer} not null,
      unique (fid, session_id)
    )`,
];
