import { Button, Container, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useApiClient } from '../../api/api-client.ts';
import { useConnectionState } from '../../api/connection-state.ts';

/** Says when the API is out of reach; the page catches up by itself when the network is back. */
export function ConnectionBanner() {
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
          <Text size="sm">
            {state === 'offline'
              ? 'You are offline. What you see may be out of date.'
              : 'Gaitway did not answer. What you see may be out of date.'}
          </Text>
          <Button size="xs" variant="default" onClick={refetchPage}>
            Try again
          </Button>
        </Group>
      </Container>
    </div>
  );
}
