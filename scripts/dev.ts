import { spawn } from 'node:child_process';
import { createServer } from 'vite';
import { endWithNpm } from '../server/end-with-npm.ts';
import { ROOT } from './run.ts';

/**
 * `npm run dev`: Vite with hot reload, and the home server beside it, started again at every change. The page calls
 * its own origin, and Vite hands the API's paths on to the home server: so the server's public address is Vite's, and
 * that is the one that it prints.
 */

const vite = await createServer({ root: ROOT, clearScreen: false });
await vite.listen();
const address = vite.resolvedUrls?.local[0] ?? 'http://localhost:5173/';

const homeServer = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts'], {
  cwd: ROOT,
  env: { ...process.env, PUBLIC_URL: process.env['PUBLIC_URL'] || new URL(address).origin },
  stdio: ['ignore', 'inherit', 'inherit'],
});

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
endWithNpm(end);
// `--watch` waits for a change even after a crash: it ends only where it could not go on at all.
homeServer.once('close', end);

/** A terminal's Ctrl-C reaches the home server by itself; a signal to us alone does not. */
function end(): void {
  if (ending) return;
  ending = true;
  homeServer.kill('SIGTERM');
  void vite.close().finally(() => process.exit());
}
