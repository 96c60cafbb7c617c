import { Paper, Tabs } from '@mantine/core';
import type {
  QueriedTableFragment,
  SavedSqlQueryFragment,
} from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { History } from './history.tsx';
import classes from './library.module.css';
import { SavedQueries } from './saved-queries.tsx';
import { TableBrowser } from './table-browser.tsx';

/** The tables, the saved queries and the history. */
export function Library(props: {
  tables: readonly QueriedTableFragment[];
  openedId: string | null;
  onInsert: (name: string) => void;
  /** Replaces the statement in the editor. */
  onOpen: (statement: string) => void;
  onOpenSaved: (query: SavedSqlQueryFragment) => void;
}) {
  const { tables, openedId, onInsert, onOpen, onOpenSaved } = props;
  const { t } = useTranslation('sql');
  return (
    <Paper component="section" withBorder aria-label={t('library.title')} className={classes.frame}>
      <Tabs defaultValue="tables" keepMounted={false} className={classes.tabs}>
        <Tabs.List grow>
          <Tabs.Tab value="tables">{t('library.tables')}</Tabs.Tab>
          <Tabs.Tab value="saved">{t('library.saved')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('library.history')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="tables" keepMounted className={classes.panel}>
          <TableBrowser tables={tables} onInsert={onInsert} onOpen={onOpen} />
        </Tabs.Panel>
        <Tabs.Panel value="saved" className={classes.panel}>
          <SavedQueries onOpen={onOpenSaved} />
        </Tabs.Panel>
        <Tabs.Panel value="history" className={classes.panel}>
          <History openedId={openedId} />
        </Tabs.Panel>
      </Tabs>
    </Paper>
  );
}
