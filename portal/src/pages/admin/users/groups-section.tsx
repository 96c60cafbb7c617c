import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import { SetUserGroupsDocument, type UserDetailsFragment } from '../../../__generated__/graphql.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { GROUPS } from './groups.ts';

/** The groups of a user. */
export function GroupsSection({ user, isSelf }: { user: UserDetailsFragment; isSelf: boolean }) {
  const { t } = useTranslation(['admin', 'common']);
  const [groups, setGroups] = useState<readonly string[]>(user.groups);
  const [{ fetching, error, data }, save] = useMutation(SetUserGroupsDocument);
  const chosen = GROUPS.filter((group) => groups.includes(group));
  const isChanged = chosen.join() !== GROUPS.filter((one) => user.groups.includes(one)).join();
  return (
    <Section title={t('users.groups')}>
      <Checkbox.Group
        value={[...groups]}
        onChange={setGroups}
        label={t('user.mayWork')}
        error={chosen.length === 0 ? t('user.oneGroup') : null}
      >
        <Stack gap="sm" mt="sm">
          {GROUPS.map((group) => (
            <Checkbox
              key={group}
              value={group}
              label={t(`common:group.${group}`)}
              description={t(`groupHelp.${group}`)}
              // Admins cannot remove their own access.
              disabled={isSelf && group === 'admin'}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Group mt="md">
        <Button
          disabled={!isChanged || chosen.length === 0}
          loading={fetching}
          onClick={() => fireAndForget(save({ userId: user.id, groups: chosen }))}
        >
          {t('common:save')}
        </Button>
        {data && !isChanged && (
          <Text size="sm" c="dimmed" role="status">
            {t('common:saved')}
          </Text>
        )}
      </Group>
      {error && <FailureNotice error={error} />}
    </Section>
  );
}
