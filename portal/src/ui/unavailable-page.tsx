import { Stack, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { ViewerDocument } from '../__generated__/graphql.ts';
import { useTranslation } from '../i18n/use-translation.tsx';
import { paths } from '../paths.ts';
import { LinkButton } from './links.tsx';
import { PageTitle } from './page-title.tsx';

/** A page that shows nothing to this viewer: it explains why and links to the start. */
export function UnavailablePage({ title, children }: { title: string; children: string }) {
  const { t } = useTranslation();
  // The frame shows the viewer that a page has loaded, and this page loads nothing else.
  useQuery({ query: ViewerDocument, requestPolicy: 'cache-first' });
  return (
    <Stack align="flex-start" py="xl" px="md" maw={560} mx="auto">
      <PageTitle>{title}</PageTitle>
      <Text>{children}</Text>
      <LinkButton {...paths.home()}>{t('toStart')}</LinkButton>
    </Stack>
  );
}
