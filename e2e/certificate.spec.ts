import type { Locator, Page } from '@playwright/test';
import { signInElsewhere } from './elsewhere.ts';
import { createIdentity, currentFingerprint, open, openIdCert, rotate, unlock } from './person.ts';
import { expect, test } from './test.ts';

function compareIn(page: Page): Locator {
  return page.getByRole('region', { name: 'Compare' });
}

test('an ID-Cert has a page of its own, by its serial and by its fingerprint, and back leads back', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const fingerprint = await currentFingerprint(page);
  await openIdCert(page, 'Current');
  await expect(page).toHaveURL(/\/certificates\/[1-9][0-9]*$/);
  const serial = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await expect(page.getByRole('heading', { level: 1, name: `ID-Cert ${serial}` })).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Verdict' }).getByText('Valid: all 7 checks passed.'),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: 'Notations' }).getByText('serial@localhost')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Certificates' })).toBeVisible();

  await page.goto(`${server.url}/certificates/${fingerprint.toUpperCase()}`);
  await unlock(page);
  await expect(page.getByRole('heading', { level: 1, name: `ID-Cert ${serial}` })).toBeVisible();
  await page.goto(`${server.url}/certificates/12345`);
  await unlock(page);
  await expect(page.getByText('Neither this browser nor your home server knows one')).toBeVisible();
});

test('the fingerprint is shown as words and as a code, and compared by paste', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  const fingerprint = await currentFingerprint(page);
  await openIdCert(page, 'Current');
  await expect(page.getByRole('img', { name: 'QR code of this fingerprint' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Fingerprint' }).getByRole('listitem')).toHaveCount(20);

  const compare = compareIn(page);
  const field = compare.getByLabel('The other fingerprint');
  const verb = compare.getByRole('button', { name: 'Compare' });
  await verb.click();
  await expect(compare.getByText('Paste or type the other fingerprint.')).toBeVisible();
  await field.fill(`openpgp4fpr:${fingerprint.toUpperCase().replace(/(.{4})/g, '$1 ')}`);
  await verb.click();
  await expect(compare.getByText('Both are the same')).toBeVisible();
  const last = fingerprint.endsWith('0') ? '1' : '0';
  await field.fill(fingerprint.slice(0, -1) + last);
  await verb.click();
  await expect(compare.getByText('1 of 10 groups differs')).toBeVisible();
  await expect(compare.getByText(/^Group 10: /)).toBeVisible();
  await field.fill(fingerprint.slice(-16));
  await verb.click();
  await expect(compare.getByText('That is 16 of 40 characters')).toBeVisible();
});

test('where the browser reads QR codes, another device’s fingerprint is scanned', async ({
  page,
  server,
}) => {
  // What this browser lacks on this system: its own reader of codes, and a camera.
  await page.addInitScript(() => {
    const shown = { content: '' };
    class BarcodeDetector {
      static async getSupportedFormats() {
        return ['qr_code'];
      }
      async detect() {
        return shown.content === '' ? [] : [{ rawValue: shown.content }];
      }
    }
    const getUserMedia = async () => {
      const canvas = document.createElement('canvas');
      setInterval(() => canvas.getContext('2d')?.fillRect(0, 0, 1, 1), 50);
      return canvas.captureStream();
    };
    Object.assign(globalThis, { BarcodeDetector, shown });
    Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: getUserMedia });
  });
  await createIdentity(page, server.url, 'xenia');
  const fingerprint = await currentFingerprint(page);
  await openIdCert(page, 'Current');
  const compare = compareIn(page);
  await compare.getByRole('button', { name: 'Scan a QR code' }).click();
  await expect(compare.getByText('Hold the QR code before the camera.')).toBeVisible();
  await page.evaluate((content) => {
    (globalThis as unknown as { shown: { content: string } }).shown.content = content;
  }, `OPENPGP4FPR:${fingerprint.toUpperCase()}`);
  await expect(compare.getByText('Both are the same')).toBeVisible();
  await expect(compare.getByRole('button', { name: 'Scan a QR code' })).toBeVisible();
});

test('where it does not, the page says so', async ({ page, server }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'BarcodeDetector'));
  await createIdentity(page, server.url, 'xenia');
  await openIdCert(page, 'Current');
  await expect(compareIn(page).getByText('This browser cannot read QR codes')).toBeVisible();
});

test('the bytes are shown packet by packet', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await openIdCert(page, 'Current');
  await page.getByText('Byte by byte').click();
  for (const name of ['Public Key (6)', 'User ID (13)']) {
    await expect(page.getByRole('region', { name: `${name}: bytes ` })).toBeVisible();
  }
  await expect(page.getByRole('region', { name: /^Signature \(2\): bytes .* in hexadecimal$/ })).toHaveCount(
    2,
  );
});

test('each permits its own actions: what is retired is neither shown for others nor rotated', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await rotate(page);
  await openIdCert(page, 'Current');
  await expect(page.getByRole('link', { name: 'Rotate…' })).toBeVisible();
  await openIdCert(page, 'Superseded');
  await expect(page.getByRole('link', { name: 'Rotate…' })).toBeHidden();
  await expect(page.getByRole('img', { name: 'QR code of this fingerprint' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Export the private key…' })).toBeVisible();
});

test('ID-Certs of sessions elsewhere stand on the time line and open; without the server, what is here does', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const other = await signInElsewhere(browser, server.url);
  const theirs = await currentFingerprint(other);
  await other.context().close();

  await open(page, 'Certificates');
  const line = page.getByRole('region', { name: 'Time line' });
  await expect(line.getByText(/^1 ID-Cert, in force until /)).toHaveCount(2);
  await line.getByRole('link', { name: /^In force elsewhere/ }).click();
  await expect(page.getByText('whose private key is there and not here')).toBeVisible();
  const shown = await page.getByRole('region', { name: 'Fingerprint' }).locator('code').innerText();
  expect(shown.replace(/\s/g, '').toLowerCase()).toBe(theirs);
  await expect(
    page.getByRole('region', { name: 'Verdict' }).getByText('Valid: all 6 checks passed.'),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: 'The key itself' })).toBeHidden();
  await page.getByRole('link', { name: 'See its session' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible();

  await page.reload();
  await unlock(page);
  await server.kill();
  await open(page, 'Certificates');
  await expect(line.getByText('This browser')).toBeVisible();
  await expect(page.getByText('Your other sessions are not shown')).toBeVisible({ timeout: 40_000 });
  await openIdCert(page, 'Current');
  await expect(page.getByText('Valid: all 7 checks passed.')).toBeVisible();
});
