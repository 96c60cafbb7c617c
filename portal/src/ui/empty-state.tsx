import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Explains that there is nothing to show, and what to do. */
export function EmptyState(props: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <Paper withBorder p="xl" ta="center">
      <Stack gap="xs" align="center">
        <Title order={2} size="h4">
          {props.title}
        </Title>
        <Text c="dimmed" maw={520}>
          {props.children}
        </Text>
        {props.action}
      </Stack>
    </Paper>
  );
}
