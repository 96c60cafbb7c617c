import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ScoreBand } from '../__generated__/graphql.ts';
import { BAND_LOOKS } from './band.ts';
import { formatScore } from './format.ts';

/** The band as word, shape and colour. */
export function BandBadge({ band }: { band: ScoreBand }) {
  const { t } = useTranslation();
  const { color, ink, shape } = BAND_LOOKS[band];
  return (
    <Badge
      variant="light"
      color={color}
      tt="none"
      style={{ flexShrink: 0, color: ink }}
      leftSection={
        <svg viewBox="0 0 12 12" width={9} height={9} fill="currentColor" aria-hidden>
          <path d={shape} />
        </svg>
      }
    >
      {t(`band.${band}`)}
    </Badge>
  );
}

/** A score with its band, and a word of caution where the model is not sure. */
export function ScoreBadge(props: {
  score: number;
  band: ScoreBand | null;
  lowConfidence: boolean | null;
}) {
  const { t } = useTranslation();
  return (
    <Group gap="0 8px" component="span" display="inline-flex">
      <Text span fw={600} style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {formatScore(props.score)}
      </Text>
      {props.band && <BandBadge band={props.band} />}
      {props.lowConfidence && (
        <Text span size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {t('roughGuide')}
        </Text>
      )}
    </Group>
  );
}
