import { Button, Skeleton } from '@mantine/core';
import type { CombinedError } from 'urql';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../failure-notice.tsx';

/** The last row of a list that has more pages. */
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

/** The placeholder of the next rows, or the error when they did not load. */
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
