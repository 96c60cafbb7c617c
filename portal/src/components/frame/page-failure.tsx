import { Button, Code, Container, Stack, Text } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { background } from '../../background.ts';
import { PageTitle } from '../../ui/page-title.tsx';

/** Shown instead of a page that broke while it was drawn, or whose code did not load. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const retry = () => {
    reset();
    background(router.invalidate());
  };
  return (
    <Container size="sm" py="xl">
      <Stack role="alert" align="flex-start">
        <PageTitle>{t('pageBroke.title')}</PageTitle>
        <Text>{t('pageBroke.lead')}</Text>
        <Code block w="100%">
          {error instanceof Error ? error.message : String(error)}
        </Code>
        <Button onClick={retry}>{t('tryAgain')}</Button>
      </Stack>
    </Container>
  );
}
