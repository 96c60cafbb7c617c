import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { numberFormat } from '../../ui/format.ts';
import { Axes, CHART_FONT, type PlotBox } from './axes.tsx';
import type { ChartColors } from './chart-colors.ts';
import { timeAxis } from './time-axis.ts';

/** One small chart: a value or a range of values at each time (milliseconds since 1970). */
export interface Panel {
  readonly key: string;
  readonly title: string;
  readonly points: readonly { readonly at: number; readonly low: number; readonly high: number }[];
  /** The lowest and highest value of the axis; by default those of the points. */
  readonly domain?: readonly [number, number];
  readonly color: string;
}

const PANEL_HEIGHT = 150;
/** The number of columns follows from this width of a panel. */
const PANEL_WIDTH = 300;
const GAP = 16;
/** Formatters by number of decimals. */
const STEPS = [0, 1, 2, 3, 4].map((maximumFractionDigits) =>
  numberFormat({ maximumFractionDigits }),
);

/** The layout of the panels in a width. */
const columnsIn = (width: number) => Math.max(1, Math.min(3, Math.floor(width / PANEL_WIDTH)));

export const heightOfPanels = (count: number, width: number): number =>
  Math.ceil(count / columnsIn(width)) * PANEL_HEIGHT;

/** Small charts over the same days, side by side in one SVG. */
export function SmallMultiples(props: {
  panels: readonly Panel[];
  width: number;
  colors: ChartColors;
}) {
  const { panels, width, colors } = props;
  const columns = columnsIn(width);
  const height = heightOfPanels(panels.length, width);
  const panelWidth = (width - (columns - 1) * GAP) / columns;
  const moments = panels.flatMap(({ points }) => points.map(({ at }) => at));
  const span = extent(moments) as [number, number];
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <rect width={width} height={height} fill={colors.paper} />
      {panels.map((panel, place) => (
        <g
          key={panel.key}
          transform={`translate(${(place % columns) * (panelWidth + GAP)} ${
            Math.floor(place / columns) * PANEL_HEIGHT
          })`}
        >
          <OnePanel panel={panel} width={panelWidth} span={span} colors={colors} />
        </g>
      ))}
    </svg>
  );
}

function OnePanel(props: {
  panel: Panel;
  width: number;
  span: readonly [number, number];
  colors: ChartColors;
}) {
  const { panel, width, span, colors } = props;
  const { points, color, title } = panel;
  const box: PlotBox = { left: 40, right: width - 6, top: 26, bottom: PANEL_HEIGHT - 30 };
  const time = timeAxis(span, [box.left, box.right], { daysOnly: true });
  const [least, greatest] = panel.domain ?? extentOf(points);
  const y = scaleLinear([least, greatest], [box.bottom, box.top]).nice(3);
  return (
    <g>
      <text x={0} y={14} fill={colors.text} fontSize={13} fontWeight={600} fontFamily={CHART_FONT}>
        {title}
      </text>
      <Axes
        box={box}
        time={time}
        colors={colors}
        values={named(y.ticks(3)).map(({ value, name }) => ({ y: y(value), name }))}
      />
      {points.map(({ at, low, high }) =>
        low === high ? (
          <circle key={at} cx={time.x(at)} cy={y(low)} r={2.5} fill={color} />
        ) : (
          <line
            key={at}
            x1={time.x(at)}
            x2={time.x(at)}
            y1={y(low)}
            y2={y(high)}
            stroke={color}
            strokeWidth={4}
            strokeLinecap="round"
          />
        ),
      )}
    </g>
  );
}

/** Ticks with enough decimals to tell them apart. */
function named(ticks: readonly number[]): { value: number; name: string }[] {
  const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 1;
  const format = STEPS[Math.min(STEPS.length - 1, Math.max(0, -Math.floor(Math.log10(step))))]!;
  return ticks.map((value) => ({ value, name: format().format(value) }));
}

function extentOf(points: Panel['points']): [number, number] {
  const [least, greatest] = extent(points.flatMap(({ low, high }) => [low, high])) as [
    number,
    number,
  ];
  return least < greatest ? [least, greatest] : [least - 1, greatest + 1];
}
