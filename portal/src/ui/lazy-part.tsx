import { Alert, Button } from '@mantine/core';
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { useConnectionState } from '../api/connection-state.ts';
import { useTranslation } from '../i18n/use-translation.tsx';

/**
 * A part of a page whose code loads when it is first shown. Unlike React's `lazy` it tries again: by a button, and by
 * itself as soon as there is a network.
 *
 * @param load the same function as long as the part is the same
 */
export function LazyPart<Props extends object>(props: {
  load: () => Promise<ComponentType<Props>>;
  props: Props;
  fallback: ReactNode;
}) {
  const { load } = props;
  const { t } = useTranslation();
  const connection = useConnectionState();
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const isWanted = Part === null && connection !== 'offline';

  useEffect(() => {
    if (!isWanted) return;
    let stale = false;
    load().then(
      (loaded) => {
        if (!stale) setPart(() => loaded);
      },
      () => {
        if (!stale) setFailed(true);
      },
    );
    return () => {
      stale = true;
    };
  }, [load, isWanted, attempt]);

  if (Part !== null) return <Part {...props.props} />;
  if (!failed) return props.fallback;
  return (
    <Alert color="red" title={t('failure.title')} role="alert">
      {t('failure.NETWORK')}
      <Button
        size="xs"
        mt="sm"
        variant="default"
        display="block"
        onClick={() => {
          setFailed(false);
          setAttempt(attempt + 1);
        }}
      >
        {t('tryAgain')}
      </Button>
    </Alert>
  );
}
