import { useParams, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { mayOpen } from '../../navigation.ts';
import { UnavailablePage } from '../../ui/unavailable-page.tsx';
import { Workspace } from './workspace.tsx';

/** The SQL workspace of analysts. The API rejects other viewers too; this page tells them why. */
export function SqlPage() {
  const { t } = useTranslation('sql');
  const { session } = useRouteContext({ from: '/signed-in' });
  const { queryId } = useParams({ strict: false });
  if (!mayOpen('sql', session.groups))
    return <UnavailablePage title={t('notForYou.title')}>{t('notForYou.lead')}</UnavailablePage>;
  return <Workspace queryId={queryId ?? null} />;
}
