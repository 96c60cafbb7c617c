import { Button, Container, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useApiClient } from '../../api/api-client.ts';
import { canReach, useConnectionState } from '../../api/connection-state.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';

/** Delays between retries while the API does not respond; the last one repeats. */
const ASK_AGAIN_MS = [1000, 2000, 4000, 8000, 15_000];

const BANNER_WORDS = { offline: 'offline', failing: 'noAnswer', slow: 'slow' } as const;

/** Shows that the API is unreachable or slow. The page recovers by itself. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const { refetchPage } = useApiClient();
  const state = useConnectionState();
  const isReachable = canReach(state);
  useEffect(() => {
    if (isReachable) return;
    let attempt = 0;
    let timer: number;
    const askAgain = () => {
      timer = window.setTimeout(
        () => {
          if (navigator.onLine) refetchPage();
          askAgain();
        },
        ASK_AGAIN_MS[Math.min(attempt++, ASK_AGAIN_MS.length - 1)],
      );
    };
    const backOnline = () => {
      attempt = 0;
      refetchPage();
    };
    window.addEventListener('online', backOnline);
    askAgain();
    return () => {
      window.removeEventListener('online', backOnline);
      window.clearTimeout(timer);
    };
  }, [isReachable, refetchPage]);

  if (state === 'fine') return null;
  return (
    <div
      role="status"
      data-print-hidden
      style={{
        // Stays visible at any scroll position.
        position: 'sticky',
        top: 0,
        zIndex: 'var(--mantine-z-index-app)',
        background: 'light-dark(var(--mantine-color-yellow-1), var(--mantine-color-dark-5))',
      }}
    >
      <Container size="xl" py="xs">
        <Group justify="space-between" gap="sm">
          <Text size="sm">{t(BANNER_WORDS[state])}</Text>
          {state !== 'slow' && (
            <Button size="xs" variant="default" onClick={refetchPage}>
              {t('tryAgain')}
            </Button>
          )}
        </Group>
      </Container>
    </div>
  );
}
