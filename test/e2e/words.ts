import type { Page } from 'playwright-core';
import { readTexts, type Texts } from '../../portal/text-files.ts';

/**
 * A text of the portal in the language of a page, such as `participants:add.title`. For a text with plurals or
 * values, the full key and a pattern for each value.
 */
export async function words(page: Page, key: string): Promise<RegExp> {
  const language = (await page.locator('html').getAttribute('lang')) ?? 'en';
  const [namespace, path] = key.split(':') as [string, string];
  let found: string | Texts | undefined = readTexts(language, namespace);
  for (const part of path.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  if (typeof found !== 'string') throw new Error(`There is no text ${key} in ${language}.`);
  const parts = found
    .split(/\{\{[^{}]*\}\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** Presses the first button with this text. */
export const press = async (page: Page, key: string) =>
  page
    .getByRole('button', { name: await words(page, key) })
    .first()
    .click();

/** Presses the button, and waits for its dialog. */
export async function openDialog(page: Page, key: string): Promise<void> {
  await press(page, key);
  await page.getByRole('dialog').first().waitFor();
}
