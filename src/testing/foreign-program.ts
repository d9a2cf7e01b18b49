import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished } from 'vitest';

/**
 * Tests that need a program made elsewhere. Where it is missing they are skipped, and the name says so; in continuous
 * integration (`CI=true`) they fail instead.
 */
export function describeWith(program: string, name: string, tests: () => void): void {
  const missing = spawnSync(program, ['--version']).error !== undefined;
  const skipped = missing && process.env['CI'] !== 'true';
  describe.skipIf(skipped)(`${name}${skipped ? ` (skipped: ${program} is not installed)` : ''}`, tests);
}

/** A folder that is gone after the test. */
export function throwawayFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'claves-foreign-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What the program says. Throws where it fails. */
export type Run = (...args: string[]) => string;

export function runner(program: string, environment: Record<string, string> = {}, input?: string): Run {
  const env = { ...process.env, LC_ALL: 'C', ...environment };
  return (...args) => execFileSync(program, args, { env, input, encoding: 'utf8', stdio: 'pipe' });
}

/** GnuPG with a key ring of its own, whose agent ends with the test. */
export function throwawayGnupg(home = throwawayFolder()): Run {
  const environment = { GNUPGHOME: home };
  onTestFinished(() => void runner('gpgconf', environment)('--kill', 'all'));
  const run = runner('gpg', environment);
  return (...args) => run('--batch', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', '', ...args);
}
