import type { UnixSeconds } from '../protocol/terms.ts';

/**
 * What opens the vault. It holds a secret: it goes to the worker at once and nowhere else.
 * `secret`: the 32 bytes that the authenticator's PRF made of the vault's salt.
 */
export type Proof =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery-key'; readonly recoveryKey: string }
  | { readonly kind: 'passkey'; readonly credentialId: string; readonly secret: Uint8Array };

/** The ways into the vault beside its passphrase, which is always one. Public: shown while it is locked. */
export interface WaysIn {
  readonly recoveryKey: { readonly madeAt: UnixSeconds } | null;
  readonly passkeys: Passkeys;
}

export interface Passkeys {
  /** 32 bytes, of no other vault: what every authenticator is asked to derive from (WebAuthn PRF). The same for the vault's life. */
  readonly salt: Uint8Array;
  /** 16 bytes, of no other vault: the user handle by which an authenticator knows this vault. */
  readonly userHandle: Uint8Array;
  readonly list: readonly Passkey[];
}

/** An authenticator's credential that opens the vault. */
export interface Passkey {
  /** Base64url. */
  readonly credentialId: string;
  /** As the person calls it. */
  readonly name: string;
  readonly madeAt: UnixSeconds;
  /** How the browser reaches it, as the authenticator said. */
  readonly transports: readonly string[];
}
