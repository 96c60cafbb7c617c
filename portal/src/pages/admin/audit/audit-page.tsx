import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { type AuditFilter, ExportAuditLogDocument } from '../../../__generated__/graphql.ts';
import { fireAndForget } from '../../../fire-and-forget.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { actionKey } from '../../../ui/words/action-key.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ACTIONS } from './actions.ts';
import { AuditTable } from './audit-table.tsx';

/** Midnight in the viewer's time zone at the start of a day, or of the day after; null for an invalid date. */
function midnight(day: string | undefined, daysLater = 0): string | null {
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const start = new Date(`${day}T00:00`);
  if (Number.isNaN(start.getTime())) return null;
  start.setDate(start.getDate() + daysLater);
  return start.toISOString();
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const idOf = (text: string | undefined) => (text && UUID.test(text) ? text : null);

/** The audit log. Its filters are in the URL. */
export function AuditPage() {
  const { t } = useTranslation('admin');
  const search = useSearch({ from: '/signed-in/admin/audit-log' });
  const navigate = useNavigate({ from: '/admin/audit-log' });
  const [{ fetching, error }, exportLog] = useMutation(ExportAuditLogDocument);
  const change = (changes: Partial<typeof search>) => {
    const next = Object.entries({ ...search, ...changes }).filter(([, text]) => text !== '');
    fireAndForget(navigate({ search: Object.fromEntries(next), replace: true }));
  };
  const action = ACTIONS.find((one) => one === search.action);
  const filter: AuditFilter = {
    actorId: idOf(search.actor),
    participantId: idOf(search.participant),
    actions: action ? [action] : null,
    from: midnight(search.from),
    to: midnight(search.to, 1),
  };
  const isFiltered = Object.values(filter).some((value) => value !== null);
  const download = async () => {
    const { data } = await exportLog({ filter });
    if (data) window.location.assign(data.exportAuditEvents.download.url);
  };

  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle>{t('audit.title')}</PageTitle>
        <Button variant="default" loading={fetching} onClick={() => fireAndForget(download())}>
          {t('audit.export')}
        </Button>
      </Group>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('audit.action')}
          value={action ?? ''}
          onChange={({ currentTarget }) => change({ action: currentTarget.value })}
          data={[
            { value: '', label: t('audit.anyAction') },
            ...ACTIONS.map((one) => ({ value: one, label: t(`action.${actionKey(one)}`) })),
          ]}
        />
        <TextInput
          type="date"
          label={t('audit.from')}
          value={search.from ?? ''}
          onChange={({ currentTarget }) => change({ from: currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('audit.to')}
          value={search.to ?? ''}
          onChange={({ currentTarget }) => change({ to: currentTarget.value })}
        />
        {isFiltered && (
          <Button
            variant="subtle"
            onClick={() => fireAndForget(navigate({ search: {}, replace: true }))}
          >
            {t('audit.clear')}
          </Button>
        )}
      </Group>
      {error && <FailureNotice error={error} />}
      <AuditTable
        key={JSON.stringify(filter)}
        filter={filter}
        onActor={(actor) => change({ actor })}
        onParticipant={(participant) => change({ participant })}
      />
    </Stack>
  );
}
