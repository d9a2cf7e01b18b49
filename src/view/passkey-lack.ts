import { useEffect, useState } from 'react';

/** Why no passkey can be used in this browser, at this address. */
export type PasskeyLack = 'address' | 'no-webauthn' | 'no-prf';

interface Scope {
  readonly location: Pick<Location, 'hostname'>;
  readonly PublicKeyCredential?: {
    /** New browsers only. */
    readonly getClientCapabilities?: () => Promise<Readonly<Record<string, boolean>>>;
  };
}

/**
 * Null where nothing speaks against it, or the browser cannot tell: whether an authenticator has a PRF is seen only when
 * it makes a credential.
 */
export async function findPasskeyLack({
  location,
  PublicKeyCredential: api,
}: Scope): Promise<PasskeyLack | null> {
  if (api === undefined) return 'no-webauthn';
  // A passkey is bound to a name, and an IP address is none: IPv6 stands in brackets.
  if (/^\[|^[\d.]+$/.test(location.hostname)) return 'address';
  const capabilities = await api.getClientCapabilities?.().catch(() => null);
  return capabilities?.['extension:prf'] === false ? 'no-prf' : null;
}

/** The same; undefined until it is known. */
export function usePasskeyLack(): PasskeyLack | null | undefined {
  const [lack, setLack] = useState<PasskeyLack | null>();
  useEffect(() => {
    let isWanted = true;
    void findPasskeyLack(globalThis).then((found) => {
      if (isWanted) setLack(found);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return lack;
}
