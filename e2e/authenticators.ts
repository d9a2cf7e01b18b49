import type { CDPSession, Page } from '@playwright/test';
import { open, PASSPHRASE } from './person.ts';

/** A security key that is plugged in, or built in. */
export async function plugIn(cdp: CDPSession, transport: 'internal' | 'usb', hasPrf = true): Promise<string> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}

export async function authenticators(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  return cdp;
}

/** The same place under the name that passkeys can be bound to. */
export const named = (url: string) => url.replace('127.0.0.1', 'localhost');
export const passkeys = (page: Page) => page.getByRole('region', { name: 'Passkeys' });

export async function addPasskey(page: Page, name: string): Promise<void> {
  await open(page, 'Vault');
  await passkeys(page).getByText('Add a passkey').first().click();
  await passkeys(page).getByLabel('Name').fill(name);
  await passkeys(page).getByLabel('Current passphrase').fill(PASSPHRASE);
  await passkeys(page).getByRole('button', { name: 'Add a passkey' }).click();
}
