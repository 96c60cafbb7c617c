import { memo } from 'react';
import type { ScorePointFragment } from '../../__generated__/graphql.ts';
import type { ChartColors } from './chart-colors.ts';

const RADIUS = 4.5;
const CAP = 4;
const SIDE = 2 * (RADIUS - 1);

/** A score as a dot with its interval as a whisker, hollow at low confidence. A clinician's score is a square. */
export const ScoreMark = memo(function ScoreMark(props: {
  point: ScorePointFragment;
  x: number;
  y: (score: number) => number;
  colors: ChartColors;
}) {
  const { point, x, y, colors } = props;
  const { score, scoreInterval, lowConfidence, clinicianScore } = point;
  return (
    <g>
      {scoreInterval && (
        <path
          d={whisker(x, y(scoreInterval.low), y(scoreInterval.high))}
          stroke={colors.score}
          strokeWidth={1.5}
          opacity={0.55}
        />
      )}
      {score !== null && (
        <circle
          cx={x}
          cy={y(score)}
          r={RADIUS}
          fill={lowConfidence ? colors.paper : colors.score}
          stroke={colors.score}
          strokeWidth={1.5}
        />
      )}
      {clinicianScore !== null && (
        <rect
          x={x - SIDE / 2}
          y={y(clinicianScore) - SIDE / 2}
          width={SIDE}
          height={SIDE}
          fill={colors.clinician}
        />
      )}
    </g>
  );
});

const whisker = (x: number, low: number, high: number) =>
  `M${x} ${low}V${high}M${x - CAP} ${low}h${2 * CAP}M${x - CAP} ${high}h${2 * CAP}`;
