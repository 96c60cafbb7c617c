import { useTranslation } from '../../i18n/use-translation.tsx';
import { UnavailablePage } from '../../ui/unavailable-page.tsx';

/** Shows the same text whether a record does not exist or is hidden: the API does not distinguish them. */
export function NotFoundPage({ what }: { what: 'page' | 'participant' | 'recording' | 'query' }) {
  const { t } = useTranslation();
  return <UnavailablePage title={t('notFound.title')}>{t(`notFound.${what}`)}</UnavailablePage>;
}

/** For unknown addresses. */
export const UnknownPage = () => <NotFoundPage what="page" />;
