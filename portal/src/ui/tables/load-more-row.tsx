import { Button, Skeleton } from '@mantine/core';
import type { CombinedError } from 'urql';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../failure-notice.tsx';

/** The last row of a list that goes on. */
export function LoadMoreRow(props: { columnCount: number; onLoad: () => void }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td colSpan={props.columnCount} data-whole>
        <Button variant="default" onClick={props.onLoad}>
          {t('loadMore')}
        </Button>
      </td>
    </tr>
  );
}

/** Stands where the next rows will be, and says so when they do not come. */
export function PendingRow(props: {
  columnCount: number;
  error: CombinedError | undefined;
  onRetry: () => void;
}) {
  const { columnCount, error, onRetry } = props;
  return (
    <tr aria-busy={!error}>
      <td colSpan={columnCount} data-whole>
        {error ? <FailureNotice error={error} onRetry={onRetry} /> : <Skeleton height={32} />}
      </td>
    </tr>
  );
}
