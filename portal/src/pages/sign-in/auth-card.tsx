import { Center, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../../components/frame/language-switch.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

/** The frame of the pages before sign-in. */
export function AuthCard(props: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack w="100%" maw={420} gap="lg">
        <Group gap="xs" justify="center">
          <img src="/favicon.svg" alt="" width={32} height={32} />
          <Text fw={700} size="xl">
            Gaitway
          </Text>
        </Group>
        <Paper withBorder p={{ base: 'lg', sm: 'xl' }} shadow="sm">
          <Stack>
            <div>
              <PageTitle>{props.title}</PageTitle>
              {props.lead && (
                <Text c="dimmed" mt={4}>
                  {props.lead}
                </Text>
              )}
            </div>
            {props.children}
          </Stack>
        </Paper>
        <Group justify="center">
          <LanguageSwitch />
        </Group>
      </Stack>
    </Center>
  );
}
