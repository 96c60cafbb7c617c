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
import { UndrawnRows } from './undrawn-rows.tsx';

/** Rows that are drawn beyond what is seen, so that quick scrolling shows no gaps. */
const OVERSCAN = 6;
/** So many rows are drawn at once after a jump; on a slow machine a dozen would keep the page from answering a key. */
const AFTER_JUMP = 5;
/** So many rows before the end the next ones are asked for. */
const NEAR_END = 20;
const ESTIMATED_HEIGHT = 76;
/** A table with no more rows is there whole, so that the browser finds its words. */
const WHOLE = 30;

/**
 * A table that is as long as it likes: only the rows in sight are there. Screen readers are told how many rows there
 * are and which one each is. On a narrow screen rows become cards, as in `StackingTable`.
 */
export function VirtualTable<Row extends { readonly id: string }>(props: {
  caption: string;
  columns: readonly { readonly key: string; readonly name: string }[];
  rows: readonly Row[];
  /** Of all rows, those too that have not been loaded. */
  totalCount: number;
  isDimmed: boolean;
  isLoadingMore: boolean;
  onNearEnd: () => void;
  /** The cells of a row. */
  render: (row: Row) => ReactNode;
}) {
  const { caption, columns, rows, totalCount, isDimmed, isLoadingMore, onNearEnd, render } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  // What stands above the table may grow and shrink: filters wrap, a notice comes and goes. Known before the first rows are
  // drawn, it spares those that would be below the window.
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
        <UndrawnRows height={above} columnCount={columns.length} />
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
        <UndrawnRows height={below} columnCount={columns.length} />
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
 * The rows to draw: those in sight at once, those around them when there is time. Whoever jumps far away finds the first
 * ones there, and the others a moment later, in small steps between which the page answers.
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
