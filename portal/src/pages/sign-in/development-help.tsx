import { Anchor, Button, Divider, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DemoAccount, PortalConfig } from '../../config.ts';

/** Demo accounts and the outbox, where the settings name them; nothing in production. */
export function DevelopmentHelp(props: {
  config: PortalConfig;
  onPick?: (account: DemoAccount) => void;
}) {
  const { t } = useTranslation('sign-in');
  const { demoAccounts, outboxUrl } = props.config;
  const { onPick } = props;
  if (outboxUrl === null && demoAccounts.length === 0) return null;
  return (
    <Stack gap="xs">
      <Divider label={t('demo.title')} />
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
            {t('demo.fillIn', { email: account.email, role: account.role })}
          </Button>
        ))}
      {outboxUrl !== null && (
        <Text size="sm">
          {t('demo.mails')}{' '}
          <Anchor href={outboxUrl} target="_blank" inherit underline="always">
            {t('demo.outbox')}
          </Anchor>
        </Text>
      )}
    </Stack>
  );
}
