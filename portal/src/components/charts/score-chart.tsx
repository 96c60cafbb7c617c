import { Text } from '@mantine/core';
import { bisectCenter, extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { TFunction } from 'i18next';
import { useMemo, useState, type ReactNode } from 'react';
import type { ScorePointFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { formatDate, formatDateTime, formatInterval, formatScore } from '../../ui/format.ts';
import { Axes, CHART_FONT, type PlotBox } from './axes.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { type ChartColors, useChartColors } from './chart-colors.ts';
import { ScoreLegend } from './score-legend.tsx';
import { ScoreMark } from './score-mark.tsx';
import { useScoreTable } from './score-table.ts';
import { timeAxis } from './time-axis.ts';

/** Scores from `bandOk` up are OK, from `bandLow` up low, below that very low. */
export interface BandLimits {
  readonly bandOk: number;
  readonly bandLow: number;
}

const HEIGHT = 330;
/** Space for the band names, right of the chart. */
const BAND_NAMES_WIDTH = 62;
/** The minimum distance between model names, in CSS pixels. */
const MODEL_NAME_WIDTH = 66;
const VALUES = [0, 20, 40, 60, 80, 100];

/** Scores over time, oldest first, at least one. A click opens the recording. */
export function ScoreChart(props: {
  points: readonly ScorePointFragment[];
  bands: BandLimits;
  fileName: string;
  onOpen: (recordingId: string) => void;
}) {
  const { points, bands, fileName, onOpen } = props;
  const { t } = useTranslation('participant');
  const colors = useChartColors();
  const [pointed, setPointed] = useState<ScorePointFragment | null>(null);
  const table = useScoreTable(points);
  return (
    <ChartFigure
      label={labelOf(points, t)}
      fileName={fileName}
      table={table}
      height={HEIGHT}
      draw={(width) => (
        <Drawing {...{ width, points, bands, colors, pointed, onOpen }} onPoint={setPointed} />
      )}
      caption={
        <>
          <Text
            size="sm"
            mb="xs"
            c={pointed ? 'var(--mantine-color-text)' : 'dimmed'}
            mih={{ base: '3.2em', sm: '1.6em' }}
            data-screen-only
          >
            {pointed ? <PointWords point={pointed} /> : t('scores.howToRead')}
          </Text>
          <ScoreLegend colors={colors} />
        </>
      }
    />
  );
}

function Drawing(props: {
  width: number;
  points: readonly ScorePointFragment[];
  bands: BandLimits;
  colors: ChartColors;
  pointed: ScorePointFragment | null;
  onPoint: (point: ScorePointFragment | null) => void;
  onOpen: (recordingId: string) => void;
}) {
  const { width, points, colors, pointed, onPoint, onOpen } = props;
  const { t } = useTranslation('participant');
  const moments = useMemo(() => points.map(({ startedAt }) => Date.parse(startedAt)), [points]);
  const box: PlotBox = {
    left: 34,
    right: width - BAND_NAMES_WIDTH,
    top: 24,
    bottom: HEIGHT - 28,
  };
  const time = timeAxis([moments[0]!, moments.at(-1)!], [box.left, box.right]);
  const y = scaleLinear([0, 100], [box.bottom, box.top]);
  const pointAt = ({ clientX, currentTarget }: React.PointerEvent | React.MouseEvent) => {
    const { left } = currentTarget.getBoundingClientRect();
    return points[bisectCenter(moments, time.invert(clientX - left))] ?? null;
  };
  return (
    <svg
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      style={{ cursor: 'pointer' }}
      onPointerMove={(event) => onPoint(pointAt(event))}
      onPointerLeave={() => onPoint(null)}
      onClick={(event) => {
        const point = pointAt(event);
        if (point) onOpen(point.id);
      }}
    >
      <rect width={width} height={HEIGHT} fill={colors.paper} />
      <Bands box={box} y={y} limits={props.bands} colors={colors} />
      <Axes
        box={box}
        time={time}
        colors={colors}
        values={VALUES.map((value) => ({ y: y(value), name: String(value) }))}
      />
      {modelChanges(points, time.x).map(({ x, version, isNamed }) => (
        <g key={`${x} ${version}`}>
          <line
            x1={x}
            x2={x}
            y1={box.top - 4}
            y2={box.bottom}
            stroke={colors.text}
            strokeDasharray="2 3"
            opacity={0.7}
          />
          {isNamed && (
            <text
              x={x}
              y={box.top - 9}
              textAnchor="middle"
              fill={colors.text}
              fontSize={11}
              fontFamily={CHART_FONT}
            >
              {t('scores.model', { version })}
            </text>
          )}
        </g>
      ))}
      {points.map((point, place) => (
        <ScoreMark key={point.id} point={point} x={time.x(moments[place]!)} y={y} colors={colors} />
      ))}
      {pointed && (
        <g data-screen-only pointerEvents="none">
          <line
            x1={time.x(Date.parse(pointed.startedAt))}
            x2={time.x(Date.parse(pointed.startedAt))}
            y1={box.top}
            y2={box.bottom}
            stroke={colors.text}
            opacity={0.5}
          />
        </g>
      )}
    </svg>
  );
}

/** Describes the chart: the number of scores, the days and the extremes. */
function labelOf(points: readonly ScorePointFragment[], t: TFunction<'participant'>): string {
  const days = t('scores.label', {
    count: points.length,
    from: formatDate(points[0]!.startedAt),
    to: formatDate(points.at(-1)!.startedAt),
  });
  const given = points.flatMap(({ score, clinicianScore }) => score ?? clinicianScore ?? []);
  const words = given.map(formatScore);
  const [lowest, highest] = extent(given, Number).map((value) => formatScore(value ?? 0));
  return words.length < 2
    ? `${days}: ${words.join('')}`
    : `${days}: ${t('scores.extremes', { lowest, highest, last: words.at(-1) })}`;
}

/** The positions from which another model scores. Some are too close together to show their names. */
function modelChanges(points: readonly ScorePointFragment[], x: (moment: number) => number) {
  const changes: { x: number; version: number; isNamed: boolean }[] = [];
  let last: number | undefined;
  let named = -Infinity;
  for (const { model, startedAt } of points) {
    if (model === null || model.version === last) continue;
    const place = x(Date.parse(startedAt)) - 6; // before the first score of the model
    const isNamed = place - named >= MODEL_NAME_WIDTH;
    if (isNamed) named = place;
    changes.push({ x: place, version: model.version, isNamed });
    last = model.version;
  }
  return changes;
}

/** The bands as a background with their names beside them, so that color is not the only cue. */
function Bands(props: {
  box: PlotBox;
  y: (score: number) => number;
  limits: BandLimits;
  colors: ChartColors;
}) {
  const { box, y, colors } = props;
  const { bandOk, bandLow } = props.limits;
  const { t } = useTranslation();
  const bands = [
    ['OK', 100, bandOk, colors.bands.ok],
    ['LOW', bandOk, bandLow, colors.bands.low],
    ['VERY_LOW', bandLow, 0, colors.bands.veryLow],
  ] as const;
  return bands.map(([band, from, to, color]) => (
    <g key={band}>
      <rect
        x={box.left}
        y={y(from)}
        width={box.right - box.left}
        height={y(to) - y(from)}
        fill={color}
      />
      <text
        x={box.right + 8}
        y={y((from + to) / 2)}
        dy="0.35em"
        fill={colors.text}
        fontSize={12}
        fontFamily={CHART_FONT}
      >
        {t(`band.${band}`)}
      </text>
    </g>
  ));
}

function PointWords({ point }: { point: ScorePointFragment }): ReactNode {
  const { t } = useTranslation('participant');
  const { startedAt, score, scoreInterval, clinicianScore, model } = point;
  return [
    formatDateTime(startedAt),
    score !== null && t('scores.score', { score: formatScore(score) }),
    scoreInterval && t('scores.likely', { interval: formatInterval(scoreInterval) }),
    clinicianScore !== null && t('scores.clinician', { score: clinicianScore }),
    model && t('scores.model', { version: model.version }),
  ]
    .filter((part) => typeof part === 'string')
    .join(' · ');
}
