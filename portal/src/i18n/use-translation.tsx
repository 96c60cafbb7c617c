import i18next, { type TFunction } from 'i18next';
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Language } from './languages.ts';
import type { Namespace } from './texts.ts';

/** The words for a component, in the language that the viewer reads. */
export interface Translation<Wanted extends Namespace | readonly Namespace[]> {
  readonly t: TFunction<Wanted>;
  readonly language: Language;
}

const CurrentLanguage = createContext<string | undefined>(undefined);

const made = new Map<string, Translation<Namespace>>();

/** Draws everything anew in another language. */
export function InCurrentLanguage({ children }: { children: ReactNode }) {
  const language = useSyncExternalStore(listen, () => i18next.language);
  return <CurrentLanguage value={language}>{children}</CurrentLanguage>;
}

function listen(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

/**
 * Texts of one namespace, or of the first of several, the others by `namespace:key`. They have been loaded before the page
 * (`loadTexts`). What stands in rows by the hundred asks here too, so that asking is no more than looking something up.
 */
export function useTranslation<const Wanted extends Namespace | readonly Namespace[] = 'common'>(
  wanted?: Wanted,
): Translation<Wanted> {
  const language = (useContext(CurrentLanguage) ?? i18next.language) as Language;
  const first: Namespace = isOne(wanted) ? (wanted ?? 'common') : wanted[0]!;
  const key = `${language} ${first}`;
  let translation = made.get(key);
  if (translation === undefined) {
    translation = { t: remembering(i18next.getFixedT(language, first)), language };
    made.set(key, translation);
  }
  return translation as unknown as Translation<Wanted>;
}

/**
 * Words without anything to fill in are looked up once: i18next copies its settings, finds the key and looks for places to
 * fill each time, and a row asks a dozen times. What it does not know, it is asked again: it answers the key.
 */
function remembering(translate: TFunction): TFunction {
  const t = translate as (key: string, filling?: object) => string;
  const known = new Map<string, string>();
  const lookUp = (key: string, filling?: object) => {
    if (filling !== undefined) return t(key, filling);
    let words = known.get(key);
    if (words === undefined) {
      words = t(key);
      if (!key.endsWith(words)) known.set(key, words);
    }
    return words;
  };
  return lookUp as TFunction;
}

const isOne = (
  wanted: Namespace | readonly Namespace[] | undefined,
): wanted is Namespace | undefined => typeof wanted !== 'object';
