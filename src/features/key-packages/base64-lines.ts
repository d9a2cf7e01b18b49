/** Base64 in lines of 76 characters, as programs read it (RFC 2045). For some thousand bytes at most. */
export function base64Lines(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/.{76}(?=.)/g, '$&\n');
}
