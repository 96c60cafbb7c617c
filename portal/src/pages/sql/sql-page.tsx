import { useParams, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { DeadEnd } from '../../ui/dead-end.tsx';
import { Workspace } from './workspace.tsx';

/** Where analysts ask their questions. The API refuses everybody else too; here it is said in words. */
export function SqlPage() {
  const { t } = useTranslation('sql');
  const { session } = useRouteContext({ from: '/signed-in' });
  const { queryId } = useParams({ strict: false });
  if (!session.groups.includes('analyst'))
    return <DeadEnd title={t('notForYou.title')}>{t('notForYou.lead')}</DeadEnd>;
  return <Workspace queryId={queryId ?? null} />;
}
