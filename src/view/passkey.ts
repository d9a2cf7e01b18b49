import type { NewPasskey, Passkeys, Proof } from '../worker/use-cases.ts';

/** Why an authenticator is of no use for the vault. */
export type Refusal =
  /** By the person, or too late. */
  | 'cancelled'
  /** The same, after a credential was made. */
  | 'untested'
  /** A credential was made, and derives no key. */
  | 'no-prf'
  /** A credential was made, and derives another key each time. */
  | 'unsteady'
  /** It opens the vault already. */
  | 'registered'
  /** A known credential gave no key. */
  | 'no-key'
  | 'failed';

/** Passkeys do not exist in workers: what goes wrong with one has no code of the worker's. */
export class PasskeyRefused extends Error {
  readonly why: Refusal;

  constructor(why: Refusal, options?: ErrorOptions) {
    super(why, options);
    this.name = 'PasskeyRefused';
    this.why = why;
  }
}

type PasskeyProof = Extract<Proof, { kind: 'passkey' }>;
type Known = Pick<NewPasskey, 'credentialId' | 'transports'>;

interface Wanted {
  /** Whose vault it is to open, as the authenticator will show it. */
  readonly fid: string;
  readonly name: string;
  readonly passkeys: Passkeys;
  readonly signal: AbortSignal;
}

/**
 * Has an authenticator make a credential, and tries it: it must derive the same key twice. Throws `PasskeyRefused`.
 * The secret is the answer to a get(), as it will be at each unlock.
 */
export async function makePasskey({ fid, name, passkeys, signal }: Wanted): Promise<NewPasskey> {
  const publicKey = creationOptions(passkeys, fid, name);
  const credential = await answerOf(navigator.credentials.create({ publicKey, signal }));
  const { prf } = credential.getClientExtensionResults();
  if (prf?.enabled !== true) throw new PasskeyRefused('no-prf');
  const response = credential.response as AuthenticatorAttestationResponse;
  const made = { credentialId: credential.id, name, transports: response.getTransports() };
  try {
    return { ...made, secret: await steadySecret(made, passkeys.salt, prf.results?.first, signal) };
  } catch (error) {
    throw afterMaking(error);
  }
}

/** Asks for any of the vault's passkeys. Throws `PasskeyRefused`. */
export function askPasskey({ list, salt }: Passkeys, signal: AbortSignal): Promise<PasskeyProof> {
  return derive(list, salt, signal);
}

async function steadySecret(
  made: Known,
  salt: Uint8Array,
  atCreation: BufferSource | undefined,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { secret } = await derive([made], salt, signal);
  const again = atCreation === undefined ? (await derive([made], salt, signal)).secret : bytesOf(atCreation);
  if (secret.join() !== again.join()) throw new PasskeyRefused('unsteady');
  return secret;
}

async function derive(known: readonly Known[], salt: Uint8Array, signal: AbortSignal): Promise<PasskeyProof> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    rpId: location.hostname,
    challenge: unusedChallenge(),
    allowCredentials: known.map(descriptorOf),
    userVerification: 'required',
    extensions: prfOf(salt),
  };
  const credential = await answerOf(navigator.credentials.get({ publicKey, signal }));
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) throw new PasskeyRefused('no-key');
  return { kind: 'passkey', credentialId: credential.id, secret: bytesOf(first) };
}

function creationOptions(
  { list, salt, userHandle }: Passkeys,
  fid: string,
  name: string,
): PublicKeyCredentialCreationOptions {
  return {
    rp: { id: location.hostname, name: 'Claves' },
    user: { id: new Uint8Array(userHandle), name: fid, displayName: name },
    challenge: unusedChallenge(),
    pubKeyCredParams: SIGNATURES.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: list.map(descriptorOf),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    extensions: prfOf(salt),
  };
}

/** ES256, EdDSA and RS256 of COSE: whichever it has, as no signature is ever looked at. */
const SIGNATURES = [-7, -8, -257];

/** No server checks the signature over it: what counts is what the PRF derives. WebAuthn wants one all the same. */
function unusedChallenge(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32));
}

function prfOf(salt: Uint8Array): AuthenticationExtensionsClientInputs {
  return { prf: { eval: { first: new Uint8Array(salt) } } };
}

function descriptorOf({ credentialId, transports }: Known): PublicKeyCredentialDescriptor {
  const id = Uint8Array.from(atob(credentialId.replaceAll('-', '+').replaceAll('_', '/')), codeOf);
  return { type: 'public-key', id, transports: transports as AuthenticatorTransport[] };
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}

function bytesOf(source: BufferSource): Uint8Array {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}

async function answerOf(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    return (await asked) as PublicKeyCredential;
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : '';
    throw new PasskeyRefused(REFUSALS[name] ?? 'failed', { cause });
  }
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'registered',
};

/** What the same refusal means where a credential was made already. */
function afterMaking(error: unknown): unknown {
  if (!(error instanceof PasskeyRefused) || error.why === 'unsteady') return error;
  return new PasskeyRefused(error.why === 'no-key' ? 'no-prf' : 'untested', { cause: error });
}
