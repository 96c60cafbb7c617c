import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from 'urql';
import { RecordConsentDocument } from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatDate } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';

/** Gives or withdraws consent, with an explanation. */
export function ConsentSection({ consentedAt }: { consentedAt: string | null }) {
  const { t } = useTranslation('my-data');
  const [{ fetching, error }, record] = useMutation(RecordConsentDocument);
  const isGiven = consentedAt !== null;
  return (
    <Section title={t('consent.title')}>
      <Stack align="flex-start">
        <Text fw={600} role="status">
          {isGiven ? t('consent.given', { date: formatDate(consentedAt) }) : t('consent.notGiven')}
        </Text>
        <Text>{t(isGiven ? 'consent.leadGiven' : 'consent.leadNotGiven')}</Text>
        <Button
          variant={isGiven ? 'default' : 'filled'}
          loading={fetching}
          onClick={() => fireAndForget(record({ given: !isGiven }))}
        >
          {t(isGiven ? 'consent.withdraw' : 'consent.give')}
        </Button>
        {error && <FailureNotice error={error} />}
      </Stack>
    </Section>
  );
}
