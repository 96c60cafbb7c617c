import { Button, Skeleton } from '@mantine/core';

/** The last row of a list that goes on. */
export function LoadMoreRow(props: { columnCount: number; onLoad: () => void }) {
  return (
    <tr>
      <td colSpan={props.columnCount} data-whole>
        <Button variant="default" onClick={props.onLoad}>
          Load more
        </Button>
      </td>
    </tr>
  );
}

/** Stands where the next rows will be. */
export function LoadingRow({ columnCount }: { columnCount: number }) {
  return (
    <tr aria-busy="true">
      <td colSpan={columnCount} data-whole>
        <Skeleton height={32} />
      </td>
    </tr>
  );
}
