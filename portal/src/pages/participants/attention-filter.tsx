import type { AttentionReason, ParticipantsQuery } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ATTENTION_REASONS } from '../../ui/attention.ts';
import { reasonsIn } from './list-search.ts';
import classes from './participant-filters.module.css';
import { useListSearch } from './use-list-search.ts';

/** The attention reasons with their counts; checking one filters the list. */
export function AttentionFilter(props: {
  counts: ParticipantsQuery['participants']['attention'] | undefined;
}) {
  const { t } = useTranslation(['participants', 'common']);
  const [search, change] = useListSearch();
  const chosen = reasonsIn(search) ?? [];
  const countOf = (reason: AttentionReason) =>
    props.counts?.find((count) => count.reason === reason)?.count;

  const choose = (reason: AttentionReason, wanted: boolean) => {
    const next = ATTENTION_REASONS.filter((one) =>
      one === reason ? wanted : chosen.includes(one),
    );
    change({ attention: next.length === 0 ? undefined : next.join() });
  };

  return (
    <fieldset className={classes.reasons}>
      <legend>{t('needsAttention')}</legend>
      {ATTENTION_REASONS.map((reason) => {
        const count = countOf(reason);
        return (
          <label key={reason} className={classes.reason}>
            <input
              type="checkbox"
              checked={chosen.includes(reason)}
              onChange={({ currentTarget }) => choose(reason, currentTarget.checked)}
            />
            {t(`common:attention.${reason}`)}
            {count !== undefined && ` (${formatNumber(count)})`}
          </label>
        );
      })}
    </fieldset>
  );
}
