import type { AttentionReason } from '../__generated__/graphql.ts';

const RED = { color: 'red', ink: 'light-dark(#901f1f, var(--mantine-color-red-3))' };
const ORANGE = { color: 'orange', ink: 'light-dark(#8a2f00, var(--mantine-color-orange-3))' };
const GRAY = { color: 'gray', ink: 'light-dark(#495057, var(--mantine-color-gray-4))' };

/** The colors of each reason, the most urgent first. Falling scores and failures stand out; open tasks do not. */
export const ATTENTION_LOOKS: Readonly<Record<AttentionReason, typeof RED>> = {
  FALLING_SCORES: RED,
  INACTIVE: ORANGE,
  RECORDING_FAILED: ORANGE,
  RECORDING_WAITING: GRAY,
  CLINICIAN_SCORE_MISSING: GRAY,
};

/** Every reason, the most urgent first. */
export const ATTENTION_REASONS = Object.keys(ATTENTION_LOOKS) as readonly AttentionReason[];
