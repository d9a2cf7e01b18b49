/** Names of the MLS registries (RFC 9420 section 17), the same in every language. */

export const VERSIONS = { 1: 'mls10' } as const;

export const CIPHER_SUITES = {
  1: 'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519',
  2: 'MLS_128_DHKEMP256_AES128GCM_SHA256_P256',
  3: 'MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519',
  4: 'MLS_256_DHKEMX448_AES256GCM_SHA512_Ed448',
  5: 'MLS_256_DHKEMP521_AES256GCM_SHA512_P521',
  6: 'MLS_256_DHKEMX448_CHACHA20POLY1305_SHA512_Ed448',
  7: 'MLS_256_DHKEMP384_AES256GCM_SHA384_P384',
} as const;

/** `last_resort`: of the extensions draft. */
export const EXTENSIONS = {
  1: 'application_id',
  2: 'ratchet_tree',
  3: 'required_capabilities',
  4: 'external_pub',
  5: 'external_senders',
  10: 'last_resort',
} as const;

export const PROPOSALS = {
  1: 'add',
  2: 'update',
  3: 'remove',
  4: 'psk',
  5: 'reinit',
  6: 'external_init',
  7: 'group_context_extensions',
} as const;

export const CREDENTIALS = { 1: 'basic', 2: 'x509' } as const;

export const LEAF_SOURCES = { 1: 'key_package', 2: 'update', 3: 'commit' } as const;

/** A value of a registry by its name and number: “mls10 (0x0001)”; by its number alone where it has no name here. */
export function nameIn(registry: Readonly<Record<number, string>>, value: number): string {
  const number = `0x${value.toString(16).padStart(4, '0').toUpperCase()}`;
  const name = registry[value];
  return name === undefined ? number : `${name} (${number})`;
}
