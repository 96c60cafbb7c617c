import { Button, Center, Code, Stack, Text, Title } from '@mantine/core';
import { preferredLanguage, type Language } from '../../i18n/languages.ts';

/** Part of the code, because the files with texts may not have loaded. */
const WORDS: Record<Language, { title: string; lead: string; again: string }> = {
  en: {
    title: 'Gaitway cannot be reached',
    lead: 'The server may be starting. Please try again in a moment.',
    again: 'Try again',
  },
  fr: {
    title: 'Gaitway est injoignable',
    lead: 'Le serveur est peut-être en train de démarrer. Veuillez réessayer dans un instant.',
    again: 'Réessayer',
  },
};

/** Shown when the portal's settings or texts could not be loaded at the start. */
export function StartFailure({ error }: { error: unknown }) {
  const words = WORDS[preferredLanguage()];
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack align="center" ta="center" maw={440}>
        <Title order={1} size="h3">
          {words.title}
        </Title>
        <Text>{words.lead}</Text>
        <Code>{error instanceof Error ? error.message : String(error)}</Code>
        <Button onClick={() => window.location.reload()}>{words.again}</Button>
      </Stack>
    </Center>
  );
}
