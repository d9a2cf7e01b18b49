/** What this browser lacks so that nothing of Claves can work. */
export type Lack = 'secure-context' | 'storage' | 'locks' | 'workers';

type Scope = Pick<typeof globalThis, 'isSecureContext'> &
  Partial<Pick<typeof globalThis, 'crypto' | 'indexedDB' | 'Worker'>> & {
    readonly navigator: Partial<Pick<Navigator, 'locks'>>;
  };

/** The first thing that is missing, or null where all is there. */
export function findLack(scope: Scope): Lack | null {
  // Types say that these are always there; plain http and old browsers say otherwise.
  const subtle: SubtleCrypto | undefined = scope.crypto?.subtle;
  if (!scope.isSecureContext || subtle === undefined) return 'secure-context';
  if (scope.indexedDB === undefined) return 'storage';
  if (scope.navigator.locks === undefined) return 'locks';
  return scope.Worker === undefined ? 'workers' : null;
}
