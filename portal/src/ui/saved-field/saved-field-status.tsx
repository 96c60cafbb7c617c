import { Button, Group, Text } from '@mantine/core';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import type { SavedField } from './use-saved-field.ts';

/** The save button of a field, with its state. The button's text names the field. */
export function SavedFieldStatus(props: { field: SavedField; saveWords: string; valid: boolean }) {
  const { field, saveWords, valid } = props;
  const { t } = useTranslation();
  const { state, error } = field;
  const isOpen = state !== 'unchanged' && state !== 'saved';
  return (
    <>
      <Group gap="sm" data-print-hidden>
        <Button type="submit" size="xs" loading={state === 'saving'} disabled={!isOpen || !valid}>
          {saveWords}
        </Button>
        {field.canUndo && (
          <Button size="xs" variant="default" onClick={() => fireAndForget(field.undo())}>
            {t('field.undo')}
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          {state === 'saved' && t('field.saved')}
          {state === 'unsaved' && t(field.isOvertaken ? 'field.overtaken' : 'field.unsaved')}
          {state === 'waiting' && t('field.waiting')}
        </Text>
      </Group>
      {error && <FailureNotice error={error} />}
    </>
  );
}
