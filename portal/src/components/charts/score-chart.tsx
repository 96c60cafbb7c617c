import { Group, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type uPlot from 'uplot';
import type { RecordingFragment } from '../../__generated__/graphql.ts';
import { formatDate, formatDateTime, formatInterval, formatScore } from '../../ui/format.ts';
import { useChartColors, type ChartColors } from './chart-colors.ts';
import { dateTicks, TICK_NAME_WIDTH } from './date-ticks.ts';
import { Plot, quietAxis } from './plot.tsx';
import { BAND_NAMES_WIDTH, drawBands, drawMarks, type BandLimits } from './score-marks.ts';

/** Marks take no room at the edge of the data, so the axis gives them some. */
const EDGE_SHARE = 0.04;
const DAY_SECONDS = 86_400;

/** Scores over time, oldest point first; a click opens the recording. Drag to zoom, double click to reset. */
export function ScoreChart(props: {
  points: readonly RecordingFragment[];
  bands: BandLimits;
  height: number;
  onOpen: (recordingId: string) => void;
}) {
  const { points, bands, height, onOpen } = props;
  const { bandOk, bandLow } = bands;
  const colors = useChartColors();
  const [hovered, setHovered] = useState<RecordingFragment | null>(null);

  const data = useMemo((): uPlot.AlignedData => {
    const times = points.map(({ startedAt }) => Date.parse(startedAt) / 1000);
    return [times, points.map(({ score, clinicianScore }) => score ?? clinicianScore)];
  }, [points]);

  const options = useMemo((): Omit<uPlot.Options, 'width'> => {
    const axis = quietAxis(colors.text, colors.grid);
    const pointAt = (plot: uPlot) => points[plot.cursor.idx ?? -1] ?? null;
    return {
      height,
      legend: { show: false },
      padding: [8, BAND_NAMES_WIDTH, 0, 0],
      scales: { x: { range: withRoomAtTheEdges }, y: { range: [0, 100] } },
      axes: [
        { ...axis, values: dateTicks, space: TICK_NAME_WIDTH },
        { ...axis, size: 40, splits: () => [0, 20, 40, 60, 80, 100] },
      ],
      series: [{}, { paths: () => null, points: { show: false } }],
      cursor: {
        y: false,
        bind: {
          click: (plot) => () => {
            const point = pointAt(plot);
            if (point && plot.select.width === 0) onOpen(point.id);
            return null;
          },
        },
      },
      hooks: {
        drawClear: [(plot) => drawBands(plot, { bandOk, bandLow }, colors)],
        draw: [(plot) => drawMarks(plot, points, colors)],
        setCursor: [(plot) => setHovered(pointAt(plot))],
      },
    };
  }, [points, bandOk, bandLow, colors, height, onOpen]);

  const first = points[0]!;
  const last = points.at(-1)!;
  return (
    <div>
      <Plot
        options={options}
        data={data}
        label={`${points.length} scores from ${formatDate(first.startedAt)} to ${formatDate(last.startedAt)}. The table below lists them.`}
      />
      <Text size="sm" c={hovered ? 'var(--mantine-color-text)' : 'dimmed'} mih="3.2em">
        {hovered ? describe(hovered) : 'Point at a score to read it, click to open its recording.'}
      </Text>
      <Legend colors={colors} />
    </div>
  );
}

const withRoomAtTheEdges: uPlot.Range.Function = (_plot, from, to) => {
  const room = to > from ? (to - from) * EDGE_SHARE : DAY_SECONDS;
  return [from - room, to + room];
};

function describe({ startedAt, score, scoreInterval, clinicianScore }: RecordingFragment): string {
  return [
    formatDateTime(startedAt),
    score !== null && `score ${formatScore(score)}`,
    scoreInterval && `likely between ${formatInterval(scoreInterval)}`,
    clinicianScore !== null && `clinician ${clinicianScore}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(' · ');
}

function Legend({ colors }: { colors: ChartColors }) {
  const outline = { stroke: colors.score, strokeWidth: 1.5 };
  return (
    <Group gap="md" mt="xs">
      <LegendEntry words="Score, with the range that holds the truth 9 times out of 10">
        <path d="M7 1v12M4 1h6M4 13h6" {...outline} opacity={0.55} />
        <circle cx={7} cy={7} r={3.5} fill={colors.score} />
      </LegendEntry>
      <LegendEntry words="Rough guide: the model is not sure">
        <circle cx={7} cy={7} r={4} fill={colors.paper} {...outline} />
      </LegendEntry>
      <LegendEntry words="Clinician’s score">
        <rect x={3.5} y={3.5} width={7} height={7} fill={colors.clinician} />
      </LegendEntry>
    </Group>
  );
}

function LegendEntry({ words, children }: { words: string; children: React.ReactNode }) {
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
