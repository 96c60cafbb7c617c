import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { UserFilter } from '../../../__generated__/graphql.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { GROUPS, groupNamed } from './groups.ts';
import { InvitationsSection } from './invitations-section.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { UserTable } from './user-table.tsx';

/** All users and open invitations. The filters are in the URL. */
export function UsersPage() {
  const { t } = useTranslation(['admin', 'common']);
  const search = useSearch({ from: '/signed-in/admin/users' });
  const navigate = useNavigate({ from: '/admin/users' });
  const [isInviting, setInviting] = useState(false);
  const change = (changes: Partial<typeof search>) => {
    const next = Object.entries({ ...search, ...changes }).filter(([, text]) => text !== '');
    fireAndForget(navigate({ search: Object.fromEntries(next), replace: true }));
  };
  const find = useDebouncedCallback((typed: string) => change({ search: typed.trim() }), 250);
  const group = groupNamed(search.group);
  const filter: UserFilter = {
    search: search.search ?? null,
    group: group ?? null,
    disabled: search.state === 'disabled' ? true : search.state === 'enabled' ? false : null,
  };

  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle>{t('users.title')}</PageTitle>
        <Button onClick={() => setInviting(true)}>{t('users.invite')}</Button>
      </Group>
      <Group align="flex-end" gap="sm">
        <TextInput
          type="search"
          label={t('users.search')}
          defaultValue={search.search ?? ''}
          maxLength={200}
          style={{ flex: '3 1 14rem' }}
          onChange={({ currentTarget }) => find(currentTarget.value)}
        />
        <NativeSelect
          label={t('users.group')}
          style={{ flex: '1 1 8rem' }}
          value={group ?? ''}
          onChange={({ currentTarget }) => change({ group: currentTarget.value })}
          data={[
            { value: '', label: t('users.allGroups') },
            ...GROUPS.map((one) => ({ value: one, label: t(`common:group.${one}`) })),
          ]}
        />
        <NativeSelect
          label={t('users.state')}
          style={{ flex: '1 1 8rem' }}
          value={search.state ?? ''}
          onChange={({ currentTarget }) => change({ state: currentTarget.value })}
          data={[
            { value: '', label: t('users.allStates') },
            { value: 'enabled', label: t('users.enabled') },
            { value: 'disabled', label: t('users.disabled') },
          ]}
        />
      </Group>
      <UserTable key={JSON.stringify(filter)} filter={filter} />
      <InvitationsSection />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Stack>
  );
}
