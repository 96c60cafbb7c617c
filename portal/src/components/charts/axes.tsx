import type { ChartColors } from './chart-colors.ts';
import { HALF_NAME, type TimeAxis } from './time-axis.ts';

/** The plot area inside the axes, in CSS pixels. */
export interface PlotBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const CHART_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

/** Grid lines at the ticks, with labels. */
export function Axes(props: {
  box: PlotBox;
  time: TimeAxis;
  values: readonly { readonly y: number; readonly name: string }[];
  colors: ChartColors;
}) {
  const { box, time, values, colors } = props;
  const text = { fill: colors.text, fontSize: 12, fontFamily: CHART_FONT };
  return (
    <g>
      {values.map(({ y, name }) => (
        <g key={name}>
          <line x1={box.left} x2={box.right} y1={y} y2={y} stroke={colors.grid} />
          <text x={box.left - 6} y={y} dy="0.35em" textAnchor="end" {...text}>
            {name}
          </text>
        </g>
      ))}
      {time.ticks.map(({ x, name }) => (
        <g key={x}>
          <line x1={x} x2={x} y1={box.bottom} y2={box.bottom + 5} stroke={colors.grid} />
          <text
            x={x > box.right - HALF_NAME ? box.right : x}
            y={box.bottom + 18}
            textAnchor={x > box.right - HALF_NAME ? 'end' : 'middle'}
            {...text}
          >
            {name}
          </text>
        </g>
      ))}
    </g>
  );
}
