import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import {
  SqlHistoryDocument,
  type ListedSqlQueryFragment,
  type SqlHistoryQuery,
} from '../../../__generated__/graphql.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { paths } from '../../../paths.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { formatDuration } from '../../../ui/format.ts';
import { Moment } from '../../../ui/moment.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { StateTag } from '../state-tag.tsx';
import { secondsOf } from '../timing.ts';
import { isUnfinished, useProgress } from '../use-progress.ts';
import classes from './library.module.css';

const ALL = {};
const connectionOf = ({ sqlQueries }: SqlHistoryQuery) => sqlQueries;

/** The viewer's own queries, newest first; choosing one opens it with its result. */
export function History({ openedId }: { openedId: string | null }) {
  const { t } = useTranslation(['sql', 'common']);
  const { first, nodes, error, hasMore, isLoadingMore, loadMore, retry } = usePages(
    SqlHistoryDocument,
    ALL,
    connectionOf,
  );
  // The open query is polled by the page itself.
  const other = nodes.find(({ id, state }) => id !== openedId && isUnfinished(state));
  useProgress(other?.id ?? null);

  if (!first && error) return <FailureNotice error={error} onRetry={retry} />;
  if (!first) return <ListSkeleton rows={4} />;
  if (nodes.length === 0)
    return (
      <Text size="sm" c="dimmed" p="xs">
        {t('history.none')}
      </Text>
    );
  return (
    <>
      <ul className={classes.queries}>
        {nodes.map((query) => (
          <li key={query.id}>
            <PastQuery query={query} />
          </li>
        ))}
      </ul>
      {error && <FailureNotice error={error} onRetry={retry} />}
      {hasMore && (
        <Button
          fullWidth
          size="xs"
          variant="default"
          mt="xs"
          loading={isLoadingMore}
          onClick={loadMore}
        >
          {t('common:loadMore')}
        </Button>
      )}
    </>
  );
}

function PastQuery({ query }: { query: ListedSqlQueryFragment }) {
  const seconds = secondsOf(query);
  return (
    <Link {...paths.sqlQuery(query.id)} className={classes.query} preload={false}>
      <span className={classes.statement}>{query.statement}</span>
      <span className={`${classes.facts} ${classes.quiet}`}>
        <StateTag state={query.state} />
        <Moment at={query.createdAt} />
        {seconds !== null && <span>{formatDuration(seconds)}</span>}
      </span>
    </Link>
  );
}
