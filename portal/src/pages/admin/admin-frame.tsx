import { Link, Outlet, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { mayOpen, menuFor } from '../../navigation.ts';
import { paths } from '../../paths.ts';
import { UnavailablePage } from '../../ui/unavailable-page.tsx';
import classes from './admin-frame.module.css';

/** The menu beside the pages of administration. The API rejects other viewers too; this page tells them why. */
export function AdminFrame() {
  const { t } = useTranslation(['admin', 'common']);
  const { session } = useRouteContext({ from: '/signed-in' });
  if (!mayOpen('admin', session.groups))
    return <UnavailablePage title={t('notForYou.title')}>{t('notForYou.lead')}</UnavailablePage>;
  return (
    <div className={classes.frame}>
      <nav aria-label={t('title')} className={classes.places}>
        {menuFor(session.groups, 'administration').map(({ name, title }) => (
          <Link
            key={name}
            {...paths[name]()}
            className={classes.place}
            activeOptions={{ includeSearch: false }}
          >
            {t(`common:place.${title}`)}
          </Link>
        ))}
      </nav>
      <div className={classes.page}>
        <Outlet />
      </div>
    </div>
  );
}
