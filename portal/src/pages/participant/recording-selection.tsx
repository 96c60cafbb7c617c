import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { RecordingFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { LazyPart } from '../../ui/lazy-part.tsx';
import { PlainCheckbox } from '../../ui/tables/plain-checkbox.tsx';

const loadDeleteRecordingsDialog = async () =>
  (await import('./delete-recordings-dialog.tsx')).DeleteRecordingsDialog;

/** The most recordings that the API deletes at once. */
const MOST_AT_ONCE = 200;

/** Selects all recordings of the table, and offers actions on the selection. */
export function RecordingSelection(props: {
  selected: ReadonlySet<string>;
  listed: readonly RecordingFragment[];
  personName: string;
  onSelect: (ids: ReadonlySet<string>) => void;
}) {
  const { selected, listed, personName, onSelect } = props;
  const { t } = useTranslation('participant');
  const [deleting, setDeleting] = useState(false);
  // A filter may have hidden some of them: hidden recordings are not deleted.
  const chosen = listed.filter(({ id }) => selected.has(id));
  const all = chosen.length === listed.length;
  const isTooMany = chosen.length > MOST_AT_ONCE;
  return (
    <Group gap="md" mih={30} data-print-hidden>
      <PlainCheckbox
        label={t('recordings.selectAll', { count: listed.length })}
        checked={all && listed.length > 0}
        indeterminate={!all && chosen.length > 0}
        onChange={() => onSelect(new Set(all ? [] : listed.map(({ id }) => id)))}
      />
      {chosen.length > 0 && (
        <>
          <Text size="sm" fw={600} role="status">
            {isTooMany
              ? t('recordings.tooMany', { count: MOST_AT_ONCE })
              : t('recordings.selected', { count: chosen.length })}
          </Text>
          <Button size="xs" color="red" disabled={isTooMany} onClick={() => setDeleting(true)}>
            {t('recordings.delete')}
          </Button>
        </>
      )}
      {deleting && (
        <LazyPart
          load={loadDeleteRecordingsDialog}
          props={{ recordings: chosen, personName, onClose: () => setDeleting(false) }}
          fallback={null}
        />
      )}
    </Group>
  );
}
