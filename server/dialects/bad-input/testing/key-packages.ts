import fc from 'fast-check';
import { fromBase64, toBase64 } from '../../../../src/crypto/encoding.ts';
import { keyPackageToJson } from '../../../../src/protocol/p2core/key-package-json.ts';
import type { KeyPackageJson } from '../../../../src/protocol/p2core/schemas.ts';
import { type BadRequests, type Flaw, flaw, jsonBytes, requestTo, type Target } from './bad-request.ts';
import { damagedBytes, damagedText, flippedBit, spoiltBase64 } from './damage.ts';
import { forge, forgedKeyPackages, type Kind } from './forged-key-packages.ts';
import type { World } from './world.ts';
import { anything, wrongObjects } from './wrong-shapes.ts';

/** Elements of an upload, each with one thing wrong; where it has to be signed, made when it is sent. */
type Elements = fc.Arbitrary<Flaw<() => Promise<unknown>>>;

export function toJson(tls: Uint8Array): KeyPackageJson {
  const json = keyPackageToJson(tls);
  if (!json) throw new Error('not even well-formed');
  return json;
}

/** `good` and `another` are uploaded already, so that damage which changes nothing is answered like a repetition. */
function badElements(world: World, kind: Kind, good: KeyPackageJson, another: KeyPackageJson): Elements {
  const ready = fc.oneof(malformed(good), renamed(good), swapped(good, another), damagedMembers(good));
  return fc.oneof(
    { weight: 1, arbitrary: ready.map((each) => ({ ...each, value: async () => each.value })) },
    {
      weight: 2,
      arbitrary: forgedKeyPackages(world, kind).map((each) => ({
        ...each,
        value: async () => toJson(await each.value()),
      })),
    },
  );
}

type Ready = fc.Arbitrary<Flaw<unknown>>;
const BYTES = ['init_key', 'leaf_node', 'extensions', 'signature'] as const;
const member = fc.constantFrom(...BYTES);

function malformed(good: KeyPackageJson): Ready {
  const spoilt = member.chain((name) => spoiltBase64(good[name]).map((text) => ({ ...good, [name]: text })));
  const longer = fc
    .tuple(fc.constantFrom('leaf_node', 'extensions'), fc.uint8Array({ minLength: 1, maxLength: 9 }))
    .map(([name, more]) => ({
      ...good,
      [name]: toBase64(Buffer.concat([fromBase64(good[name as 'leaf_node']), more])),
    }));
  const shorter = fc.tuple(fc.constantFrom('leaf_node', 'extensions'), fc.nat()).map(([name, cut]) => {
    const whole = fromBase64(good[name as 'leaf_node']);
    return { ...good, [name]: toBase64(whole.subarray(0, cut % whole.length)) };
  });
  const lengths = fc
    .constantFrom([0x40, 0], [0x80, 0, 0, 0], [0xc0], [0xff], [], [1], [3, 0, 10, 1])
    .map((bytes) => ({
      ...good,
      extensions: toBase64(Uint8Array.from(bytes)),
    }));
  return fc
    .oneof(spoilt, longer, shorter, lengths, wrongObjects({ ...good }))
    .map((value) =>
      flaw(
        'not canonical Base64, trailing bytes, non-minimal lengths, a wrong member',
        ['KEYPACKAGE_MALFORMED'],
        value,
      ),
    );
}

const word = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .filter((text) => !text.includes('\0') && text.isWellFormed());

function renamed(good: KeyPackageJson): Ready {
  const names = fc.oneof(
    word,
    fc.constantFrom('MLS10', 'mls1', 'mls10 ', 'reserved', '1', 'toString', 'NULL'),
  );
  return fc.oneof(
    names
      .filter((name) => name !== 'mls10')
      .map((protocol_version) => flaw('version', ['KEYPACKAGE_VERSION'], { ...good, protocol_version })),
    names
      .filter((name) => !name.startsWith('MLS_'))
      .map((cipher_suite) =>
        flaw('suite not offered', ['KEYPACKAGE_CIPHERSUITE'], { ...good, cipher_suite }),
      ),
    fc
      .constantFrom(good.cipher_suite.toLowerCase(), 'MLS_256_DHKEMX448_AES256GCM_SHA512_Ed448')
      .map((cipher_suite) =>
        flaw('suite not offered', ['KEYPACKAGE_CIPHERSUITE'], { ...good, cipher_suite }),
      ),
  );
}

/** A member of another KeyPackage. Ordinary ones have the same extensions. */
function swapped(good: KeyPackageJson, another: KeyPackageJson): Ready {
  return fc
    .constantFrom('init_key' as const, 'leaf_node' as const, 'signature' as const)
    .map((name) =>
      flaw('another’s member', ['KEYPACKAGE_SIGNATURE_INVALID'], { ...good, [name]: another[name] }),
    );
}

function damagedMembers(good: KeyPackageJson): Ready {
  const flipped = member.chain((name) =>
    flippedBit(fromBase64(good[name])).map((bytes) => [name, bytes] as const),
  );
  const damaged = member.chain((name) =>
    damagedBytes(fromBase64(good[name])).map((bytes) => [name, bytes] as const),
  );
  return fc.oneof(
    flipped.map(([name, bytes]) => {
      const isOpaque = name === 'init_key' || name === 'signature';
      const codes = isOpaque ? [] : (['KEYPACKAGE_MALFORMED'] as const);
      return flaw('a flipped bit', [...codes, 'KEYPACKAGE_SIGNATURE_INVALID'], {
        ...good,
        [name]: toBase64(bytes),
      });
    }),
    damaged.map(([name, bytes]) => flaw('damaged', [], { ...good, [name]: toBase64(bytes) })),
    member.chain((name) =>
      damagedText(good[name]).map((text) => flaw('damaged', [], { ...good, [name]: text })),
    ),
  );
}

/** One bad element among good ones, uploaded before or not, and behind it whatever breaks a lower row. */
export function badUploads(world: World, target: Target): BadRequests {
  const stored = world.stored.map(toJson);
  const fresh = world.fresh.map(toJson);
  const [good, another] = stored;
  if (!good || !another) throw new Error('nothing is stored');
  const elements = badElements(world, 'ordinary', good, another);
  return fc
    .tuple(fc.subarray(stored, { maxLength: 3 }), fc.shuffledSubarray(fresh), elements)
    .map(([again, anew, element]) => {
      // What may be good after all stands among such alone as change nothing.
      const [before, after] =
        element.allowed.length > 0 ? [[...again, ...anew.slice(1)], anew.slice(0, 1)] : [again, []];
      return {
        ...requestTo(target),
        row: element.row,
        allowed: element.allowed,
        ...(element.allowed.length > 0 ? { index: before.length } : {}),
        payload: async () => jsonBytes([...before, await element.value(), ...after]),
      };
    });
}

/** A key that two elements have, of which the second is named. */
export function twins({ alice }: World, target: Target): BadRequests {
  const role = fc.constantFrom('initKey' as const, 'encryptionKey' as const);
  const shared = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .filter((bytes) => bytes.some((byte) => byte > 1 && byte < 0xec));
  return fc.tuple(role, role, shared).map(([one, two, key]) => ({
    ...requestTo(target),
    row: 'init or encryption key twice in the batch',
    allowed: ['INIT_KEY_REUSED'],
    index: 1,
    payload: async () =>
      jsonBytes([
        toJson(await forge(alice, 'ordinary', { [one]: key })),
        toJson(await forge(alice, 'ordinary', { [two]: key })),
      ]),
  }));
}

export function badBatchSizes(world: World): fc.Arbitrary<Flaw<unknown>> {
  const many = fc.tuple(
    fc.integer({ min: 101, max: 130 }),
    fc.oneof(fc.constantFrom(...world.stored.map(toJson)), anything),
  );
  const tooMany = many.map(([count, element]) => Array(count).fill(element));
  const size = fc.oneof(fc.constant([]), tooMany);
  const junk = fc
    .array(anything, { minLength: 1, maxLength: 9 })
    .map((elements) => flaw('elements that are none', ['KEYPACKAGE_MALFORMED'], elements));
  return fc.oneof(
    size.map((elements) => flaw('empty, over 100', ['KEYPACKAGE_BATCH_SIZE'], elements)),
    junk,
  );
}

export function badLastResorts(world: World, target: Target): BadRequests {
  const good = toJson(world.lastResort);
  const [another] = world.stored.map(toJson);
  if (!another) throw new Error('nothing is stored');
  return badElements(world, 'last-resort', good, another).map(({ row, allowed, value }) => ({
    ...requestTo(target),
    row,
    allowed,
    payload: async () => jsonBytes(await value()),
  }));
}

/** Good ones of alice, whose stock is full. */
export function tooMany({ alice }: World, target: Target): BadRequests {
  return fc.integer({ min: 1, max: 4 }).map((count) => ({
    ...requestTo(target),
    row: 'stock would pass 500',
    allowed: ['KEYPACKAGE_STOCK_FULL'],
    payload: async () => {
      const made = await Promise.all(Array.from({ length: count }, () => forge(alice, 'ordinary')));
      return jsonBytes(made.map(toJson));
    },
  }));
}
