import type { SqlValue } from '../parameters.ts';
import classes from './result-table.module.css';

/** One value; undefined until it has loaded. Null looks different from an empty text. */
export function ResultCell(props: { value: SqlValue | undefined; isNumeric: boolean }) {
  const { value, isNumeric } = props;
  if (value === undefined) return <td />;
  const text = value === null ? 'null' : value === '' ? "''" : String(value);
  return (
    <td
      title={typeof value === 'string' && value !== '' ? value : undefined}
      className={value === null || value === '' ? classes.nothing : undefined}
      data-numeric={isNumeric || undefined}
    >
      {text}
    </td>
  );
}
