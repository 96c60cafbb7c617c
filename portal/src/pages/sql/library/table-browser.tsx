import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import i18next from 'i18next';
import type { QueriedTableFragment } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { exampleFor } from './examples.ts';
import classes from './library.module.css';

/** From this width the library is beside the editor. */
const BESIDE = '(min-width: 62em)';

/** The tables with their columns; choosing a name inserts it into the editor. */
export function TableBrowser(props: {
  tables: readonly QueriedTableFragment[];
  onInsert: (name: string) => void;
  onOpen: (statement: string) => void;
}) {
  const { tables, onInsert, onOpen } = props;
  const { t } = useTranslation('sql');
  const isBeside = useMediaQuery(BESIDE, undefined, { getInitialValueInEffect: false });
  return tables.map(({ name, columns }, index) => {
    const example = exampleFor(name);
    return (
      <details key={name} className={classes.table} open={isBeside === true && index === 0}>
        <summary>{name}</summary>
        <div className={classes.actions}>
          <Button size="compact-xs" variant="default" onClick={() => onInsert(name)}>
            {t('table.insert', { name })}
          </Button>
          {example !== null && (
            <Button size="compact-xs" variant="default" onClick={() => onOpen(example)}>
              {t('table.example')}
            </Button>
          )}
        </div>
        <ul className={classes.columns}>
          {columns.map((column) => (
            <li key={column.name}>
              <Column {...column} onInsert={onInsert} />
            </li>
          ))}
        </ul>
      </details>
    );
  });
}

function Column(props: {
  name: string;
  type: string;
  description: string;
  onInsert: (name: string) => void;
}) {
  const { name, type, description, onInsert } = props;
  const { language } = useTranslation('sql');
  // A newer API may have columns without a text here: its English description is shown.
  const words = i18next.getResource(language, 'sql', `column.${name}`) as string | undefined;
  return (
    <button type="button" className={classes.column} onClick={() => onInsert(name)}>
      <span className={classes.heading}>
        <code>{name}</code> <span className={classes.quiet}>{type}</span>
      </span>
      <span className={classes.quiet} lang={words === undefined ? 'en' : undefined}>
        {words ?? description}
      </span>
    </button>
  );
}
