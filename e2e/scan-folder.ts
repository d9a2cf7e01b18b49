import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which of these byte strings lie in a folder's files, by name. */
export async function scanFolder(
  folder: string,
  wanted: Readonly<Record<string, readonly Buffer[]>>,
): Promise<{ found: string[]; files: number }> {
  const found = new Set<string>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  for (const file of files) {
    const bytes = await readFile(join(file.parentPath, file.name));
    for (const [name, spellings] of Object.entries(wanted)) {
      if (spellings.some((each) => bytes.includes(each))) found.add(name);
    }
  }
  return { found: [...found].sort(), files: files.length };
}

/** Each way in which bytes may lie on a disk: as they are, and as text in one byte or two a character. */
export function onDisk(secret: Uint8Array): Buffer[] {
  const raw = Buffer.from(secret);
  const texts = [
    raw.toString('hex'),
    raw.toString('base64'),
    raw.toString('base64url'),
    raw.toString('latin1'),
  ];
  return [raw, ...texts.flatMap((text) => [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')])];
}
