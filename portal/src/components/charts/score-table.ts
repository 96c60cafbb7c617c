import { useMemo } from 'react';
import type { ScorePointFragment } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { formatDateTime, formatScore } from '../../ui/format.ts';
import type { ChartTable, ChartValue } from './chart-table.ts';

const moment = (value: ChartValue) => formatDateTime(String(value));
const points = (value: ChartValue) => formatScore(Number(value));
const plain = (value: ChartValue) => String(value);

/** The data of the score chart as a table. */
export function useScoreTable(scores: readonly ScorePointFragment[]): ChartTable {
  const { t } = useTranslation('participant');
  return useMemo(
    () => ({
      columns: [
        { name: t('table.when'), show: moment },
        { name: t('table.score'), show: points },
        { name: t('table.low'), show: points },
        { name: t('table.high'), show: points },
        { name: t('table.clinician'), show: plain },
        { name: t('table.model'), show: plain },
      ],
      rows: scores.map(({ startedAt, score, scoreInterval, clinicianScore, model }) => [
        startedAt,
        score,
        scoreInterval?.low ?? null,
        scoreInterval?.high ?? null,
        clinicianScore,
        model?.version ?? null,
      ]),
    }),
    [scores, t],
  );
}
