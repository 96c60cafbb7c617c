import { Alert, Button, Text } from '@mantine/core';
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { canReach, useConnectionState, whenReachable } from '../api/connection-state.ts';
import { useTranslation } from '../i18n/use-translation.tsx';

/** Parts that have loaded, which show at once when they are opened again. */
const arrived = new WeakMap<() => unknown, unknown>();

/**
 * A part of a page whose code loads when it is first shown. React's `lazy` remembers a failed load forever and
 * replaces the whole page. This component shows the error in place and retries, by a button and automatically once
 * Gaitway can be reached. If that fails too, a newer version has probably replaced the file, so it offers to reload
 * the page.
 *
 * @param load must be the same function while the part is the same
 */
export function LazyPart<Props extends object>(props: {
  load: () => Promise<ComponentType<Props>>;
  props: Props;
  fallback: ReactNode;
}) {
  const { load } = props;
  const [Part, setPart] = useState(
    () => (arrived.get(load) ?? null) as ComponentType<Props> | null,
  );
  const [attempt, setAttempt] = useState(1);
  const [failedAttempt, setFailedAttempt] = useState(0);
  const failed = failedAttempt === attempt;
  const isReplaced = canReach(useConnectionState()) && failed && attempt > 1;

  const isWanted = Part === null;
  useEffect(() => {
    if (!isWanted) return;
    let stale = false;
    load().then(
      (loaded) => {
        arrived.set(load, loaded);
        if (!stale) setPart(() => loaded);
      },
      () => {
        if (!stale) setFailedAttempt(attempt);
      },
    );
    return () => {
      stale = true;
    };
  }, [load, attempt, isWanted]);

  const triesAgain = failed && !isReplaced;
  useEffect(
    () => (triesAgain ? whenReachable(() => setAttempt(attempt + 1)) : undefined),
    [triesAgain, attempt],
  );

  if (Part !== null) return <Part {...props.props} />;
  if (!failed) return props.fallback;
  return <PartMissing isReplaced={isReplaced} onRetry={() => setAttempt(attempt + 1)} />;
}

function PartMissing({ isReplaced, onRetry }: { isReplaced: boolean; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" title={t('failure.title')} role="alert">
      <Text size="sm">{t(isReplaced ? 'newerGaitway.words' : 'failure.NETWORK')}</Text>
      <Button
        size="xs"
        mt="sm"
        variant="default"
        onClick={isReplaced ? () => window.location.reload() : onRetry}
      >
        {t(isReplaced ? 'newerGaitway.reload' : 'tryAgain')}
      </Button>
    </Alert>
  );
}
