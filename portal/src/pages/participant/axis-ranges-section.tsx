import { Skeleton, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import {
  AxisRangesDocument,
  type Axis,
  type AxisRangesQuery,
  type AxisRangesQueryVariables,
} from '../../__generated__/graphql.ts';
import { ChartFigure } from '../../components/charts/chart-figure.tsx';
import { useChartColors } from '../../components/charts/chart-colors.ts';
import type { ChartTable } from '../../components/charts/chart-table.ts';
import {
  heightOfPanels,
  SmallMultiples,
  type Panel,
} from '../../components/charts/small-multiples.tsx';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatDate, numberFormat } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';

const AXES = ['AX', 'AY', 'AZ', 'GX', 'GY', 'GZ', 'MX', 'MY', 'MZ'] as const satisfies Axis[];

/** The minimum height, so that the page does not jump when the charts appear. */
const WIDE = 1000;

const reading = numberFormat({ maximumSignificantDigits: 4 });

type Ranges = NonNullable<AxisRangesQuery['participant']>['axisRanges'];
const NO_RANGES: Ranges = [];

/** The lowest and highest value of each axis by day: nine small charts; the axes of one sensor share a scale. */
export function AxisRangesSection(props: { subject: AxisRangesQueryVariables; fileName: string }) {
  const { subject, fileName } = props;
  const { t } = useTranslation('participant');
  const colors = useChartColors();
  const [{ data, error }, refetch] = useQuery({
    query: AxisRangesDocument,
    variables: subject,
  });
  const ranges = data?.participant?.axisRanges ?? NO_RANGES;

  const panels = useMemo((): Panel[] => {
    const shown = AXES.map((axis, place) => ({
      key: axis,
      title: t(`axis.${axis}`),
      color: colors.lines[place % 3]!,
      points: ranges
        .filter((range) => range.axis === axis)
        .map(({ date, minimum, maximum }) => ({
          at: Date.parse(`${date}T12:00:00`),
          low: minimum,
          high: maximum,
        })),
    }));
    // A phone without a sensor sends nothing or only zeros.
    return shown
      .filter(({ points }) => points.some(({ low, high }) => low !== 0 || high !== 0))
      .map((panel) => ({ ...panel, domain: domainOf(panel.key, ranges) }));
  }, [ranges, colors, t]);

  const table = useMemo((): ChartTable => {
    const show = (value: string | number | null) => reading().format(Number(value));
    return {
      columns: [
        { name: t('table.day'), show: (value) => formatDate(String(value)) },
        { name: t('table.axis'), show: (value) => t(`axis.${value as Axis}`) },
        { name: t('table.least'), show },
        { name: t('table.greatest'), show },
      ],
      rows: ranges.map(({ date, axis, minimum, maximum }) => [date, axis, minimum, maximum]),
    };
  }, [ranges, t]);

  return (
    <Section title={t('axes.title')}>
      {error && <FailureNotice error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton height={heightOfPanels(AXES.length, WIDE)} />}
      {data && panels.length === 0 && <Text c="dimmed">{t('axes.none')}</Text>}
      {panels.length > 0 && (
        <ChartFigure
          label={t('axes.label', { count: new Set(ranges.map(({ date }) => date)).size })}
          fileName={`${fileName}-${t('axes.fileName')}`}
          table={table}
          height={heightOfPanels(panels.length, WIDE)}
          draw={(width) => <SmallMultiples panels={panels} width={width} colors={colors} />}
          caption={t('axes.lead')}
        />
      )}
    </Section>
  );
}

/** The lowest and highest value of the three axes of a sensor. */
function domainOf(axis: Axis, ranges: Ranges): readonly [number, number] {
  let least = Infinity;
  let greatest = -Infinity;
  for (const range of ranges) {
    if (range.axis[0] !== axis[0]) continue;
    least = Math.min(least, range.minimum);
    greatest = Math.max(greatest, range.maximum);
  }
  return least < greatest ? [least, greatest] : [least - 1, greatest + 1];
}
