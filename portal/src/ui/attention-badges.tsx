import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AttentionReason } from '../__generated__/graphql.ts';

/** Scores that fall, and what went wrong, stand out; what is merely open does not. */
const COLORS: Record<AttentionReason, string> = {
  FALLING_SCORES: 'red',
  INACTIVE: 'orange',
  RECORDING_FAILED: 'orange',
  RECORDING_WAITING: 'gray',
  CLINICIAN_SCORE_MISSING: 'gray',
};

const INKS: Record<string, string> = {
  red: 'light-dark(#901f1f, var(--mantine-color-red-3))',
  orange: 'light-dark(#8a2f00, var(--mantine-color-orange-3))',
  gray: 'light-dark(#495057, var(--mantine-color-gray-4))',
};

/** Why somebody should look at a person, in words, the most urgent first. */
export function AttentionBadges({ reasons }: { reasons: readonly AttentionReason[] }) {
  const { t } = useTranslation();
  return (
    <Group gap={4}>
      {reasons.map((reason) => (
        <Badge
          key={reason}
          variant="light"
          color={COLORS[reason]}
          tt="none"
          style={{ color: INKS[COLORS[reason]], overflow: 'visible' }}
        >
          {t(`attention.${reason}`)}
        </Badge>
      ))}
    </Group>
  );
}
