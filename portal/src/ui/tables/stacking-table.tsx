import type { ReactNode } from 'react';
import classes from './stacking-table.module.css';

/** A table whose rows become cards on a narrow screen, where each cell has the name of its column. */
export function StackingTable(props: {
  caption: string;
  columns: readonly string[];
  children: ReactNode;
}) {
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}

/** A cell. `column` repeats the name of its column on a narrow screen, where empty cells take no space. */
export function StackingCell({ column, children }: { column: string; children: ReactNode }) {
  const isEmpty = children === null || children === undefined;
  return (
    <td data-column={column} data-empty={isEmpty || undefined}>
      {isEmpty ? '–' : children}
    </td>
  );
}
