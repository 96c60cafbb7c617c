import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { CareTeamFragment, ViewerFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { LazyPart } from '../../ui/lazy-part.tsx';
import { seesParticipants } from '../../session/groups.ts';

const loadCareTeamDialog = async () => (await import('./care-team-dialog.tsx')).CareTeamDialog;

/** The care team, with an edit button for viewers who may change it. */
export function CareTeam(props: { participant: CareTeamFragment; viewer: ViewerFragment }) {
  const { participant, viewer } = props;
  const { t } = useTranslation('participant');
  const [changing, setChanging] = useState(false);
  const mayChange = seesParticipants(viewer.groups);
  return (
    <Group gap={4}>
      <span>{participant.careProviders.map(({ name }) => name).join(', ') || t('team.empty')}</span>
      {mayChange && (
        <Button
          size="compact-xs"
          variant="subtle"
          data-print-hidden
          aria-label={t('team.change')}
          onClick={() => setChanging(true)}
        >
          {t('change')}
        </Button>
      )}
      {changing && (
        <LazyPart
          load={loadCareTeamDialog}
          props={{ participant, viewer, onClose: () => setChanging(false) }}
          fallback={null}
        />
      )}
    </Group>
  );
}
