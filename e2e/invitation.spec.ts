import type { Page } from '@playwright/test';
import { expectInside, fillIdentity, PASSWORD } from './person.ts';
import { expect, test } from './test.ts';

async function sendInvitation(page: Page, invitation: string): Promise<void> {
  await page.getByLabel('Invitation').fill(invitation);
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create my identity' }).click();
}

test.describe('by invitation', () => {
  test.use({ registration: 'invitation' });

  test('a home server that asks for an invitation is given one, and what was typed stays', async ({
    page,
    server,
  }) => {
    await page.goto(server.url);
    await expect(page.getByLabel('Invitation')).toBeHidden();
    await fillIdentity(page, 'xenia', 'Create my identity');
    const field = page.getByLabel('Invitation');
    await expect(field).toBeFocused({ timeout: 30_000 });
    await expect(page.getByText('This home server asks for an invitation')).toBeVisible();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('xenia');

    await sendInvitation(page, 'not an invitation');
    await expect(field).toBeFocused({ timeout: 30_000 });
    await page.getByLabel('Account password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Create my identity' }).click();
    await expect(page.getByText('Write the invitation that you were given.')).toBeVisible();
    await expect(page.getByLabel('Account password')).toHaveValue(PASSWORD);
    await page.getByRole('radio', { name: 'Sign in' }).check({ force: true });
    await expect(field).toBeHidden();
    await page.getByRole('radio', { name: 'Create an identity' }).check({ force: true });
    await sendInvitation(page, ` ${await server.invite()} `);
    await expectInside(page);
  });

  test('an enrolment that was cut off before the server heard of it asks for the invitation', async ({
    page,
    server,
  }) => {
    const invitation = await server.invite();
    await page.goto(server.url);
    await expect(page.getByText('@localhost')).toBeVisible();
    await page.context().route('**/p2core/identity', (route) => route.abort('connectionreset'));
    await fillIdentity(page, 'xenia', 'Create my identity');
    await expect(page.getByText(/^No answer to attempt/).first()).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByRole('heading', { name: 'Half-way in' })).toBeVisible({ timeout: 30_000 });
    await page.context().unroute('**/p2core/identity');
    await page.getByLabel('Account password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByLabel('Invitation')).toBeFocused({ timeout: 30_000 });
    await page.getByLabel('Invitation').fill(invitation);
    await page.getByLabel('Account password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expectInside(page);
  });
});

test.describe('closed', () => {
  test.use({ registration: 'closed' });

  test('a home server that takes nobody in says so, and asks for no invitation', async ({ page, server }) => {
    await page.goto(server.url);
    await fillIdentity(page, 'xenia', 'Create my identity');
    const failure = page.getByRole('alert');
    await expect(failure).toContainText('does not take in new identities', { timeout: 30_000 });
    await expect(page.getByLabel('Invitation')).toBeHidden();
  });
});
