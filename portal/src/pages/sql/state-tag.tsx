import type { SqlQueryState } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { Tag } from '../../ui/tag.tsx';

const INK = 'var(--mantine-color-text)';
const LOOK_OF: Readonly<Record<SqlQueryState, { color: string; ink: string } | null>> = {
  QUEUED: null,
  RUNNING: { color: 'blue', ink: INK },
  SUCCEEDED: { color: 'teal', ink: INK },
  FAILED: { color: 'red', ink: INK },
  CANCELLED: null,
};

/** The state of a query as a tag. */
export function StateTag({ state }: { state: SqlQueryState }) {
  const { t } = useTranslation('sql');
  const look = LOOK_OF[state];
  return <Tag {...(look && { look })}>{t(`state.${state}`)}</Tag>;
}
