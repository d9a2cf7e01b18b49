/** Notes in the present entry of the history which KeyPackage is opened from there. */
export function noteOpened(ref: string): void {
  history.replaceState({ opened: ref }, '');
}

/** Which was opened from here, for whoever comes back; null for whoever comes anew. */
export function lastOpened(): string | null {
  const state: unknown = history.state;
  const opened = typeof state === 'object' && state !== null && 'opened' in state ? state.opened : null;
  return typeof opened === 'string' ? opened : null;
}
