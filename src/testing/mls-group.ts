import {
  type CiphersuiteImpl,
  type ClientState,
  createApplicationMessage,
  createCommit,
  createGroup,
  decode,
  defaultProposalTypes,
  encode,
  generateKeyPackage,
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

/** A KeyPackage as it was handed out, and the private keys that its owner kept. */
export interface ClaimedKeyPackage {
  /** TLS-serialised. */
  readonly keyPackage: Uint8Array;
  readonly initPrivateKey: Uint8Array;
  readonly encryptionPrivateKey: Uint8Array;
  /** 32 bytes, Ed25519. */
  readonly signatureSeed: Uint8Array;
}

/**
 * Proves that a KeyPackage is usable: somebody makes a group and adds its owner, who joins with nothing but the
 * Welcome and the private keys; each then sends the other a message. Throws at the first step that fails.
 */
export async function exchangeInGroup(claimed: ClaimedKeyPackage): Promise<{ heard: string[] }> {
  const context = await testContext();
  const keyPackage = decode(keyPackageDecoder, claimed.keyPackage);
  if (!keyPackage) throw new Error('ts-mls cannot read this KeyPackage');
  const { creator, welcome } = await addToNewGroup(context, keyPackage);
  const member = await join(context, claimed, keyPackage, welcome);
  const first = await say(context, creator, member, 'welcome');
  const second = await say(context, first.receiver, first.sender, 'thank you');
  return { heard: [first.heard, second.heard] };
}

async function testContext(): Promise<MlsContext & { cipherSuite: CiphersuiteImpl }> {
  const cipherSuite = await getCiphersuiteImpl('MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519');
  return { cipherSuite, authService: unsafeTestingAuthenticationService };
}

async function addToNewGroup(context: MlsContext, keyPackage: KeyPackage) {
  const creatorKeys = await generateKeyPackage({
    credential: { credentialType: 1, identity: new TextEncoder().encode('creator') },
    cipherSuite: context.cipherSuite,
  });
  const group = await createGroup({
    context,
    groupId: crypto.getRandomValues(new Uint8Array(16)),
    keyPackage: creatorKeys.publicPackage,
    privateKeyPackage: creatorKeys.privatePackage,
  });
  const { newState, welcome } = await createCommit({
    context,
    state: group,
    extraProposals: [{ proposalType: defaultProposalTypes.add, add: { keyPackage } }],
    ratchetTreeExtension: true,
  });
  if (!welcome) throw new Error('adding a member made no Welcome');
  return { creator: newState, welcome: encode(mlsMessageEncoder, welcome) };
}

async function join(
  context: MlsContext,
  claimed: ClaimedKeyPackage,
  keyPackage: KeyPackage,
  welcome: Uint8Array,
): Promise<ClientState> {
  const message = readMessage(welcome);
  if (message.wireformat !== wireformats.mls_welcome) throw new Error('this is no Welcome');
  return joinGroup({
    context,
    welcome: message.welcome,
    keyPackage,
    privateKeys: {
      initPrivateKey: claimed.initPrivateKey,
      hpkePrivateKey: claimed.encryptionPrivateKey,
      signaturePrivateKey: claimed.signatureSeed,
    },
  });
}

async function say(context: MlsContext, sender: ClientState, receiver: ClientState, text: string) {
  const sent = await createApplicationMessage({
    context,
    state: sender,
    message: new TextEncoder().encode(text),
  });
  const message = readMessage(encode(mlsMessageEncoder, sent.message));
  if (message.wireformat !== wireformats.mls_private_message) throw new Error('this is not encrypted');
  const received = await processMessage({ context, state: receiver, message });
  if (received.kind !== 'applicationMessage') throw new Error('this is no application message');
  return {
    heard: new TextDecoder().decode(received.message),
    sender: sent.newState,
    receiver: received.newState,
  };
}

function readMessage(bytes: Uint8Array): MlsMessage {
  const message = decode(mlsMessageDecoder, bytes);
  if (!message) throw new Error('this is no MLSMessage');
  return message;
}
