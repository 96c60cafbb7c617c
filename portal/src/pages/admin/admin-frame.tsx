import { Link, Outlet, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { DeadEnd } from '../../ui/dead-end.tsx';
import classes from './admin-frame.module.css';

const PLACES = [
  ['users', paths.users],
  ['settings', paths.settings],
  ['tests', paths.testTypes],
  ['erasures', paths.erasures],
  ['jobs', paths.jobs],
  ['auditLog', paths.auditLog],
  ['status', paths.status],
] as const;

/** What the pages of administration have around them. The API refuses everybody else too; here it is said in words. */
export function AdminFrame() {
  const { t } = useTranslation('admin');
  const { session } = useRouteContext({ from: '/signed-in' });
  if (!session.groups.includes('admin'))
    return <DeadEnd title={t('notForYou.title')}>{t('notForYou.lead')}</DeadEnd>;
  return (
    <div className={classes.frame}>
      <nav aria-label={t('title')} className={classes.places}>
        {PLACES.map(([key, to]) => (
          <Link
            key={key}
            {...to()}
            className={classes.place}
            activeOptions={{ includeSearch: false }}
          >
            {t(`place.${key}`)}
          </Link>
        ))}
      </nav>
      <div className={classes.page}>
        <Outlet />
      </div>
    </div>
  );
}
