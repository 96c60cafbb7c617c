import type { AttentionReason } from '../__generated__/graphql.ts';
import { useTranslation } from '../i18n/use-translation.tsx';
import classes from './attention-badges.module.css';
import { Tag } from './tag.tsx';

const RED = { color: 'red', ink: 'light-dark(#901f1f, var(--mantine-color-red-3))' };
const ORANGE = { color: 'orange', ink: 'light-dark(#8a2f00, var(--mantine-color-orange-3))' };
const GRAY = { color: 'gray', ink: 'light-dark(#495057, var(--mantine-color-gray-4))' };

/** Scores that fall, and what went wrong, stand out; what is merely open does not. */
const LOOKS: Record<AttentionReason, typeof RED> = {
  FALLING_SCORES: RED,
  INACTIVE: ORANGE,
  RECORDING_FAILED: ORANGE,
  RECORDING_WAITING: GRAY,
  CLINICIAN_SCORE_MISSING: GRAY,
};

/** Why somebody should look at a person, in words, the most urgent first. */
export function AttentionBadges({ reasons }: { reasons: readonly AttentionReason[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.reasons}>
      {reasons.map((reason) => (
        <Tag key={reason} look={LOOKS[reason]}>
          {t(`attention.${reason}`)}
        </Tag>
      ))}
    </div>
  );
}
