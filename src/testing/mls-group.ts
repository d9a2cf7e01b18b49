import {
  type CiphersuiteImpl,
  type ClientState,
  createApplicationMessage,
  createCommit,
  createGroup,
  decode,
  defaultProposalTypes,
  encode,
  getCiphersuiteImpl,
  joinGroup,
  type KeyPackage,
  keyPackageDecoder,
  type MlsContext,
  type MlsMessage,
  mlsMessageDecoder,
  mlsMessageEncoder,
  processMessage,
  unsafeTestingAuthenticationService,
  wireformats,
} from 'ts-mls';
import { generateKeyPackage } from '../crypto/mls/generate.ts';
import { makeLeafSigner } from '../crypto/mls/signer.ts';

/** A KeyPackage as it was handed out, and the private keys that its owner kept. */
export interface ClaimedKeyPackage {
  /** TLS-serialised. */
  readonly keyPackage: Uint8Array;
  readonly initPrivateKey: Uint8Array;
  readonly encryptionPrivateKey: Uint8Array;
  /** 32 bytes, Ed25519. */
  readonly signatureSeed: Uint8Array;
}

/** Somebody in a group, whatever implementation it runs on. What travels is a TLS-serialised MLSMessage. */
export interface Member {
  say(text: string): Promise<Uint8Array>;
  hear(message: Uint8Array): Promise<string>;
}

/**
 * Proves that a KeyPackage is usable: somebody makes a group and adds its owner, who joins with nothing but the
 * Welcome and the private keys; each then sends the other a message. Throws at the first step that fails.
 */
export async function exchangeInGroup(claimed: ClaimedKeyPackage): Promise<{ heard: string[] }> {
  const { creator, welcome } = await createGroupWith(claimed.keyPackage);
  return { heard: await exchange(creator, await joinWith(claimed, welcome)) };
}

/** A message each way, and what was heard. */
export async function exchange(first: Member, second: Member): Promise<string[]> {
  const welcomed = await second.hear(await first.say('welcome'));
  return [welcomed, await first.hear(await second.say('thank you'))];
}

/** A KeyPackage that the dashboard's own code makes, with all that its owner keeps. Good for thirty days. */
export async function makeOwn(identity: Uint8Array, lastResort = false): Promise<ClaimedKeyPackage> {
  const signatureSeed = crypto.getRandomValues(new Uint8Array(32));
  const now = Math.floor(Date.now() / 1000);
  const made = await generateKeyPackage({
    signer: await makeLeafSigner(signatureSeed),
    identity,
    lifetime: { notBefore: now - 3600, notAfter: now + 30 * 86_400 },
    lastResort,
  });
  return { ...made, signatureSeed };
}

/** A new group on ts-mls, of its creator and the owner of this TLS-serialised KeyPackage. */
export async function createGroupWith(
  keyPackage: Uint8Array,
  identity: Uint8Array = new TextEncoder().encode('creator'),
): Promise<{ creator: Member; welcome: Uint8Array }> {
  const context = await testContext();
  const own = await makeOwn(identity);
  const group = await createGroup({
    context,
    groupId: crypto.getRandomValues(new Uint8Array(16)),
    keyPackage: readKeyPackage(own.keyPackage),
    privateKeyPackage: privateKeysOf(own),
  });
  const { newState, welcome } = await createCommit({
    context,
    state: group,
    extraProposals: [
      { proposalType: defaultProposalTypes.add, add: { keyPackage: readKeyPackage(keyPackage) } },
    ],
    ratchetTreeExtension: true,
  });
  if (!welcome) throw new Error('adding a member made no Welcome');
  return { creator: memberOn(context, newState), welcome: encode(mlsMessageEncoder, welcome) };
}

/** Joins on ts-mls, with the Welcome and the private keys alone. */
export async function joinWith(claimed: ClaimedKeyPackage, welcome: Uint8Array): Promise<Member> {
  const context = await testContext();
  const message = readMessage(welcome);
  if (message.wireformat !== wireformats.mls_welcome) throw new Error('this is no Welcome');
  const state = await joinGroup({
    context,
    welcome: message.welcome,
    keyPackage: readKeyPackage(claimed.keyPackage),
    privateKeys: privateKeysOf(claimed),
  });
  return memberOn(context, state);
}

function memberOn(context: TestContext, joined: ClientState): Member {
  let state = joined;
  return {
    async say(text) {
      const sent = await createApplicationMessage({
        context,
        state,
        message: new TextEncoder().encode(text),
      });
      state = sent.newState;
      return encode(mlsMessageEncoder, sent.message);
    },
    async hear(bytes) {
      const message = readMessage(bytes);
      if (message.wireformat !== wireformats.mls_private_message) throw new Error('this is not encrypted');
      const received = await processMessage({ context, state, message });
      if (received.kind !== 'applicationMessage') throw new Error('this is no application message');
      state = received.newState;
      return new TextDecoder().decode(received.message);
    },
  };
}

type TestContext = MlsContext & { cipherSuite: CiphersuiteImpl };

async function testContext(): Promise<TestContext> {
  const cipherSuite = await getCiphersuiteImpl('MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519');
  return { cipherSuite, authService: unsafeTestingAuthenticationService };
}

function privateKeysOf({ initPrivateKey, encryptionPrivateKey, signatureSeed }: ClaimedKeyPackage) {
  return { initPrivateKey, hpkePrivateKey: encryptionPrivateKey, signaturePrivateKey: signatureSeed };
}

function readKeyPackage(bytes: Uint8Array): KeyPackage {
  const keyPackage = decode(keyPackageDecoder, bytes);
  if (!keyPackage) throw new Error('ts-mls cannot read this KeyPackage');
  return keyPackage;
}

function readMessage(bytes: Uint8Array): MlsMessage {
  const message = decode(mlsMessageDecoder, bytes);
  if (!message) throw new Error('this is no MLSMessage');
  return message;
}
