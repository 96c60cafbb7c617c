import i18next, { type TFunction } from 'i18next';
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Language } from './languages.ts';
import type { Namespace } from './texts.ts';

/** The texts for a component in the current language. */
export interface Translation<Wanted extends Namespace | readonly Namespace[]> {
  readonly t: TFunction<Wanted>;
  readonly language: Language;
}

const CurrentLanguage = createContext<string | undefined>(undefined);

const made = new Map<string, Translation<Namespace>>();

/** Renders its children again in a new language. */
export function InCurrentLanguage({ children }: { children: ReactNode }) {
  const language = useSyncExternalStore(listen, () => i18next.language);
  return <CurrentLanguage value={language}>{children}</CurrentLanguage>;
}

function listen(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

/**
 * Texts of one namespace, or of the first of several; the others are read as `namespace:key`. The page has loaded
 * them before (`loadTexts`). Rows call this by the hundred, so it is no more than a map lookup.
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
 * Texts without values are cached. i18next copies its settings, finds the key and searches for placeholders each
 * time, and a row needs a dozen texts. A missing text, for which i18next returns the key, is not cached.
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
