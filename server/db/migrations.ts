/** One entry per version of the schema, in order. What has been released is never changed, only added to. */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table server_certificates (
      id integer primary key,
      domain text not null,
      fingerprint text not null,
      wire text not null,
      issued_at integer not null,
      expires_at integer not null,
      superseded_at integer
    )`,
    `create table actors (
      id integer primary key,
      local_name text not null unique,
      password_hash text not null,
      created_at integer not null
    )`,
    `create table sessions (
      id integer primary key,
      actor integer not null references actors,
      session_id text not null,
      created_at integer not null,
      revoked_at integer,
      unique (actor, session_id)
    )`,
    `create table tokens (
      hash blob primary key,
      session integer not null references sessions,
      created_at integer not null,
      last_used_at integer not null
    )`,
    'create index tokens_of_session on tokens (session)',
    `create table id_certs (
      id integer primary key,
      session integer not null references sessions,
      serial text not null unique,
      public_key blob not null unique,
      certificate blob not null,
      wire text not null,
      issued_at integer not null,
      expires_at integer not null,
      superseded_at integer,
      revoked_at integer
    )`,
    'create index id_certs_of_session on id_certs (session)',
    'create unique index current_id_cert on id_certs (session) where superseded_at is null',
    `create table key_packages (
      id integer primary key,
      session integer not null references sessions,
      ref text not null unique,
      last_resort integer not null,
      key_package blob not null,
      not_before integer not null,
      not_after integer not null,
      uploaded_at integer not null,
      handed_out_at integer,
      voided_at integer
    )`,
    'create index key_packages_of_session on key_packages (session, last_resort, voided_at, handed_out_at, id)',
    `create unique index current_last_resort on key_packages (session)
      where last_resort = 1 and voided_at is null`,
    `create table hpke_keys (
      public_key blob primary key,
      key_package integer not null references key_packages
    )`,
  ],
];
