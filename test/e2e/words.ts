import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

type Texts = { readonly [key: string]: string | Texts };

/**
 * A text of the portal in the language that a page speaks, such as `participants:add.title`; for a text with plurals
 * or values the whole key and a pattern in place of each value.
 */
export async function words(page: Page, key: string): Promise<RegExp> {
  const language = (await page.locator('html').getAttribute('lang')) ?? 'en';
  const [namespace, path] = key.split(':') as [string, string];
  const file = new URL(`../../portal/src/i18n/${language}/${namespace}.json`, import.meta.url);
  let found: string | Texts | undefined = JSON.parse(readFileSync(file, 'utf8')) as Texts;
  for (const part of path.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  if (typeof found !== 'string') throw new Error(`There is no text ${key} in ${language}.`);
  const parts = found
    .split(/\{\{[^}]*\}\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** Presses the first button with these words. */
export const press = async (page: Page, key: string) =>
  page
    .getByRole('button', { name: await words(page, key) })
    .first()
    .click();

/** Presses such a button, and waits for the dialog that it opens. */
export async function openDialog(page: Page, key: string): Promise<void> {
  await press(page, key);
  await page.getByRole('dialog').first().waitFor();
}
