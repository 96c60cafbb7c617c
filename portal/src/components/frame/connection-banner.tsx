import { Button, Container, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiClient } from '../../api/api-client.ts';
import { useConnectionState } from '../../api/connection-state.ts';

/** Says when the API is out of reach; the page catches up by itself when the network is back. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const { refetchPage } = useApiClient();
  const state = useConnectionState();
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'offline' && state !== 'offline') refetchPage();
    before.current = state;
  }, [state, refetchPage]);

  if (state === 'fine') return null;
  return (
    <div
      role="status"
      style={{
        background: 'light-dark(var(--mantine-color-yellow-1), var(--mantine-color-dark-5))',
      }}
    >
      <Container size="lg" py="xs">
        <Group justify="space-between" gap="sm">
          <Text size="sm">{t(state === 'offline' ? 'offline' : 'noAnswer')}</Text>
          <Button size="xs" variant="default" onClick={refetchPage}>
            {t('tryAgain')}
          </Button>
        </Group>
      </Container>
    </div>
  );
}
