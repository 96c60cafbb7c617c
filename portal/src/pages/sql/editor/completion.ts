import type { Completion } from '@codemirror/autocomplete';
import { completeFromList } from '@codemirror/autocomplete';
import { sql, StandardSQL } from '@codemirror/lang-sql';
import type { Extension } from '@codemirror/state';
import type { QueriedTableFragment } from '../../../__generated__/graphql.ts';

/** SQL that both engines support, with completion of table and column names. */
export function sqlOver(tables: readonly QueriedTableFragment[]): Extension {
  const columnsOf = ({ columns }: QueriedTableFragment) =>
    columns.map(({ name, type }): Completion => ({ label: name, type: 'property', detail: type }));
  const language = sql({
    dialect: StandardSQL,
    schema: Object.fromEntries(tables.map((table) => [table.name, columnsOf(table)])),
  });
  // Columns are mostly written without their table.
  const columns = new Map(tables.flatMap(columnsOf).map((column) => [column.label, column]));
  return [
    language,
    StandardSQL.language.data.of({ autocomplete: completeFromList([...columns.values()]) }),
  ];
}
