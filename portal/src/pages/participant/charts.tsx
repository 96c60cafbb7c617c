import type { ReactNode } from 'react';
import type { AxisRangesQueryVariables, ScorePointFragment } from '../../__generated__/graphql.ts';
import type { BandLimits } from '../../components/charts/score-chart.tsx';
import { AxisRangesSection } from './axis-ranges-section.tsx';
import { MovementSection } from './movement-section.tsx';
import { ScoreSection } from './score-section.tsx';

/** All charts of one test. */
export function Charts(props: {
  subject: AxisRangesQueryVariables;
  bands: BandLimits;
  fileName: string;
  /** Oldest first. */
  points: readonly ScorePointFragment[];
  /** Shown below the score chart. */
  children: ReactNode;
}) {
  const { subject, bands, fileName, points, children } = props;
  const { participantId, testType } = subject;
  return (
    <>
      <ScoreSection {...{ participantId, testType, bands, fileName, points }}>
        {children}
      </ScoreSection>
      {points.length > 0 && <MovementSection points={points} fileName={fileName} />}
      {points.length > 0 && <AxisRangesSection subject={subject} fileName={fileName} />}
    </>
  );
}
