import type { ScoreBand } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { BAND_LOOKS } from './band.ts';
import { formatScore } from '../format.ts';
import classes from './score-badge.module.css';
import { Tag } from '../tag.tsx';

/** The band as text, shape and color. */
export function BandBadge({ band }: { band: ScoreBand }) {
  const { t } = useTranslation();
  const look = BAND_LOOKS[band];
  return (
    <Tag look={look}>
      <svg viewBox="0 0 12 12" width={9} height={9} fill="currentColor" aria-hidden>
        <path d={look.shape} />
      </svg>
      {t(`band.${band}`)}
    </Tag>
  );
}

/** A score with its band, and a note when the confidence is low. */
export function ScoreBadge(props: {
  score: number;
  band: ScoreBand | null;
  lowConfidence: boolean | null;
}) {
  const { t } = useTranslation();
  return (
    <span className={classes.result}>
      <span className={classes.score}>{formatScore(props.score)}</span>
      {props.band && <BandBadge band={props.band} />}
      {props.lowConfidence && <span className={classes.caution}>{t('roughGuide')}</span>}
    </span>
  );
}
