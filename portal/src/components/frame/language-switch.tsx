import { Button, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { background } from '../../background.ts';
import { LANGUAGE_NAMES, type Language } from '../../i18n/languages.ts';
import { chooseLanguage } from '../../i18n/texts.ts';

const LANGUAGES = Object.keys(LANGUAGE_NAMES) as Language[];

/** Offers each language but the one in use, under its own name. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  return LANGUAGES.filter((language) => language !== i18n.language).map((language) => (
    <Button
      key={language}
      size="xs"
      variant="default"
      px="xs"
      lang={language}
      onClick={() => background(chooseLanguage(language))}
    >
      {language.toUpperCase()}
      <VisuallyHidden>{LANGUAGE_NAMES[language]}</VisuallyHidden>
    </Button>
  ));
}
