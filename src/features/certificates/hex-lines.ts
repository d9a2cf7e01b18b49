/** Bytes to a line. */
const WIDTH = 16;

/** Bytes from `from` to before `to`, as programs print them: the place of each line's first byte, then its bytes. */
export function hexLines(bytes: Uint8Array, from: number, to: number): string {
  const lines: string[] = [];
  for (let at = from; at < to; at += WIDTH) {
    const line = [...bytes.subarray(at, Math.min(at + WIDTH, to))].map((byte) => hex(byte, 2));
    lines.push(`${hex(at, 4)}  ${line.join(' ')}`);
  }
  return lines.join('\n');
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
