import { useTranslation } from '../../i18n/use-translation.tsx';
import { DeadEnd } from '../../ui/dead-end.tsx';

/** The same words whether something does not exist or may not be seen: the API tells neither. */
export function NotFoundPage({ what }: { what: 'page' | 'participant' | 'recording' | 'query' }) {
  const { t } = useTranslation();
  return <DeadEnd title={t('notFound.title')}>{t(`notFound.${what}`)}</DeadEnd>;
}

/** For an address that leads nowhere. */
export const NowherePage = () => <NotFoundPage what="page" />;
