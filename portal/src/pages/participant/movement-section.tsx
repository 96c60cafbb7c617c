import { useMemo } from 'react';
import type { ScorePointFragment } from '../../__generated__/graphql.ts';
import { ChartFigure } from '../../components/charts/chart-figure.tsx';
import { useChartColors } from '../../components/charts/chart-colors.ts';
import type { ChartTable } from '../../components/charts/chart-table.ts';
import {
  heightOfPanels,
  SmallMultiples,
  type Panel,
} from '../../components/charts/small-multiples.tsx';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { formatDateTime, numberFormat } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';

/** The measures of a movement in display order. */
const MEASURES = [
  'activeSeconds',
  'tempoHz',
  'regularity',
  'intensityMps2',
  'turningRadps',
  'smoothness',
] as const;

const measure = numberFormat({ maximumSignificantDigits: 4 });

/** The displayed value of a measure: shares from 0 to 1 become percent. */
const shown = (key: (typeof MEASURES)[number], value: number | null) =>
  value !== null && key === 'regularity' ? value * 100 : value;

/** Six measures of each recording, each as a small chart. */
export function MovementSection(props: {
  /** Oldest first; at least one. */
  points: readonly ScorePointFragment[];
  fileName: string;
}) {
  const { points, fileName } = props;
  const { t } = useTranslation('participant');
  const colors = useChartColors();
  const measured = useMemo(() => points.filter(({ movement }) => movement !== null), [points]);

  const panels = useMemo((): Panel[] => {
    const all = MEASURES.map((key) => ({
      key,
      title: t(`movement.${key}`),
      color: colors.score,
      points: measured.flatMap(({ startedAt, movement }) => {
        const value = shown(key, movement![key]);
        return value === null ? [] : [{ at: Date.parse(startedAt), low: value, high: value }];
      }),
    }));
    return all.filter((panel) => panel.points.length > 0);
  }, [measured, colors, t]);

  const table = useMemo(
    (): ChartTable => ({
      columns: [
        { name: t('table.when'), show: (value) => formatDateTime(String(value)) },
        ...MEASURES.map((key) => ({
          name: t(`movement.${key}`),
          show: (value: string | number | null) => measure().format(Number(value)),
        })),
      ],
      rows: measured.map(({ startedAt, movement }) => [
        startedAt,
        ...MEASURES.map((key) => shown(key, movement![key])),
      ]),
    }),
    [measured, t],
  );

  if (panels.length === 0) return null;
  return (
    <Section title={t('movement.title')}>
      <ChartFigure
        label={t('movement.label', { count: measured.length })}
        fileName={`${fileName}-${t('movement.fileName')}`}
        table={table}
        height={heightOfPanels(panels.length, 1000)}
        draw={(width) => <SmallMultiples panels={panels} width={width} colors={colors} />}
        caption={t('movement.lead')}
      />
    </Section>
  );
}
