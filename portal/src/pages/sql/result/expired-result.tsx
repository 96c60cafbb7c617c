import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from '../../../i18n/use-translation.tsx';

/** Shown instead of a result that has expired. */
export function ExpiredResult({ onRunAgain }: { onRunAgain: () => void }) {
  const { t } = useTranslation('sql');
  return (
    <Alert color="gray" title={t('answer.gone')}>
      <Text size="sm">{t('answer.goneLead')}</Text>
      <Button size="xs" mt="sm" variant="default" onClick={onRunAgain}>
        {t('answer.runAgain')}
      </Button>
    </Alert>
  );
}
