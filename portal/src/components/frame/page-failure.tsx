import { Button, Code, Container, Stack, Text } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { whenReachable } from '../../api/connection-state.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { NotLoaded } from '../../not-loaded.ts';
import { PageTitle } from '../../ui/page-title.tsx';

/** Shown instead of a page that threw while rendering, or whose code did not load. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const isMissing = error instanceof NotLoaded;
  useEffect(() => (isMissing ? whenReachable(reloadOnce) : undefined), [isMissing]);
  const retry = () => {
    if (isMissing) return window.location.reload();
    reset();
    fireAndForget(router.invalidate());
  };
  const what = isMissing ? 'missing' : 'broke';
  return (
    <Container size="sm" py="xl">
      <Stack role="alert" align="flex-start">
        <PageTitle>{t(`pageFailure.${what}.title`)}</PageTitle>
        <Text>{t(`pageFailure.${what}.lead`)}</Text>
        {!isMissing && (
          <Code block w="100%">
            {error instanceof Error ? error.message : String(error)}
          </Code>
        )}
        <Button onClick={retry}>{t('tryAgain')}</Button>
      </Stack>
    </Container>
  );
}

const RELOADED_AT = 'gaitway.reloadedAt';
const ONCE_IN_MS = 60_000;

/** Reloads the whole page, which also loads the code of a newer version. Only once, in case that does not help. */
function reloadOnce(): void {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED_AT)) < ONCE_IN_MS) return;
  sessionStorage.setItem(RELOADED_AT, String(Date.now()));
  window.location.reload();
}
