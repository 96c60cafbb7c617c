import { Skeleton } from '@mantine/core';
import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { usePrinting } from '../printing.ts';
import classes from './stacking-table.module.css';
import { RowSpacer } from './row-spacer.tsx';

/** Rows rendered beyond the visible ones, so that quick scrolling shows no gaps. */
const OVERSCAN = 6;
/** The number of rows rendered at once after a jump; on a slow device a dozen would delay the next key press. */
const AFTER_JUMP = 5;
/** The next rows are loaded this many rows before the end. */
const NEAR_END = 20;
const ESTIMATED_HEIGHT = 76;
/** A table with at most this many rows is rendered completely, so that the browser's search finds all of it. */
const WHOLE = 30;

/**
 * A table of any length that renders only visible rows. Screen readers get the number of rows and the index of each.
 * On a narrow screen rows become cards, as in `StackingTable`.
 */
export function VirtualTable<Row extends { readonly id: string }>(props: {
  caption: string;
  columns: readonly { readonly key: string; readonly name: string }[];
  rows: readonly Row[];
  /** The number of all rows, including those that are not loaded. */
  totalCount: number;
  isDimmed: boolean;
  isLoadingMore: boolean;
  onNearEnd: () => void;
  /** Renders the cells of a row. */
  render: (row: Row) => ReactNode;
}) {
  const { caption, columns, rows, totalCount, isDimmed, isLoadingMore, onNearEnd, render } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  // The content above the table can change its height, as when filters wrap or a notice appears. Measuring it before
  // the first render saves rendering rows below the window.
  useLayoutEffect(() => {
    const follow = () => {
      const { top } = body.current!.getBoundingClientRect();
      setScrollMargin(Math.round(top + window.scrollY));
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ESTIMATED_HEIGHT,
    getItemKey: (index) => rows[index]!.id,
    overscan: 0,
    scrollMargin,
  });
  const inSight = virtualizer.getVirtualItems();
  const around = useRowsAround(inSight, virtualizer.measurementsCache);
  const isPrinting = usePrinting();
  const isWhole = isPrinting || rows.length <= WHOLE;
  const items = isWhole ? virtualizer.measurementsCache : around;
  const lastSeen = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastSeen >= rows.length - NEAR_END) onNearEnd();
  }, [lastSeen, rows.length, onNearEnd]);

  const above = (items[0]?.start ?? scrollMargin) - scrollMargin;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin);
  return (
    <table
      className={classes.table}
      data-dimmed={isDimmed || undefined}
      aria-rowcount={totalCount + 1}
    >
      <caption className={classes.caption}>{caption}</caption>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(({ key, name }) => (
            <th key={key} scope="col" data-column-key={key}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        <RowSpacer height={above} columnCount={columns.length} />
        {items.map(({ key, index }) => (
          <tr
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-rowindex={index + 2}
          >
            {render(rows[index]!)}
          </tr>
        ))}
        <RowSpacer height={below} columnCount={columns.length} />
        {isLoadingMore && (
          <tr aria-busy>
            <td colSpan={columns.length} data-whole>
              <Skeleton height={ESTIMATED_HEIGHT - 20} />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/**
 * The rows to render: visible ones at once, those around them when the browser is idle. After a long jump only the
 * first rows are rendered at once, and the others follow in small steps, so that the page stays responsive.
 */
function useRowsAround(
  inSight: readonly VirtualItem[],
  all: readonly VirtualItem[],
): readonly VirtualItem[] {
  const first = inSight[0]?.index ?? 0;
  const last = inSight.at(-1)?.index ?? -1;
  const from = useDeferredValue(first) - OVERSCAN;
  const to = useDeferredValue(last) + OVERSCAN;
  const isFar = to < first || last < from;
  if (inSight.length === 0 || isFar) return inSight.slice(0, AFTER_JUMP);
  return all.slice(Math.max(0, Math.min(first, from)), Math.max(last, to) + 1);
}
