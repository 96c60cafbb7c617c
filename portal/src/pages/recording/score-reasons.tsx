import { Stack, Text, Title } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { RecordingDetailsFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { formatScore } from '../../ui/format.ts';
import { formatMeasure } from './format-measure.ts';
import classes from './score-reasons.module.css';

type Reason = RecordingDetailsFragment['reasons'][number];

/** The features that changed the score most, compared with what is usual for the participant. */
export function ScoreReasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useTranslation('recording');
  const most = Math.max(...reasons.map(({ effect }) => Math.abs(effect)));
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t('reasons.title')}
      </Title>
      {reasons.length === 0 ? (
        <Text size="sm">{t('reasons.none')}</Text>
      ) : (
        <ul className={classes.list}>
          {reasons.map((reason) => (
            <ReasonLine key={reason.aspect} reason={reason} most={most} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

function ReasonLine({ reason, most }: { reason: Reason; most: number }) {
  const { t } = useTranslation('recording');
  const { aspect, effect } = reason;
  const direction = effect > 0 ? 'raised' : 'lowered';
  return (
    <li className={classes.reason}>
      <span className={classes.words}>
        <Text span inherit fw={600}>
          {t(`aspect.${aspect}`)}
        </Text>{' '}
        {t(`reasons.${direction}`, {
          count: Math.abs(effect),
          points: formatScore(Math.abs(effect)),
        })}
        <Text size="sm" c="dimmed">
          {comparison(t, reason)}
        </Text>
      </span>
      <span className={classes.scale} aria-hidden>
        <span
          className={classes.bar}
          data-direction={direction}
          style={{ width: `${(50 * Math.abs(effect)) / most}%` }}
        />
      </span>
    </li>
  );
}

/**
 * The value of this recording and the usual one. The number for smoothness is not meaningful to viewers, so it is
 * described.
 */
function comparison(t: TFunction<'recording'>, { aspect, value, usual }: Reason): string {
  if (value === null || usual === null) return t(`reasons.unusual.${aspect}`);
  if (aspect === 'SMOOTHNESS') return t(value > usual ? 'reasons.smoother' : 'reasons.jerkier');
  return t('reasons.instead', {
    value: formatMeasure(t, aspect, value),
    usual: formatMeasure(t, aspect, usual),
  });
}
