import { Badge, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import {
  type ListedUserFragment,
  type UserFilter,
  UsersDocument,
} from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { paths } from '../../../paths.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { EmailAddress } from '../../../ui/email-address.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { LinkText } from '../../../ui/links.tsx';
import { LoadMoreRow, PendingRow } from '../../../ui/tables/load-more-row.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { StackingCell, StackingTable } from '../../../ui/tables/stacking-table.tsx';
import { userName } from './user-name.ts';

/** The filtered users, page by page. */
export function UserTable({ filter }: { filter: UserFilter }) {
  const { t } = useTranslation('admin');
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const [{ data, error }, refetch] = useQuery({
    query: UsersDocument,
    variables: { filter, after: null },
  });
  if (!data && error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <ListSkeleton />;
  if (data.users.totalCount === 0)
    return <EmptyState title={t('users.none')}>{t('users.noneLead')}</EmptyState>;
  const columns = [t('users.name'), t('users.email'), t('users.groups')];
  return (
    <div>
      <Text size="sm" c="dimmed" mb="xs" role="status">
        {t('users.count', { count: data.users.totalCount })}
      </Text>
      <StackingTable caption={t('users.title')} columns={columns}>
        {cursors.map((after, index) => (
          <UserRows
            key={after}
            filter={filter}
            after={after}
            columns={columns}
            onMore={
              index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined
            }
          />
        ))}
      </StackingTable>
    </div>
  );
}

function UserRows(props: {
  filter: UserFilter;
  after: string | null;
  columns: readonly string[];
  /** Set on the last page only. */
  onMore: ((cursor: string) => void) | undefined;
}) {
  const { filter, after, columns, onMore } = props;
  const [{ data, error }, refetch] = useQuery({
    query: UsersDocument,
    variables: { filter, after },
  });
  if (!data) return <PendingRow columnCount={columns.length} error={error} onRetry={refetch} />;
  const { edges, pageInfo } = data.users;
  return (
    <>
      {edges.map(({ node }) => (
        <UserRow key={node.id} user={node} columns={columns} />
      ))}
      {onMore && pageInfo.hasNextPage && (
        <LoadMoreRow columnCount={columns.length} onLoad={() => onMore(pageInfo.endCursor!)} />
      )}
    </>
  );
}

function UserRow({ user, columns }: { user: ListedUserFragment; columns: readonly string[] }) {
  const { t } = useTranslation(['admin', 'common']);
  const [name, email, groups] = columns as [string, string, string];
  return (
    <tr>
      <StackingCell column={name}>
        <Group gap="xs">
          <LinkText fw={600} {...paths.user(user.id)}>
            {userName(user)}
          </LinkText>
          {user.disabledAt !== null && (
            <Badge variant="default" tt="none">
              {t('users.disabled')}
            </Badge>
          )}
        </Group>
      </StackingCell>
      <StackingCell column={email}>
        <EmailAddress email={user.email} />
      </StackingCell>
      <StackingCell column={groups}>
        {user.groups.map((group) => t(`common:group.${group}`)).join(', ')}
      </StackingCell>
    </tr>
  );
}
