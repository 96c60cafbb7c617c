import { useTranslation } from '../../i18n/use-translation.tsx';
import { formatDate, formatScore } from '../../ui/format.ts';
import classes from './sparkline.module.css';

const WIDTH = 110;
const HEIGHT = 30;
const EDGE = 4;
const DAY_MS = 86_400_000;

/** Daily scores as a line from 0 to 100 without axes, with a description for screen readers. */
export function Sparkline(props: {
  /** UTC days, oldest first; at least one. */
  dates: readonly string[];
  averages: readonly number[];
  days: number;
  /** Scores from here up are OK. */
  bandOk: number;
}) {
  const { dates, averages, days, bandOk } = props;
  const { t } = useTranslation();
  const last = Date.parse(dates.at(-1)!);
  const x = (date: string) =>
    WIDTH - EDGE - ((last - Date.parse(date)) / (days * DAY_MS)) * (WIDTH - 2 * EDGE);
  const y = (score: number) => HEIGHT - EDGE - (score / 100) * (HEIGHT - 2 * EDGE);
  const points = dates.map((date, index) => [x(date), y(averages[index]!)] as const);
  const [endX, endY] = points.at(-1)!;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={t('sparkline', {
        count: dates.length,
        from: formatDate(dates[0]!),
        to: formatDate(dates.at(-1)!),
        first: formatScore(averages[0]!),
        last: formatScore(averages.at(-1)!),
      })}
      className={classes.sparkline}
    >
      <line x1={0} x2={WIDTH} y1={y(bandOk)} y2={y(bandOk)} className={classes.band} />
      <polyline
        points={points.map((point) => point.map((part) => part.toFixed(1)).join()).join(' ')}
        className={classes.score}
      />
      <circle cx={endX} cy={endY} r={2.5} className={classes.last} />
    </svg>
  );
}
