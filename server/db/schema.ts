import type { Generated, Kysely, Selectable, Transaction } from 'kysely';

/**
 * The tables, as `migrations/` makes them. Times are UNIX seconds, serials text (they pass 2^53), flags 0 or 1.
 * A null time means "not yet". Nothing is ever deleted but tokens, challenges, the answers to claims, events that were
 * told, and of other servers what ended long ago: history is kept for ever.
 */
export interface Schema {
  migrations: { number: number; applied_at: number };
  server_certificates: ServerCertificateTable;
  actors: ActorTable;
  invitations: InvitationTable;
  sessions: SessionTable;
  tokens: TokenTable;
  id_certs: IdCertTable;
  key_packages: KeyPackageTable;
  challenges: ChallengeTable;
  foreign_server_keys: ForeignServerKeyTable;
  foreign_sessions: ForeignSessionTable;
  hpke_keys: { public_key: Uint8Array; key_package: number };
  claim_answers: ClaimAnswerTable;
  /** One row: which database this is, and how far it has come. See `services/generation.ts`. */
  generations: { database_id: string; number: number };
  /** Each time that this database was put back from a backup. */
  restores: { id: Generated<number>; restored_at: number };
  outboxes: OutboxTable;
  events: EventTable;
}

/** Who this server is. Exactly one row is current (`superseded_at` null); it names the key file. */
interface ServerCertificateTable {
  id: Generated<number>;
  domain: string;
  /** Of the server's key, lower-case hexadecimal. */
  fingerprint: string;
  /** As it travels: Base64 of the armored certificate. */
  wire: string;
  issued_at: number;
  expires_at: number;
  superseded_at: number | null;
}

interface ActorTable {
  id: Generated<number>;
  /** In lower case. */
  local_name: string;
  /** See `services/passwords.ts`. */
  password_hash: string;
  created_at: number;
  /** The name stays taken; nobody can sign in to it any more. */
  deleted_at: number | null;
  /** By the administrator, who can undo it: until then nobody signs in, and nobody can add its devices. */
  deactivated_at: number | null;
}

/** Lets one actor register where registration asks for it. */
interface InvitationTable {
  /** SHA-256 of the invitation. */
  hash: Uint8Array;
  created_at: number;
  used_at: number | null;
  used_by: number | null;
}

interface SessionTable {
  id: Generated<number>;
  actor: number;
  /** Chosen by the client, unique per actor, never used again. */
  session_id: string;
  created_at: number;
  revoked_at: number | null;
}

interface TokenTable {
  /** SHA-256 of the token. */
  hash: Uint8Array;
  session: number;
  created_at: number;
  /** Right to a minute. */
  last_used_at: number;
}

/** One row per identity key ever certified. At most one per session has no `superseded_at`: the current one. */
interface IdCertTable {
  id: Generated<number>;
  session: number;
  serial: string;
  /** Raw Ed25519. */
  public_key: Uint8Array;
  /** Binary: what a KeyPackage's credential carries. */
  certificate: Uint8Array;
  /** As it travels, byte for byte: Base64 of the armored certificate. */
  wire: string;
  issued_at: number;
  expires_at: number;
  superseded_at: number | null;
  revoked_at: number | null;
}

/** In the order of upload. At most one last-resort one per session has no `voided_at`. */
interface KeyPackageTable {
  id: Generated<number>;
  session: number;
  /** KeyPackageRef. */
  ref: string;
  last_resort: number;
  /** TLS-serialised. */
  key_package: Uint8Array;
  not_before: number;
  not_after: number;
  uploaded_at: number;
  /** An ordinary one is used up by it; for a last-resort one it is the first time. */
  handed_out_at: number | null;
  /** By a rotation, by a newer last-resort one, or by a restore. */
  voided_at: number | null;
}

/** For a while, so that a claim whose answer was lost can be asked for again. */
interface ClaimAnswerTable {
  /** Who claimed: a session, or a foreign one by its number below zero. */
  session: number;
  /** As that client chose it. */
  idempotency_key: string;
  /** Whose KeyPackages they are. */
  actor: number;
  /** The numbers of those handed out, in the order of the answer: a JSON array. */
  key_packages: string;
  claimed_at: number;
}

/** One row per session that has not ended: how far the gateway has come with it. See `gateway/outbox.ts`. */
interface OutboxTable {
  session: number;
  actor: number;
  /** The number of the last event; 0 before the first. */
  last_s: number;
  /** The events up to this one are no longer there: acknowledged, or too many. */
  forgotten_s: number;
  /** The number of the row of `server_certificates` that the session knows, or has been told of. */
  server_certificate: number;
  /** Its stock of KeyPackages was filled, and has not been told to be low since. */
  is_stocked: number;
}

/** What a session has yet to acknowledge: without a gap from `forgotten_s` + 1 to `last_s`. */
interface EventTable {
  session: number;
  s: number;
  /** A `GatewayEvent` in JSON. */
  event: string;
  created_at: number;
}

/** Open ones: gone when they are used. */
interface ChallengeTable {
  id: Generated<number>;
  /** SHA-256 of the challenge. */
  hash: Uint8Array;
  expires_at: number;
}

/** Whom another domain certified as, as it was seen here. At most one row per domain has no `superseded_at`: the pinned one. */
interface ForeignServerKeyTable {
  id: Generated<number>;
  domain: string;
  fingerprint: string;
  wire: string;
  pinned_at: number;
  superseded_at: number | null;
}

/** A session that an actor of another server has here. */
interface ForeignSessionTable {
  id: Generated<number>;
  /** In lower case. */
  fid: string;
  session_id: string;
  /** Of the ID-Cert, and of what is spoken with its home server. */
  dialect: string;
  created_at: number;
  /** Until it signs in again. */
  revoked_at: number | null;
  /** SHA-256 of its one token. */
  token_hash: Uint8Array;
  /** Right to a minute. */
  last_used_at: number;
  /** As it travels, byte for byte. */
  id_cert: string;
  serial: string;
  issued_at: number;
  expires_at: number;
  /** Its home server names another one since: the session has to tell it. */
  superseded_at: number | null;
  /** When its home server was last asked for it. */
  fetched_at: number;
}

export type ServerCertificateRow = Selectable<ServerCertificateTable>;
export type IdCertRow = Selectable<IdCertTable>;
export type ForeignServerKeyRow = Selectable<ForeignServerKeyTable>;
export type ForeignSessionRow = Selectable<ForeignSessionTable>;
export type SessionRow = Selectable<SessionTable>;

export type Database = Kysely<Schema>;
/** Asked for by whatever may only run inside a transaction. */
export type Tx = Transaction<Schema>;
