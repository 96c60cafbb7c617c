import { useParams, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { mayOpen } from '../../navigation.ts';
import { UnavailablePage } from '../../ui/unavailable-page.tsx';
import { Workspace } from './workspace.tsx';

/** Where analysts ask their questions. The API refuses everybody else too; here it is said in words. */
export function SqlPage() {
  const { t } = useTranslation('sql');
  const { session } = useRouteContext({ from: '/signed-in' });
  const { queryId } = useParams({ strict: false });
  if (!mayOpen('sql', session.groups))
    return <UnavailablePage title={t('notForYou.title')}>{t('notForYou.lead')}</UnavailablePage>;
  return <Workspace queryId={queryId ?? null} />;
}
