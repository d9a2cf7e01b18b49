const INTERVAL_MS = 500;

/**
 * Calls `end` when the process that started us is gone, where that is npm's shell: npm passes a SIGTERM on to that
 * shell only, which dies of it alone. Started in any other way, the server outlives its parent.
 */
export function endWithNpm(end: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, INTERVAL_MS);
  timer.unref();
}
