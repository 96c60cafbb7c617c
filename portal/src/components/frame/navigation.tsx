import { Container } from '@mantine/core';
import { Link, useLocation, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { menuFor } from '../../navigation.ts';
import { paths } from '../../paths.ts';
import { routeOf } from '../../routes.ts';
import classes from './navigation.module.css';

/** The main menu: the pages that the viewer's groups may open. */
export function Navigation() {
  const { t } = useTranslation();
  const { session } = useRouteContext({ from: '/signed-in' });
  const { pathname } = useLocation();
  return (
    <nav aria-label={t('places')} className={classes.bar} data-print-hidden>
      <Container size="xl" className={classes.places}>
        {menuFor(session.groups, 'main').map(({ name, title }) => {
          const { path, includes } = routeOf(name);
          const isInside = includes?.some((beginning) => pathname.startsWith(beginning));
          return (
            <Link
              key={name}
              {...paths[name]()}
              className={classes.place}
              // The address of home is a prefix of all others.
              activeOptions={{ exact: path === '/', includeSearch: false }}
              aria-current={isInside ? 'true' : undefined}
            >
              {t(`place.${title}`)}
            </Link>
          );
        })}
      </Container>
    </nav>
  );
}
