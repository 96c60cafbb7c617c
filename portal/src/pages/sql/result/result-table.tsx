import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { SqlResultColumnFragment } from '../../../__generated__/graphql.ts';
import { toFailure } from '../../../api/failure.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { RowSpacer } from '../../../ui/tables/row-spacer.tsx';
import { ExpiredResult } from './expired-result.tsx';
import { ResultCell } from './result-cell.tsx';
import { isNumeric, kindOf, widthOf } from './column-kind.ts';
import { useResultRows } from './use-result-rows.ts';
import classes from './result-table.module.css';

const ROW_HEIGHT = 32;
const OVERSCAN = 12;
/** Browsers limit the height of an element; a download contains all rows. */
const MOST_SHOWN = 200_000;
/** The number of first rows that decide the widths of the columns. */
const MEASURED_ROWS = 100;

/** The result as a table with its own scrolling: only visible rows are rendered and loaded. */
export function ResultTable(props: {
  queryId: string;
  columns: readonly SqlResultColumnFragment[];
  rowCount: number;
  onRunAgain: () => void;
}) {
  const { queryId, columns, rowCount, onRunAgain } = props;
  const { t } = useTranslation('sql');
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is compiled by React Compiler
  const virtualizer = useVirtualizer({
    count: Math.min(rowCount, MOST_SHOWN),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1);
  const { rowAt, error, retry } = useResultRows(queryId, items[0]?.index ?? 0, last?.index ?? -1);
  const widths = useMemo(() => {
    const measured = Array.from({ length: MEASURED_ROWS }, (_, index) => rowAt(index));
    return columns.map((column, at) =>
      widthOf(
        column,
        measured.map((row) => row?.[at]),
      ),
    );
  }, [columns, rowAt]);

  if (error && toFailure(error).code === 'CONFLICT')
    return <ExpiredResult onRunAgain={onRunAgain} />;
  if (rowCount === 0) return <Text c="dimmed">{t('answer.noRows')}</Text>;
  return (
    <>
      <div
        ref={scroller}
        className={classes.scroller}
        role="region"
        aria-label={t('answer.table')}
        tabIndex={0}
      >
        <table
          className={classes.table}
          style={{ width: `${widths.reduce((sum, width) => sum + width, 0)}ch` }}
          aria-rowcount={rowCount + 1}
        >
          <colgroup>
            {widths.map((width, at) => (
              <col key={at} style={{ width: `${width}ch` }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map(({ name, type }, at) => (
                <th key={at} scope="col" data-numeric={isNumeric(type) || undefined}>
                  {name} <span className={classes.type}>{kindOf(type)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <RowSpacer height={items[0]?.start ?? 0} columnCount={columns.length} />
            {items.map(({ index }) => {
              const row = rowAt(index);
              return (
                <tr key={index} aria-rowindex={index + 2} aria-busy={row === undefined}>
                  {columns.map(({ type }, at) => (
                    <ResultCell key={at} value={row?.[at]} isNumeric={isNumeric(type)} />
                  ))}
                </tr>
              );
            })}
            <RowSpacer
              height={virtualizer.getTotalSize() - (last?.end ?? 0)}
              columnCount={columns.length}
            />
          </tbody>
        </table>
      </div>
      {error && <FailureNotice error={error} onRetry={retry} />}
      {rowCount > MOST_SHOWN && (
        <Text size="sm" c="dimmed">
          {t('answer.firstShown', { count: MOST_SHOWN })}
        </Text>
      )}
    </>
  );
}
