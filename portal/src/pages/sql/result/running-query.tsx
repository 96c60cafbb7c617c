import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useMutation } from 'urql';
import {
  CancelSqlQueryDocument,
  type OpenedSqlQueryFragment,
} from '../../../__generated__/graphql.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { formatElapsed } from '../../../ui/format.ts';
import { StateTag } from '../state-tag.tsx';

/** How long the query has been running, and a cancel button. */
export function RunningQuery({ query }: { query: OpenedSqlQueryFragment }) {
  const { t } = useTranslation(['sql', 'common']);
  const seconds = useSecondsShown();
  const [{ fetching, error }, cancel] = useMutation(CancelSqlQueryDocument);
  return (
    <Group gap="sm">
      <StateTag state={query.state} />
      {seconds > 0 && (
        <Text size="sm" aria-hidden>
          {t('answer.since', { duration: formatElapsed(seconds) })}
        </Text>
      )}
      <Button
        size="xs"
        variant="default"
        loading={fetching}
        onClick={() => fireAndForget(cancel({ queryId: query.id }))}
      >
        {t('common:cancel')}
      </Button>
      {error && <FailureNotice error={error} />}
    </Group>
  );
}

/** Measured on this device, because the clocks of two machines differ. */
function useSecondsShown(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const since = performance.now();
    const tick = () => setSeconds(Math.floor((performance.now() - since) / 1000));
    const timer = window.setInterval(tick, 1000);
    return () => window.clearInterval(timer);
  }, []);
  return seconds;
}
