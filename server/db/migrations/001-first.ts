import type { Migration } from './migration.ts';

export const first: Migration = (t) => [
  `create table server_certificates (
      id ${t.id},
      domain text not null,
      fingerprint text not null,
      wire text not null,
      issued_at ${t.integer} not null,
      expires_at ${t.integer} not null,
      superseded_at ${t.integer}
    )`,
  `create table actors (
      id ${t.id},
      local_name text not null unique,
      password_hash text not null,
      created_at ${t.integer} not null
    )`,
  `create table sessions (
      id ${t.id},
      actor ${t.integer} not null references actors,
      session_id text not null,
      created_at ${t.integer} not null,
      revoked_at ${t.integer},
      unique (actor, session_id)
    )`,
  `create table tokens (
      hash ${t.bytes} primary key,
      session ${t.integer} not null references sessions,
      created_at ${t.integer} not null,
      last_used_at ${t.integer} not null
    )`,
  'create index tokens_of_session on tokens (session)',
  `create table id_certs (
      id ${t.id},
      session ${t.integer} not null references sessions,
      serial text not null unique,
      public_key ${t.bytes} not null unique,
      certificate ${t.bytes} not null,
      wire text not null,
      issued_at ${t.integer} not null,
      expires_at ${t.integer} not null,
      superseded_at ${t.integer},
      revoked_at ${t.integer}
    )`,
  'create index id_certs_of_session on id_certs (session)',
  'create unique index current_id_cert on id_certs (session) where superseded_at is null',
  `create table key_packages (
      id ${t.id},
      session ${t.integer} not null references sessions,
      ref text not null unique,
      last_resort ${t.integer} not null,
      key_package ${t.bytes} not null,
      not_before ${t.integer} not null,
      not_after ${t.integer} not null,
      uploaded_at ${t.integer} not null,
      handed_out_at ${t.integer},
      voided_at ${t.integer}
    )`,
  'create index key_packages_of_session on key_packages (session, last_resort, voided_at, handed_out_at, id)',
  `create unique index current_last_resort on key_packages (session)
      where last_resort = 1 and voided_at is null`,
  `create table hpke_keys (
      public_key ${t.bytes} primary key,
      key_package ${t.integer} not null references key_packages
    )`,
];
