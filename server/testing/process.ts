import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface RunningProcess {
  /** All that it printed, once it has ended. Rejects where it ended with an error of its own. */
  readonly output: Promise<string>;
  /** Resolves once it has printed so many lines, or has ended. */
  printed(lines: number): Promise<void>;
  /** `kill -9`. */
  kill(): void;
}

/** Runs a script in a process of its own. */
export function runProcess(script: URL, args: readonly string[]): RunningProcess {
  const child = spawn(process.execPath, [fileURLToPath(script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    output: outputOf(child),
    printed: (lines) => printedBy(child, lines),
    kill: () => child.kill('SIGKILL'),
  };
}

function outputOf(child: ChildProcess): Promise<string> {
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code) => (code ? reject(new Error(`ended with ${code}`)) : resolve(printed)));
  });
}

function printedBy(child: ChildProcess, lines: number): Promise<void> {
  let seen = 0;
  return new Promise((resolve) => {
    child.on('close', () => resolve());
    child.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk.toString().split('\n').length - 1;
      if (seen >= lines) resolve();
    });
  });
}
