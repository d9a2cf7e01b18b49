import type { Page } from '@playwright/test';
import { expectAccessible, expectFits } from './accessible.ts';
import { createByKeyboard, tabTo } from './by-keyboard.ts';
import { createIdentity, expectInside, PASSPHRASE } from './person.ts';
import { expect, test } from './test.ts';

const commands = (page: Page) => page.getByRole('dialog', { name: 'Commands' });
const shortcuts = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

/** Opens the commands, and takes the first one that is found by these letters. */
async function command(page: Page, letters: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(commands(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.type(letters);
  await page.keyboard.press('Enter');
  await expect(commands(page)).toHaveCount(0);
}

async function expectPage(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
}

test('every flow of an identity is walked by keyboard alone', async ({ page, server }) => {
  await createByKeyboard(page, server.url);
  await command(page, 'fill up');
  await expectPage(page, 'KeyPackages');
  await command(page, 'rotate now');
  await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible({ timeout: 30_000 });
  await command(page, 'make a backup');
  await expectPage(page, 'Backup');
  await command(page, 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await command(page, 'lock the');
  await expect(page.getByRole('heading', { name: 'Unlock' })).toBeVisible();
  await expect(page.getByLabel('Passphrase')).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expectInside(page);
  await tabTo(page, 'Sign out…');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await tabTo(page, /^Sign out$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Pages' })).toHaveCount(0);
});

test('two keys lead to each page, and single keys can be turned off', async ({ page, server }) => {
  await createByKeyboard(page, server.url);
  const pages = { c: 'Certificates', r: 'Rotation', k: 'KeyPackages', s: 'Sessions', f: 'Foreign servers' };
  const rest = { a: 'Activity', u: 'Account', v: 'Vault', b: 'Backup' };
  for (const [letter, name] of Object.entries({ ...pages, ...rest })) {
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    await expectPage(page, name);
  }
  // What is typed is text.
  const field = page.getByLabel('Passphrase of this browser').first();
  await field.focus();
  await page.keyboard.type('go?');
  await expect(field).toHaveValue('go?');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('?');
  await expect(shortcuts(page)).toBeVisible();
  await expectAccessible(page);
  await shortcuts(page).getByRole('radio', { name: 'On' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(shortcuts(page).getByRole('radio', { name: 'Off' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(shortcuts(page)).toHaveCount(0);
  await page.keyboard.press('?');
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'Backup' })).toBeVisible();
  await command(page, 'shortcuts');
  await expect(shortcuts(page).getByRole('radio', { name: 'Off' })).toBeChecked();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the commands are there for the hand too, and accessible, ${colorScheme} @phone`, async ({
    page,
    server,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await createIdentity(page, server.url, 'xenia');
    await page.getByRole('button', { name: 'Commands' }).click();
    await expect(commands(page)).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
    await page.keyboard.type('nothing is called that');
    await expect(commands(page).getByText('No command is called that.')).toBeVisible();
    await commands(page).getByRole('textbox').fill('vau');
    await commands(page)
      .getByRole('menuitem', { name: /^Vault/ })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: 'Vault' })).toBeVisible();
  });

  test(`a term is explained, and closed again, ${colorScheme} @phone`, async ({ page, server }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await createIdentity(page, server.url, 'xenia');
    // What is open is laid out anew a moment after a change of size.
    await page.setViewportSize({ width: 320, height: 700 });
    await page.getByRole('button', { name: 'Sign out…' }).click();
    const term = page.getByRole('alertdialog').getByRole('button', { name: 'KeyPackages' });
    await term.click();
    await expect(page.getByRole('dialog', { name: 'KeyPackage' })).toContainText('handed out once');
    await expectAccessible(page);
    await expectFits(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'KeyPackage' })).toHaveCount(0);
    await expect(term).toBeFocused();
  });
}
