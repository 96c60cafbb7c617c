import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useChartColors } from '../../../components/charts/chart-colors.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { formatDuration, formatNumber } from '../../../ui/format.ts';
import { DIRECTIONS, type Sensor, type SensorSamples } from './samples.ts';
import { SignalChart } from './signal-chart.tsx';
import type { SignalLine } from './signal-plot.ts';
import type { ViewRange } from './view-range.ts';

/** Another recording to draw under this one, shifted so that both are aligned. */
export interface Under {
  readonly samples: SensorSamples;
  readonly shiftSeconds: number;
}

const HEIGHT = { together: 190, apart: 92 } as const;

/** The samples over time: one chart for each sensor, or one for each of the nine axes. */
export function SensorCharts(props: {
  samples: SensorSamples;
  under: Under | null;
  view: ViewRange;
  layout: 'together' | 'apart';
}) {
  const { samples, under, view, layout } = props;
  const { t } = useTranslation('recording');
  const { lines: lineColors } = useChartColors();
  const charts = useMemo(
    () => chartsOf(samples.sensors, under?.samples.sensors, layout, lineColors),
    [samples, under?.samples, layout, lineColors],
  );
  const underneath = useMemo(
    () => under && { gaps: under.samples.gaps, shiftSeconds: under.shiftSeconds },
    [under],
  );

  return (
    <Stack gap={layout === 'together' ? 'sm' : 4}>
      {charts.map(({ sensor, direction, lines }, index) => {
        const title = `${t(`charts.sensor.${sensor.name}`)}${direction ? ` ${direction}` : ''} (${sensor.unit})`;
        return lines.length > 0 ? (
          <SignalChart
            key={title}
            title={title}
            label={[
              t('charts.label', {
                title,
                duration: formatDuration(samples.duration),
                samples: formatNumber(samples.seconds.length),
              }),
              ...lines.map(({ name, wave }) =>
                t('charts.range', {
                  name,
                  lowest: formatNumber(wave.minimum),
                  highest: formatNumber(wave.maximum),
                }),
              ),
            ].join('; ')}
            lines={lines}
            view={view}
            gaps={samples.gaps}
            under={underneath}
            cursorKey="movement"
            height={HEIGHT[layout]}
            showsAxisX={layout === 'together' || index === charts.length - 1}
            unitOfX="s"
          />
        ) : (
          <div key={title}>
            <Text fw={600} size="sm">
              {title}
            </Text>
            <Text size="sm" c="dimmed">
              {t('charts.nothingSent')}
            </Text>
          </div>
        );
      })}
    </Stack>
  );
}

interface Chart {
  readonly sensor: Sensor;
  /** For a chart with one axis. */
  readonly direction: string | null;
  readonly lines: readonly SignalLine[];
}

function chartsOf(
  sensors: readonly Sensor[],
  under: readonly Sensor[] | undefined,
  layout: 'together' | 'apart',
  colors: readonly string[],
): Chart[] {
  return sensors.flatMap((sensor, place): Chart[] => {
    const lineOf = (direction: number): SignalLine[] => {
      const wave = sensor.axes[direction];
      if (!wave) return [];
      const other = under?.[place]?.axes[direction] ?? null;
      return [{ name: DIRECTIONS[direction]!, color: colors[direction]!, wave, under: other }];
    };
    const lines = DIRECTIONS.map((_, direction) => lineOf(direction));
    if (layout === 'together' || lines.every((line) => line.length === 0))
      return [{ sensor, direction: null, lines: lines.flat() }];
    return lines.map((line, index) => ({ sensor, direction: DIRECTIONS[index]!, lines: line }));
  });
}
