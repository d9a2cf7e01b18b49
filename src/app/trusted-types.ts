interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string | null }): unknown;
}

/**
 * Lets the worker start under `require-trusted-types-for 'script'`: script addresses of our own origin pass,
 * all else that could become script is refused. Call once, before the worker starts.
 */
export function allowOwnScripts(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', { createScriptURL: ownUrl });
}

function ownUrl(url: string): string | null {
  return new URL(url, location.href).origin === location.origin ? url : null;
}
