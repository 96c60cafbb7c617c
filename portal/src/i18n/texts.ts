import i18next, { type BackendModule, type CustomTypeOptions } from 'i18next';
import loaders from 'virtual:texts';
import { whenReachable } from '../api/connection-state.ts';
import { fireAndForget } from '../fire-and-forget.ts';
import { NotLoaded } from '../not-loaded.ts';
import { storeLanguage, preferredLanguage, type Language } from './languages.ts';

/** Texts that are loaded together: one namespace for each folder of pages, and `common` for the frame and `ui/`. */
export type Namespace = keyof CustomTypeOptions['resources'];

/** Loads the file of one language and namespace. */
const textBackend: BackendModule = {
  type: 'backend',
  callbackApi: true,
  init: () => undefined,
  read: (language, namespace, done) => {
    loaders[`${language}/${namespace}`]!().then(
      (texts) => done(null, texts.default),
      (error: Error) => done(error, null),
    );
  },
};

const AT_START = ['common', 'participants'] satisfies Namespace[];

/**
 * Loads the texts of the frame and of the most common landing page in the viewer's language; rejects when they cannot
 * be loaded.
 */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(textBackend).init({
    lng: preferredLanguage(),
    // No fallback: a test finds every key that is missing in a language.
    fallbackLng: false,
    ns: AT_START,
    defaultNS: 'common' satisfies Namespace,
    keySeparator: '.',
    interpolation: { escapeValue: false }, // React does
  });
  await loadTexts(...AT_START); // i18next does not report texts that failed to load
}

/** Loads the texts of a page; rejects when they cannot be loaded. */
export async function loadTexts(...namespaces: Namespace[]): Promise<void> {
  let language: string;
  do await fetchTexts((language = i18next.language), namespaces);
  while (language !== i18next.language); // the language was changed in the meantime
}

/**
 * Switches to this language, now and at the next visit; form input stays. If its texts cannot be loaded, the current
 * language stays, and the switch is tried once more when Gaitway can be reached.
 */
export async function chooseLanguage(language: Language): Promise<void> {
  storeLanguage(language);
  const change = async () => {
    await fetchTexts(language, Object.keys(i18next.getDataByLanguage(i18next.language) ?? {}));
    await i18next.changeLanguage(language);
  };
  await change().catch(() => whenReachable(() => fireAndForget(change())));
}

/** Loads missing texts. It uses a reload, because i18next does not retry what failed before. */
async function fetchTexts(language: string, namespaces: readonly string[]): Promise<void> {
  const missing = () => namespaces.filter((name) => !i18next.hasResourceBundle(language, name));
  await i18next.reloadResources([language], missing());
  if (missing().length > 0) throw new NotLoaded(`The texts did not load: ${missing().join()}.`);
}
