import { Button, Group, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { useParticipantSearch } from './use-participant-search.ts';

const PRESETS = [30, 90, 365] as const;

/** The days of charts and table: the last days up to the newest recording, all days, or a custom range. */
export function DateRange({ newest }: { newest: string | null }) {
  const { t } = useTranslation('participant');
  const [{ from, to }, change] = useParticipantSearch();
  const last = newest === null ? new Date() : new Date(newest);
  const daysBefore = (days: number) => {
    const day = new Date(last);
    day.setDate(day.getDate() - days + 1);
    return toDay(day);
  };
  const isAll = from === undefined && to === undefined;
  return (
    <Group align="flex-end" gap="sm" data-print-hidden>
      <div role="group" aria-label={t('range.days')}>
        <Button.Group>
          {PRESETS.map((days) => {
            const isShown = from === daysBefore(days) && to === toDay(last);
            return (
              <Button
                key={days}
                px={{ base: 8, sm: 'sm' }}
                variant={isShown ? 'filled' : 'default'}
                aria-pressed={isShown}
                onClick={() => change({ from: daysBefore(days), to: toDay(last) })}
              >
                {t('range.last', { count: days })}
              </Button>
            );
          })}
          <Button
            px={{ base: 8, sm: 'sm' }}
            variant={isAll ? 'filled' : 'default'}
            aria-pressed={isAll}
            onClick={() => change({ from: undefined, to: undefined })}
          >
            {t('range.all')}
          </Button>
        </Button.Group>
      </div>
      <TextInput
        type="date"
        label={t('range.from')}
        value={from ?? ''}
        max={to ?? ''}
        onChange={({ currentTarget }) => change({ from: currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('range.to')}
        value={to ?? ''}
        min={from ?? ''}
        onChange={({ currentTarget }) => change({ to: currentTarget.value || undefined })}
      />
    </Group>
  );
}

/** YYYY-MM-DD in the viewer's time zone. */
function toDay(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
