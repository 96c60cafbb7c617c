import { useTranslation } from '../../i18n/use-translation.tsx';
import { UnavailablePage } from '../../ui/unavailable-page.tsx';

/** The same words whether something does not exist or may not be seen: the API tells neither. */
export function NotFoundPage({ what }: { what: 'page' | 'participant' | 'recording' | 'query' }) {
  const { t } = useTranslation();
  return <UnavailablePage title={t('notFound.title')}>{t(`notFound.${what}`)}</UnavailablePage>;
}

/** For an address that leads nowhere. */
export const NowherePage = () => <NotFoundPage what="page" />;
