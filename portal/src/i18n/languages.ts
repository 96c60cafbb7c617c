/** The languages of the portal, each under its own name. */
export const LANGUAGE_NAMES = { en: 'English', fr: 'Français' } as const;

export type Language = keyof typeof LANGUAGE_NAMES;

/** The name of a language in another one: "French", "anglais". */
export const languageNameIn = (reader: string, language: Language): string =>
  new Intl.DisplayNames(reader, { type: 'language' }).of(language) ?? LANGUAGE_NAMES[language];

const STORED_AS = 'gaitway.language';

const isLanguage = (text: string | null | undefined): text is Language =>
  text != null && text in LANGUAGE_NAMES;

/** The viewer's choice on this browser, else the first supported language of the browser, else English. */
export function preferredLanguage(): Language {
  const chosen = window.localStorage.getItem(STORED_AS);
  const wanted = [chosen, ...navigator.languages.map((locale) => locale.split('-')[0])];
  return wanted.find(isLanguage) ?? 'en';
}

/** Remembers the choice on this browser. */
export const storeLanguage = (language: Language) =>
  window.localStorage.setItem(STORED_AS, language);

/**
 * The browser's regional variant of a language, so that dates have the format that the reader is used to: "en-GB" for
 * English in a British browser, plain "fr" for French in the same one.
 */
export const localeOf = (language: string) =>
  navigator.languages.find((locale) => locale.split('-')[0] === language) ?? language;
