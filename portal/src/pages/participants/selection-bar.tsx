import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type {
  ListedParticipantFragment,
  TestTypeNameFragment,
} from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { LazyPart } from '../../ui/lazy-part.tsx';
import { PlainCheckbox } from '../../ui/tables/plain-checkbox.tsx';
import classes from './selection-bar.module.css';

const loadAssignToManyDialog = async () =>
  (await import('./assign-to-many-dialog.tsx')).AssignToManyDialog;

/** Selects all loaded participants, and offers actions on the selection. */
export function SelectionBar(props: {
  selected: ReadonlySet<string>;
  listed: readonly ListedParticipantFragment[];
  testTypes: readonly TestTypeNameFragment[];
  onSelect: (ids: ReadonlySet<string>) => void;
}) {
  const { selected, listed, testTypes, onSelect } = props;
  const { t } = useTranslation('participants');
  const [assigning, setAssigning] = useState(false);
  const count = selected.size;
  const all = listed.length > 0 && listed.every(({ id }) => selected.has(id));
  return (
    <div className={classes.bar} data-active={count > 0 || undefined}>
      <Group gap="md">
        <PlainCheckbox
          label={t('selectAll', { count: listed.length })}
          checked={all}
          indeterminate={!all && count > 0}
          onChange={() => onSelect(new Set(all ? [] : listed.map(({ id }) => id)))}
        />
        {count > 0 && (
          <>
            <Text size="sm" fw={600} role="status">
              {t('selected', { count })}
            </Text>
            <Button size="xs" onClick={() => setAssigning(true)}>
              {t('changeTests')}
            </Button>
            <Button size="xs" variant="default" onClick={() => onSelect(new Set())}>
              {t('selectNone')}
            </Button>
          </>
        )}
      </Group>
      {assigning && (
        <LazyPart
          load={loadAssignToManyDialog}
          props={{
            people: listed.filter(({ id }) => selected.has(id)),
            testTypes,
            onClose: () => setAssigning(false),
          }}
          fallback={null}
        />
      )}
    </div>
  );
}
