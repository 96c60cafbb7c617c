import { Button, Group, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type uPlot from 'uplot';
import { formatDuration } from '../../ui/format.ts';
import { useChartColors, type ChartColors } from './chart-colors.ts';
import { Plot, quietAxis } from './plot.tsx';

/** One sensor: its name, its unit, and the axes x, y and z; null where the phone had none. */
export interface SensorGroup {
  readonly name: string;
  readonly unit: string;
  readonly axes: readonly (Float64Array | null)[];
}

const HEIGHT = 210;
const AXIS_NAMES = ['x', 'y', 'z'] as const;

/** Each step shows half as much, or twice. */
const ZOOM_STEP = 2;

/**
 * The sensors of one recording, one chart each, with one cursor and one zoom for all: drag over a chart
 * to look closer, double click to see everything; the buttons do the same from the keyboard.
 */
export function SensorChart(props: { seconds: Float64Array; groups: readonly SensorGroup[] }) {
  const { seconds, groups } = props;
  // They come and go with their elements; nothing is drawn from here.
  const [plots] = useState(() => new Set<uPlot>());
  const duration = seconds.at(-1) ?? 0;

  const showRange = (min: number, max: number) => {
    for (const plot of plots) plot.setScale('x', { min, max });
  };
  const zoom = (factor: number) => {
    const [first] = plots;
    const { min = 0, max = duration } = first?.scales.x ?? {};
    const middle = (min + max) / 2;
    const half = ((max - min) / 2) * factor;
    showRange(Math.max(0, middle - half), Math.min(duration, middle + half));
  };

  return (
    <Stack gap="md">
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => zoom(1 / ZOOM_STEP)}>
          Zoom in
        </Button>
        <Button size="xs" variant="default" onClick={() => zoom(ZOOM_STEP)}>
          Zoom out
        </Button>
        <Button size="xs" variant="default" onClick={() => showRange(0, duration)}>
          Show all
        </Button>
        <Text size="sm" c="dimmed" visibleFrom="sm">
          Drag over a chart to look closer; double click shows all.
        </Text>
      </Group>
      {groups.map((group) => (
        <SensorPlot key={group.name} seconds={seconds} group={group} plots={plots} />
      ))}
    </Stack>
  );
}

function SensorPlot(props: { seconds: Float64Array; group: SensorGroup; plots: Set<uPlot> }) {
  const { seconds, group, plots } = props;
  const colors = useChartColors();
  const present = group.axes.some((axis) => axis !== null);
  const data = useMemo(
    (): uPlot.AlignedData => [seconds, ...group.axes.filter((axis) => axis !== null)],
    [seconds, group],
  );
  const options = useMemo(() => sensorOptions(group, colors, plots), [group, colors, plots]);
  const title = `${group.name} (${group.unit})`;

  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        {title}
      </Text>
      {present ? (
        <Plot
          options={options}
          data={data}
          label={`${title} over ${formatDuration(seconds.at(-1) ?? 0)}, ${seconds.length} samples`}
        />
      ) : (
        <Text size="sm" c="dimmed">
          This phone has sent nothing from this sensor.
        </Text>
      )}
    </div>
  );
}

function sensorOptions(
  group: SensorGroup,
  colors: ChartColors,
  plots: Set<uPlot>,
): Omit<uPlot.Options, 'width'> {
  const axis = quietAxis(colors.text, colors.grid);
  const lines = group.axes.flatMap((values, index) =>
    values === null ? [] : [{ label: AXIS_NAMES[index]!, stroke: colors.lines[index]!, width: 1 }],
  );
  return {
    height: HEIGHT,
    scales: { x: { time: false } },
    axes: [
      { ...axis, size: 32, values: (_plot, ticks) => ticks.map((tick) => `${tick} s`) },
      { ...axis, size: 48 },
    ],
    series: [
      { label: 'Time', value: (_plot, value) => withUnit(value, 's') },
      ...lines.map((line) => ({
        ...line,
        value: (_plot: uPlot, value: number | null) => withUnit(value, group.unit),
      })),
    ],
    cursor: { sync: { key: 'sensors', setSeries: true }, drag: { x: true, y: false } },
    hooks: {
      init: [(plot) => void plots.add(plot)],
      destroy: [(plot) => void plots.delete(plot)],
    },
  };
}

const withUnit = (value: number | null, unit: string) =>
  value === null ? '–' : `${value.toFixed(2)} ${unit}`;
