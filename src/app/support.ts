/** What this browser lacks so that nothing of Claves can work. */
export type Lack = 'secure-context' | 'storage' | 'locks' | 'workers' | 'curves';

type Scope = Pick<typeof globalThis, 'isSecureContext'> &
  Partial<Pick<typeof globalThis, 'crypto' | 'indexedDB' | 'Worker'>> & {
    readonly navigator: Partial<Pick<Navigator, 'locks'>>;
  };

/** The first thing that is missing, or null where all is there. */
export async function findLack(scope: Scope): Promise<Lack | null> {
  // Types say that these are always there; plain http and old browsers say otherwise.
  const subtle: SubtleCrypto | undefined = scope.crypto?.subtle;
  if (!scope.isSecureContext || subtle === undefined) return 'secure-context';
  if (scope.indexedDB === undefined) return 'storage';
  if (scope.navigator.locks === undefined) return 'locks';
  if (scope.Worker === undefined) return 'workers';
  return (await hasCurves(subtle)) ? null : 'curves';
}

/** Asked by making a key of each and throwing it away: no other question is answered everywhere. */
async function hasCurves(subtle: SubtleCrypto): Promise<boolean> {
  try {
    await subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']);
    await subtle.generateKey({ name: 'X25519' }, false, ['deriveBits']);
    return true;
  } catch {
    return false;
  }
}
