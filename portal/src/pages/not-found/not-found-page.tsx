import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { paths } from '../../paths.ts';
import { LinkButton } from '../../ui/links.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

/** The same words whether something does not exist or may not be seen: the API tells neither. */
export function NotFoundPage({ what }: { what: 'page' | 'participant' | 'recording' }) {
  const { t } = useTranslation();
  return (
    <Stack align="flex-start" py="xl" px="md" maw={560} mx="auto">
      <PageTitle>{t('notFound.title')}</PageTitle>
      <Text>{t(`notFound.${what}`)}</Text>
      <LinkButton {...paths.home()}>{t('notFound.toStart')}</LinkButton>
    </Stack>
  );
}
