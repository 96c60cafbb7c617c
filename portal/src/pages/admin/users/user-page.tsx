import { Badge, Group, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { UserDocument } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { paths } from '../../../paths.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { formatDate } from '../../../ui/format.ts';
import { LinkText } from '../../../ui/links.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { NotFoundPage } from '../../not-found/not-found-page.tsx';
import { AccountSection } from './account-section.tsx';
import { CareSection } from './care-section.tsx';
import { GroupsSection } from './groups-section.tsx';
import { userName } from './user-name.ts';

/** One user: groups, sign-in settings and participants in care. */
export function UserPage() {
  const { t } = useTranslation('admin');
  const { userId } = useParams({ from: '/signed-in/admin/users/$userId' });
  const [{ data, error }, refetch] = useQuery({ query: UserDocument, variables: { id: userId } });
  if (!data && error) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const { user, me } = data;
  if (user === null) return <NotFoundPage what="page" />;
  return (
    <Stack gap="lg">
      <div>
        <LinkText size="sm" {...paths.users()}>
          {t('user.back')}
        </LinkText>
        <Group gap="sm" mt={4}>
          <PageTitle>{userName(user)}</PageTitle>
          {user.disabledAt !== null && (
            <Badge variant="default" tt="none">
              {t('users.disabled')}
            </Badge>
          )}
        </Group>
        <Text c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t('user.since', { email: user.email, date: formatDate(user.createdAt) })}
        </Text>
      </div>
      <GroupsSection user={user} isSelf={user.id === me.id} />
      <AccountSection user={user} isSelf={user.id === me.id} />
      {user.groups.includes('careProvider') && <CareSection user={user} />}
    </Stack>
  );
}
