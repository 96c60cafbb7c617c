import { Anchor, Button, Divider, Stack, Text } from '@mantine/core';
import type { DemoAccount, PortalConfig } from '../../config.ts';

/** Demo accounts and the outbox, where the settings name them; nothing in production. */
export function DevelopmentHelp(props: {
  config: PortalConfig;
  onPick?: (account: DemoAccount) => void;
}) {
  const { demoAccounts, outboxUrl } = props.config;
  const { onPick } = props;
  if (outboxUrl === null && demoAccounts.length === 0) return null;
  return (
    <Stack gap="xs">
      <Divider label="On this demo" />
      {onPick &&
        demoAccounts.map((account) => (
          <Button
            key={account.email}
            variant="default"
            size="xs"
            h="auto"
            py={6}
            onClick={() => onPick(account)}
            styles={{ label: { whiteSpace: 'normal', overflowWrap: 'anywhere' } }}
          >
            Fill in {account.email} ({account.role})
          </Button>
        ))}
      {outboxUrl !== null && (
        <Text size="sm">
          Mails are not sent here:{' '}
          <Anchor href={outboxUrl} target="_blank" inherit underline="always">
            open the outbox
          </Anchor>
        </Text>
      )}
    </Stack>
  );
}
