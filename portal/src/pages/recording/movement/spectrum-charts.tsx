import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useChartColors } from '../../../components/charts/chart-colors.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { formatNumber, numberFormat } from '../../../ui/format.ts';
import { DIRECTIONS, type SensorSamples } from './samples.ts';
import type { Under } from './sensor-charts.tsx';
import { SignalChart } from './signal-chart.tsx';
import type { SignalLine } from './signal-plot.ts';
import { spectrumOf, strongestFrequency } from './spectrum.ts';
import { createViewRange } from './view-range.ts';
import { makeWaveform, type Waveform } from './waveform.ts';

/** Body movements are slower than this; higher frequencies are sensor noise. */
const HIGHEST_HZ = 20;
/** Lower frequencies are drift, not repetition. */
const SLOWEST_RHYTHM_HZ = 0.3;
const HEIGHT = 190;

const rhythm = numberFormat({ maximumSignificantDigits: 2 });

/** The frequency spectrum of the movement, one chart for each sensor. */
export function SpectrumCharts({
  samples,
  under,
}: {
  samples: SensorSamples;
  under: Under | null;
}) {
  const { t } = useTranslation('recording');
  const { lines: colors } = useChartColors();
  const highest = Math.min(HIGHEST_HZ, samples.rateHz / 2);
  const view = useMemo(() => createViewRange(highest), [highest]);
  const own = useMemo(() => spectraOf(samples), [samples]);
  const others = useMemo(() => under && spectraOf(under.samples), [under]);
  const strongest = useMemo(() => strongestOf(samples), [samples]);
  const charts = useMemo(
    () =>
      own.map((axes, sensor) =>
        axes.flatMap((wave, axis): SignalLine[] =>
          wave === null
            ? []
            : [
                {
                  name: DIRECTIONS[axis]!,
                  color: colors[axis]!,
                  wave,
                  under: others?.[sensor]?.[axis] ?? null,
                },
              ],
        ),
      ),
    [own, others, colors],
  );

  return (
    <Stack gap="sm">
      <Text size="sm">
        {strongest === null
          ? t('charts.noRhythm')
          : t('charts.strongestRhythm', { seconds: rhythm().format(1 / strongest) })}
      </Text>
      {samples.sensors.map(({ name, unit }, index) => {
        const title = `${t(`charts.sensor.${name}`)} (${unit})`;
        const lines = charts[index]!;
        if (lines.length === 0) return null;
        return (
          <SignalChart
            key={name}
            title={title}
            label={t('charts.spectrumLabel', { title, highest: formatNumber(highest) })}
            lines={lines}
            view={view}
            gaps={NO_GAPS}
            under={others === null ? null : UNSHIFTED}
            cursorKey="spectrum"
            height={HEIGHT}
            showsAxisX
            unitOfX="Hz"
          />
        );
      })}
    </Stack>
  );
}

const NO_GAPS = [] as const;
const UNSHIFTED = { gaps: NO_GAPS, shiftSeconds: 0 };

const spectraOf = ({ sensors, seconds, rateHz }: SensorSamples): (Waveform | null)[][] =>
  sensors.map(({ axes }) =>
    axes.map((axis) => {
      const spectrum = axis && spectrumOf(seconds, axis.y, rateHz);
      return spectrum && makeWaveform(spectrum.frequenciesHz, spectrum.amplitudes);
    }),
  );

function strongestOf({ motion, seconds, rateHz }: SensorSamples): number | null {
  const spectrum = spectrumOf(seconds, motion.y, rateHz);
  return spectrum && strongestFrequency(spectrum, SLOWEST_RHYTHM_HZ);
}
