import { Button, VisuallyHidden } from '@mantine/core';
import { fireAndForget } from '../../fire-and-forget.ts';
import { LANGUAGE_NAMES, type Language } from '../../i18n/languages.ts';
import { chooseLanguage } from '../../i18n/texts.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';

const LANGUAGES = Object.keys(LANGUAGE_NAMES) as Language[];

/** Offers every language except the current one, each under its own name. */
export function LanguageSwitch() {
  const { language: current } = useTranslation();
  return LANGUAGES.filter((language) => language !== current).map((language) => (
    <Button
      key={language}
      size="xs"
      variant="default"
      px="xs"
      lang={language}
      onClick={() => fireAndForget(chooseLanguage(language))}
    >
      {language.toUpperCase()}
      <VisuallyHidden>{LANGUAGE_NAMES[language]}</VisuallyHidden>
    </Button>
  ));
}
