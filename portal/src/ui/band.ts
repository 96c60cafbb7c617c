import type { ScoreBand } from '../__generated__/graphql.ts';

/** How a band looks and what it is called. Word and shape carry it; the colour only helps. */
export interface BandLook {
  readonly word: string;
  /** Name of a Mantine colour. */
  readonly color: string;
  /** Outline inside a 12 by 12 box. */
  readonly shape: string;
}

export const BAND_LOOKS: Record<ScoreBand, BandLook> = {
  OK: { word: 'OK', color: 'teal', shape: 'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10z' },
  LOW: { word: 'Low', color: 'orange', shape: 'M6 1L11.5 11H.5z' },
  VERY_LOW: { word: 'Very low', color: 'red', shape: 'M6 0L12 6L6 12L0 6z' },
};
