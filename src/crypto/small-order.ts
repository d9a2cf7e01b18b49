const P = 2n ** 255n - 19n;

/** The Edwards y-coordinate of two points of order 8; the other two have `P - Y8`. */
const Y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;

/** The Montgomery u-coordinates of the points of order 8. */
const U8 = [
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
];

/** P and P + 1 are the second spellings of 0 and 1 that fit in 255 bits. */
const SMALL_ORDER_Y = new Set([0n, 1n, P - 1n, P, P + 1n, Y8, P - Y8]);
const SMALL_ORDER_U = new Set([0n, 1n, P - 1n, P, P + 1n, ...U8]);

/** Is this Ed25519 public key (32 bytes) a point of order 1, 2, 4 or 8? All zero is one of them. */
export function isSmallOrderEd25519(publicKey: Uint8Array): boolean {
  return SMALL_ORDER_Y.has(low255Bits(publicKey));
}

/** Does every X25519 secret with this public key (32 bytes) come out as zero? All zero is one of them. */
export function isSmallOrderX25519(publicKey: Uint8Array): boolean {
  return SMALL_ORDER_U.has(low255Bits(publicKey));
}

/** Little-endian. The top bit is the sign of x in Ed25519 and is ignored in X25519. */
function low255Bits(bytes: Uint8Array): bigint {
  return BigInt.asUintN(
    255,
    bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n),
  );
}
