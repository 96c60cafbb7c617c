import type { ScoreBand } from '../../__generated__/graphql.ts';

/**
 * The look of a band; its text is `band.OK` and so on. Text and shape carry the meaning; the color only supports it.
 */
export interface BandLook {
  /** Name of a Mantine color. */
  readonly color: string;
  /** Text color on the light variant of that color, readable at the size of a badge. */
  readonly ink: string;
  /** Outline inside a box of 12 by 12. */
  readonly shape: string;
}

export const BAND_LOOKS: Record<ScoreBand, BandLook> = {
  OK: {
    color: 'teal',
    ink: 'light-dark(#055c42, var(--mantine-color-teal-3))',
    shape: 'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10z',
  },
  LOW: {
    color: 'orange',
    ink: 'light-dark(#8a2f00, var(--mantine-color-orange-3))',
    shape: 'M6 1L11.5 11H.5z',
  },
  VERY_LOW: {
    color: 'red',
    ink: 'light-dark(#901f1f, var(--mantine-color-red-3))',
    shape: 'M6 0L12 6L6 12L0 6z',
  },
};
