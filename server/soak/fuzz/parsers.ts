import { toBase64 } from '../../../src/crypto/encoding.ts';
import { generateKeyPackage } from '../../../src/crypto/mls/generate.ts';
import { makeLeafSigner } from '../../../src/crypto/mls/signer.ts';
import { armorPublicKey, unarmorPublicKey } from '../../../src/crypto/openpgp/armor.ts';
import { signDetached, verifyDetached } from '../../../src/crypto/openpgp/detached-signature.ts';
import { ProtocolError } from '../../../src/protocol/errors.ts';
import type { ClientMessage } from '../../../src/protocol/events.ts';
import { certificateFormat } from '../../../src/protocol/p2core/certificate-format.ts';
import { gatewayFormat } from '../../../src/protocol/p2core/gateway.ts';
import { keyPackageFromJson, keyPackageToJson } from '../../../src/protocol/p2core/key-package-json.ts';
import { keyPackage as keyPackageSchema } from '../../../src/protocol/p2core/schemas.ts';
import { type Fid, parseFid } from '../../../src/protocol/terms.ts';
import { NOW, requestOf, seedOf, USER_ID } from '../../../src/testing/forge-openpgp.ts';
import { readFrame } from '../../gateway/read-frame.ts';
import { parseStrictJson } from '../../http/strict-json.ts';
import { readRequest } from '../../services/certificate-request.ts';
import { examine } from '../../services/key-package-checks.ts';

/** What reads bytes of strangers, and good inputs to begin with. */
export interface Parser {
  readonly seeds: () => Promise<readonly Uint8Array[]>;
  /** Rejects with a `ProtocolError`, or resolves; anything else is a defect. */
  readonly parse: (bytes: Uint8Array) => unknown;
}

const FIDS = [
  USER_ID,
  'Bob.%+-_9@Sub.Example.ORG',
  `${'a'.repeat(64)}@${'b.'.repeat(90)}c`,
  'x@y\0z',
  'é@ß.de',
];
const JSON_TEXTS = [
  '{"a":[1,{"b":null}],"c":"\\u0000\\"","d":1e9}',
  '[[[[[[[[[[[[]]]]]]]]]]]]',
  '{"__proto__":1}',
];

const FRAMES: readonly ClientMessage[] = [
  { type: 'heartbeat', s: 2 ** 53 - 1 },
  { type: 'identify', token: 'a'.repeat(43) },
  { type: 'resume', token: 'a'.repeat(43), s: 0 },
];

export const PARSERS: Readonly<Record<string, Parser>> = {
  'key, as text': {
    seeds: async () => [requestOf()].map(bytesOf),
    parse: (bytes) => readRequest(textOf(bytes), fid(), NOW),
  },
  'key, as packets': {
    seeds: async () => [unarmorPublicKey(requestOf())],
    parse: (bytes) => readRequest(armorPublicKey(bytes), fid(), NOW),
  },
  'KeyPackage, as JSON': {
    seeds: async () => (await keyPackages()).map((each) => bytesOf(JSON.stringify(keyPackageToJson(each)))),
    parse: (bytes) => {
      const json = keyPackageSchema.safeParse(parseStrictJson(bytes));
      return json.success ? examine(keyPackageFromJson(json.data)) : null;
    },
  },
  'KeyPackage, as TLS': { seeds: keyPackages, parse: examine },
  'federation ID': { seeds: async () => FIDS.map(bytesOf), parse: (bytes) => parseFid(textOf(bytes)) },
  'JSON body': { seeds: async () => JSON_TEXTS.map(bytesOf), parse: parseStrictJson },
  'gateway frame': {
    seeds: async () => FRAMES.map((message) => bytesOf(gatewayFormat.writeClientMessage(message))),
    parse: (bytes) => readFrame(gatewayFormat, bytes),
  },
  'ID-Cert': {
    seeds: async () => [unarmorPublicKey(requestOf())],
    parse: (bytes) => certificateFormat.parse(toBase64(bytesOf(armorPublicKey(bytes)))),
  },
  'signature of a challenge': {
    seeds: async () => [
      bytesOf(await signDetached(bytesOf('challenge'), { seed: seedOf(1), created: NOW - 60 }, NOW)),
    ],
    parse: (bytes) =>
      verifyDetached(textOf(bytes), bytesOf('challenge'), {
        certificate: unarmorPublicKey(requestOf()),
        now: NOW,
        tolerance: 300,
      }),
  },
};

/** Is this how a parser refuses? */
export function isRefusal(error: unknown): boolean {
  return error instanceof ProtocolError && error.code !== 'INTERNAL';
}

/** One of each kind. */
async function keyPackages(): Promise<Uint8Array[]> {
  const signer = await makeLeafSigner(seedOf(1));
  const identity = unarmorPublicKey(requestOf());
  const lifetime = { notBefore: NOW - 3600, notAfter: NOW + 86_400 };
  const made = [false, true].map((lastResort) =>
    generateKeyPackage({ signer, identity, lifetime, lastResort }),
  );
  return (await Promise.all(made)).map(({ keyPackage }) => keyPackage);
}

function fid(): Fid {
  const parsed = parseFid(USER_ID);
  if (!parsed) throw new Error('no federation ID');
  return parsed;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** As a body or a path would have it. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
