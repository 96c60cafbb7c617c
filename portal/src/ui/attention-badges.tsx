import type { AttentionReason } from '../__generated__/graphql.ts';
import { useTranslation } from '../i18n/use-translation.tsx';
import { ATTENTION_LOOKS } from './attention.ts';
import classes from './attention-badges.module.css';
import { Tag } from './tag.tsx';

/** The reasons why a participant needs attention, the most urgent first. */
export function AttentionBadges({ reasons }: { reasons: readonly AttentionReason[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.reasons}>
      {reasons.map((reason) => (
        <Tag key={reason} look={ATTENTION_LOOKS[reason]}>
          {t(`attention.${reason}`)}
        </Tag>
      ))}
    </div>
  );
}
