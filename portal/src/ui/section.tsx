import { Group, Paper, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

/** A titled part of a page, which screen readers list by its title. */
export function Section(props: { title: string; aside?: ReactNode; children: ReactNode }) {
  const titleId = useId();
  return (
    <Paper component="section" withBorder p={{ base: 'md', sm: 'lg' }} aria-labelledby={titleId}>
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={2} size="h4" id={titleId}>
          {props.title}
        </Title>
        {props.aside}
      </Group>
      {props.children}
    </Paper>
  );
}
