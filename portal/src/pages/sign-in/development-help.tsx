import { Anchor, Button, Divider, SimpleGrid, Stack, Text } from '@mantine/core';
import type { DemoAccount, PortalConfig } from '../../config.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';

/** Demo accounts and a link to the outbox, where the settings name them; nothing in production. */
export function DevelopmentHelp(props: {
  config: PortalConfig;
  onPick?: (account: DemoAccount) => void;
}) {
  const { t } = useTranslation(['sign-in', 'common']);
  const { demoAccounts, outboxUrl } = props.config;
  const { onPick } = props;
  if (outboxUrl === null && demoAccounts.length === 0) return null;
  return (
    <Stack gap="xs">
      {onPick && demoAccounts.length > 0 && (
        <>
          <Divider label={t('demo.title')} />
          <SimpleGrid cols={2} spacing="xs">
            {demoAccounts.map((account) => (
              <Button
                key={account.email}
                variant="default"
                size="xs"
                title={account.email}
                onClick={() => onPick(account)}
              >
                {t(`common:group.${account.group}`)}
              </Button>
            ))}
          </SimpleGrid>
        </>
      )}
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
