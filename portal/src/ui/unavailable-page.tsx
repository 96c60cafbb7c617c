import { Stack, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { ViewerDocument } from '../__generated__/graphql.ts';
import { useTranslation } from '../i18n/use-translation.tsx';
import { paths } from '../paths.ts';
import { LinkButton } from './links.tsx';
import { PageTitle } from './page-title.tsx';

/** A page that has nothing for this viewer: why, and the way back. */
export function UnavailablePage({ title, children }: { title: string; children: string }) {
  const { t } = useTranslation();
  // The frame names whoever a page has asked for, and a page like this asks for nothing else.
  useQuery({ query: ViewerDocument, requestPolicy: 'cache-first' });
  return (
    <Stack align="flex-start" py="xl" px="md" maw={560} mx="auto">
      <PageTitle>{title}</PageTitle>
      <Text>{children}</Text>
      <LinkButton {...paths.home()}>{t('toStart')}</LinkButton>
    </Stack>
  );
}
