import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/use-translation.tsx';
import type { ChartColors } from './chart-colors.ts';

/** Explains the marks of a chart of scores. */
export function ScoreLegend({ colors }: { colors: ChartColors }) {
  const { t } = useTranslation('participant');
  const outline = { stroke: colors.score, strokeWidth: 1.5 };
  return (
    <Group gap="4px 16px">
      <LegendEntry words={t('legend.score')}>
        <path d="M7 1v12M4 1h6M4 13h6" {...outline} opacity={0.55} />
        <circle cx={7} cy={7} r={3.5} fill={colors.score} />
      </LegendEntry>
      <LegendEntry words={t('legend.roughGuide')}>
        <circle cx={7} cy={7} r={4} fill={colors.paper} {...outline} />
      </LegendEntry>
      <LegendEntry words={t('legend.clinician')}>
        <rect x={3.5} y={3.5} width={7} height={7} fill={colors.clinician} />
      </LegendEntry>
      <LegendEntry words={t('legend.model')}>
        <path d="M7 0v14" stroke={colors.text} strokeDasharray="2 3" />
      </LegendEntry>
    </Group>
  );
}

function LegendEntry({ words, children }: { words: string; children: ReactNode }) {
  return (
    <Group gap={6} wrap="nowrap">
      <svg viewBox="0 0 14 14" width={14} height={14} style={{ flexShrink: 0 }} aria-hidden>
        {children}
      </svg>
      <Text size="sm" c="dimmed">
        {words}
      </Text>
    </Group>
  );
}
